#include "resolve/query.hpp"

#include <algorithm>
#include <array>

#include "dateline/text/endings.hpp"
#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

using Kinds = std::vector<PlaceKind>;
using Words = std::vector<std::string_view>;

/// A word that says what a place is, and the kinds that it may mean.
struct KindWord {
  std::string_view word;  ///< as a fold() key
  Kinds kinds;
};

// Words as fold() keys. An Azerbaijani, Turkish or Armenian word stands after the name, a
// Russian or Spanish one before it; both orders are tried for all.
const std::vector<KindWord>& kind_words() {
  using enum PlaceKind;
  static const Kinds area{district, province, region};
  static const Kinds populated{settlement, site};
  static const std::vector<KindWord> words{{"district", {district, province}},
                                           {"rayon", {district}},
                                           {"raion", {district}},
                                           {"rayonu", {district}},
                                           {"region", {region, province, district}},
                                           {"province", {province, district}},
                                           {"marz", {province}},
                                           {"oblast", {region, province}},
                                           {"governorate", {province, region}},
                                           {"state", {province, region, country}},
                                           {"department", area},
                                           {"county", area},
                                           {"municipality", area},
                                           {"prefecture", area},
                                           {"sub prefecture", area},
                                           {"canton", area},
                                           {"commune", {district, settlement}},
                                           {"territory", area},
                                           {"division", area},
                                           {"governate", area},
                                           {"zone", area},
                                           {"woreda", area},
                                           {"wilaya", area},
                                           {"muhafazah", area},
                                           {"voivodeship", area},
                                           {"krai", area},
                                           {"okrug", area},
                                           {"subdistrict", area},
                                           {"sub district", area},
                                           {"tehsil", area},
                                           {"taluk", area},
                                           {"upazila", area},
                                           {"lga", area},
                                           {"ilcesi", {district}},
                                           {"ili", {province}},
                                           {"vilayeti", {province, region}},
                                           {"provincia", area},
                                           {"departamento", area},
                                           {"municipio", area},
                                           {"estado", area},
                                           {"departement", area},
                                           {"раион", {district}},
                                           {"раиона", {district}},
                                           {"раионе", {district}},
                                           {"область", area},
                                           {"области", area},
                                           {"краи", area},
                                           {"մարզ", {province}},
                                           {"մարզի", {province}},
                                           {"մարզում", {province}},
                                           {"շրջան", {district, region}},
                                           {"շրջանի", {district, region}},
                                           {"շրջանում", {district, region}},
                                           {"რაიონი", {district}},
                                           {"მუნიციპალიტეტი", {district}},
                                           {"მხარე", area},
                                           {"republic", {country, region, province}},
                                           {"city", populated},
                                           {"town", populated},
                                           {"village", populated},
                                           {"settlement", populated},
                                           {"hamlet", populated},
                                           {"location", populated},
                                           {"locality", populated},
                                           {"barangay", populated},
                                           {"capital", {settlement}},
                                           {"seheri", populated},
                                           {"kendi", populated},
                                           {"qesebesi", populated},
                                           {"sehri", populated},
                                           {"koyu", populated},
                                           {"город", populated},
                                           {"города", populated},
                                           {"городе", populated},
                                           {"село", populated},
                                           {"села", populated},
                                           {"селе", populated},
                                           {"поселок", populated},
                                           {"деревня", populated},
                                           {"քաղաք", populated},
                                           {"քաղաքի", populated},
                                           {"քաղաքում", populated},
                                           {"գյուղ", populated},
                                           {"գյուղի", populated},
                                           {"գյուղում", populated},
                                           {"ქალაქი", populated},
                                           {"სოფელი", populated},
                                           {"ville", populated},
                                           {"ciudad", populated},
                                           {"pueblo", populated},
                                           {"vila", populated},
                                           {"river", {river}},
                                           {"cayi", {river}},
                                           {"река", {river}},
                                           {"գետ", {river}},
                                           {"lake", {lake, reservoir}},
                                           {"golu", {lake}},
                                           {"озеро", {lake}},
                                           {"լիճ", {lake}},
                                           {"reservoir", {reservoir, lake}},
                                           {"sea", {sea}},
                                           {"pass", {pass}},
                                           {"mount", {peak}},
                                           {"mountain", {peak, range}},
                                           {"mountains", {range, peak}},
                                           {"dagi", {peak, range}},
                                           {"гора", {peak}},
                                           {"լեռ", {peak}},
                                           {"peak", {peak}},
                                           {"range", {range}},
                                           {"valley", {valley}},
                                           {"road", {road}},
                                           {"highway", {road}},
                                           {"corridor", {corridor}},
                                           {"border", {border}},
                                           {"checkpoint", {site}},
                                           {"bridge", {site}},
                                           {"airport", {site}},
                                           {"airbase", {site}},
                                           {"monastery", {site}},
                                           {"mine", {site}}};
  return words;
}

// Words that gazetteers put beside a name: "Hakari River", "Lachin District", "Lake Sevan".
constexpr std::string_view completing_words[]{
    "district", "rayonu",    "region",     "province", "governorate", "state",     "department",
    "county",   "city",      "river",      "lake",     "reservoir",   "sea",       "pass",
    "mount",    "mountains", "peak",       "range",    "valley",      "road",      "highway",
    "corridor", "border",    "checkpoint", "bridge",   "airport",     "monastery", "mine"};
constexpr std::string_view words_before[]{"lake", "mount"};

/// Small Latin letters for capitals, the rest as it is.
std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string_view::npos;
       at = text.find_first_not_of(' ', at)) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

/// The text from the word `from` up to but not with the word `to`.
std::string_view between(const Words& words, std::size_t from, std::size_t to) {
  if (from >= to) return {};
  const char* begin = words[from].data();
  return {begin, static_cast<std::size_t>(words[to - 1].data() + words[to - 1].size() - begin)};
}

bool is_one(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

std::string without_lead(const std::string& text) {
  const Words words = words_of(text);
  std::size_t at = 0;
  while (at + 1 < words.size() &&
         is_one(fold(words[at]), {"the", "in", "at", "on", "along", "inside", "within", "from", "towards",
                                  "в", "во", "на", "из", "близ"}))
    ++at;
  return std::string(between(words, at, words.size()));
}

/// Where a container begins: at a comma or "in" outside of brackets; npos when there is none.
std::size_t next_cut(std::string_view lower) {
  int depth = 0;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    depth += lower[i] == '(' ? 1 : lower[i] == ')' ? -1 : 0;
    if (depth <= 0 && (lower[i] == ',' || lower.substr(i).starts_with(" in "))) return i;
  }
  return std::string_view::npos;
}

/// "Hadrut in Nagorno-Karabakh" and "Lachin, Azerbaijan" into the name and its containers.
std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  std::string rest = text;
  while (!rest.empty()) {
    const std::size_t cut = next_cut(small(rest));
    const std::string part(trim(std::string_view(rest).substr(0, cut)));
    if (!part.empty()) parts.push_back(part);
    if (cut == std::string::npos) break;
    rest = rest.substr(cut + (rest[cut] == ',' ? 1 : 4));
  }
  return parts;
}

std::string joined(std::string_view a, std::string_view b) {
  return std::string(a).append(" ").append(b);
}

const KindWord* kind_word(std::string_view word) {
  const auto found = std::ranges::find(kind_words(), fold(word), &KindWord::word);
  return found == kind_words().end() ? nullptr : &*found;
}

/// The name with each completing word whose first kind `wanted` accepts.
template <class Wanted>
std::vector<std::string> completions(const std::string& name, const Wanted& wanted) {
  std::vector<std::string> texts;
  for (const std::string_view word : completing_words) {
    if (!wanted(kind_word(word)->kinds.front())) continue;
    texts.push_back(joined(name, word));
    if (std::ranges::find(words_before, word) != std::end(words_before)) texts.push_back(joined(word, name));
  }
  return texts;
}

/// "village of Tegh", "Lake Sevan", "Lachin rayon" without the word for the kind.
void add_kind_readings(const Query& query, std::vector<Query>& readings) {
  const Words words = words_of(query.name);
  const std::size_t count = words.size();
  const auto add = [&](std::string_view name, const KindWord& word) {
    Query reading = query;
    reading.name = std::string(name);
    reading.kinds = word.kinds;
    reading.completed = completions(reading.name, [&](PlaceKind kind) {
      return std::ranges::find(word.kinds, kind) != word.kinds.end();
    });
    readings.push_back(std::move(reading));
  };
  if (count < 2) return;
  if (const KindWord* first = kind_word(words[0])) {
    const std::size_t from = count > 2 && small(words[1]) == "of" ? 2 : 1;
    add(between(words, from, count), *first);
  }
  if (const KindWord* last = kind_word(words[count - 1])) add(between(words, 0, count - 1), *last);
}

/// "Khankendi / Stepanakert" and "Khankendi (Stepanakert)" as each of the two names.
void add_alternatives(const Query& query, std::vector<Query>& readings) {
  std::size_t cut = query.name.find(" / ");
  std::size_t width = 3;
  if (cut == std::string::npos && query.name.ends_with(')')) {
    cut = query.name.rfind(" (");
    width = 2;
  }
  if (cut == std::string::npos) return;
  std::string second = query.name.substr(cut + width);
  if (width == 2) second.pop_back();
  const bool says_near = is_one(small(second), {"outside", "near", "vicinity", "nearby"});
  if (width == 2 && says_near) return;
  if (width == 2 && second.find(',') != std::string::npos) second.clear();
  for (const std::string& name : {query.name.substr(0, cut), second}) {
    Query reading = query;
    reading.name = std::string(trim(name));
    if (!reading.name.empty()) readings.push_back(std::move(reading));
  }
}

void add_readings(const Query& query, std::vector<Query>& readings) {
  readings.push_back(query);
  Query plain = query;
  plain.name = without_lead(query.name);
  if (plain.name != query.name) readings.push_back(plain);
  add_alternatives(plain, readings);
  add_kind_readings(plain, readings);
}

}  // namespace

std::vector<Query> readings(std::string_view text) {
  std::vector<Query> all;
  Query whole;
  whole.name = std::string(trim(text));
  if (whole.name.empty()) return all;
  add_readings(whole, all);
  const std::vector<std::string> parts = parts_of(whole.name);
  if (parts.size() < 2) return all;
  Query inner;
  inner.name = parts.front();
  inner.containers.assign(parts.begin() + 1, parts.end());
  add_readings(inner, all);
  return all;
}

std::vector<std::string> with_landform_words(const std::string& name) {
  return completions(name,
                     [](PlaceKind kind) { return kind >= PlaceKind::river && kind <= PlaceKind::valley; });
}

std::vector<NameForm> forms_of(const std::string& name) {
  std::vector<NameForm> forms;
  if (std::string bare = without_possessive(name); !bare.empty())
    forms.push_back({std::move(bare), Form::possessive});
  for (std::string& text : spelt_out(name)) forms.push_back({std::move(text), Form::abbreviated});
  for (std::string& text : article_forms(name)) forms.push_back({std::move(text), Form::article});
  return forms;
}

}  // namespace dateline
