#include "resolve/query.hpp"

#include <algorithm>
#include <array>

#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

using Kinds = std::vector<PlaceKind>;
using Words = std::vector<std::string_view>;

/// A word that says what a place is, and the kinds that it may mean.
struct KindWord {
  std::string_view word;
  Kinds kinds;
};

const std::vector<KindWord>& kind_words() {
  using enum PlaceKind;
  static const std::vector<KindWord> words{{"district", {district}},
                                           {"rayon", {district}},
                                           {"raion", {district}},
                                           {"rayonu", {district}},
                                           {"region", {region, province, district}},
                                           {"province", {province, district}},
                                           {"marz", {province}},
                                           {"oblast", {region, province}},
                                           {"governorate", {province, region}},
                                           {"city", {settlement}},
                                           {"town", {settlement}},
                                           {"village", {settlement}},
                                           {"settlement", {settlement}},
                                           {"capital", {settlement}},
                                           {"river", {river}},
                                           {"lake", {lake, reservoir}},
                                           {"reservoir", {reservoir, lake}},
                                           {"sea", {sea}},
                                           {"pass", {pass}},
                                           {"mount", {peak}},
                                           {"mountain", {peak}},
                                           {"mountains", {range, peak}},
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
                                           {"monastery", {site}},
                                           {"mine", {site}}};
  return words;
}

constexpr std::array<std::string_view, 16> directions{"north",      "south",      "east",       "west",
                                                      "northeast",  "northwest",  "southeast",  "southwest",
                                                      "north-east", "north-west", "south-east", "south-west",
                                                      "northern",   "southern",   "eastern",    "western"};

constexpr std::array<std::string_view, 9> lengths{
    "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "miles", "metres", "meters"};

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

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789.,") == std::string_view::npos;
}

/// How many words at the start only say that a place is near: "in the vicinity of",
/// "5 km north of", "outside". 0 when none do.
std::size_t near_words(const std::vector<std::string>& words) {
  std::size_t at = 0;
  const auto is = [&](std::initializer_list<std::string_view> allowed) {
    return at < words.size() && is_one(words[at], allowed);
  };
  const auto skip = [&](std::initializer_list<std::string_view> allowed) {
    if (!is(allowed)) return false;
    ++at;
    return true;
  };
  skip({"about", "some", "just"});
  if (skip({"near", "nearby", "around", "outside"})) {
    skip({"of"});
    return at;
  }
  if (skip({"close", "next"})) return skip({"to"}) ? at : 0;
  if (skip({"not"})) return skip({"far"}) && skip({"from"}) ? at : 0;
  const bool measured = at + 1 < words.size() && is_number(words[at]) &&
                        std::ranges::find(lengths, words[at + 1]) != lengths.end();
  if (measured) at += 2;
  if (measured && skip({"from", "off", "outside"})) return at;
  skip({"in", "at", "on", "to"});
  skip({"the"});
  if (skip({"vicinity", "outskirts", "surroundings", "area"})) return skip({"of"}) ? at : 0;
  const bool directed = at < words.size() && std::ranges::find(directions, words[at]) != directions.end();
  if (!directed) return 0;
  ++at;
  return skip({"of"}) || (measured && skip({"from"})) ? at : 0;
}

/// Takes "near", "(outside)" and the like away; says whether there was any.
bool take_near(std::string& text) {
  bool near = false;
  const Words words = words_of(text);
  std::vector<std::string> lower;
  for (const std::string_view word : words) lower.push_back(small(word));
  std::size_t end = words.size();
  if (end > 1 && is_one(lower[end - 1], {"(outside)", "(near)", "(vicinity)", "vicinity", "outskirts"})) {
    near = true;
    --end;
  }
  const std::size_t begin = near_words(lower);
  near = near || begin > 0;
  if (near && begin < end) text = std::string(between(words, begin, end));
  return near && begin < end;
}

std::string without_lead(const std::string& text) {
  const Words words = words_of(text);
  std::size_t at = 0;
  while (at + 1 < words.size() && is_one(small(words[at]), {"the", "in", "at"})) ++at;
  return std::string(between(words, at, words.size()));
}

/// "Hadrut in Nagorno-Karabakh" and "Lachin, Azerbaijan" into the name and its containers.
std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  std::string rest = text;
  while (!rest.empty()) {
    const std::string lower = small(rest);
    const std::size_t comma = lower.find(',');
    const std::size_t in = lower.find(" in ");
    const std::size_t cut = std::min(comma, in);
    const std::string part(trim(std::string_view(rest).substr(0, cut)));
    if (!part.empty()) parts.push_back(part);
    if (cut == std::string::npos) break;
    rest = rest.substr(cut + (cut == comma ? 1 : 4));
  }
  return parts;
}

std::string joined(std::string_view a, std::string_view b) {
  return std::string(a).append(" ").append(b);
}

std::vector<std::string> completions(const std::string& name, const Kinds& kinds) {
  std::vector<std::string> texts;
  for (const KindWord& word : kind_words()) {
    if (word.kinds.front() != kinds.front() && std::ranges::find(kinds, word.kinds.front()) == kinds.end())
      continue;
    texts.push_back(joined(name, word.word));
    texts.push_back(joined(word.word, name));
  }
  return texts;
}

const KindWord* kind_word(std::string_view word) {
  const auto found = std::ranges::find(kind_words(), small(word), &KindWord::word);
  return found == kind_words().end() ? nullptr : &*found;
}

/// "village of Tegh", "Lake Sevan", "Lachin rayon" without the word for the kind.
void add_kind_readings(const Query& query, std::vector<Query>& readings) {
  const Words words = words_of(query.name);
  const std::size_t count = words.size();
  const auto add = [&](std::string_view name, const KindWord& word) {
    Query reading = query;
    reading.name = std::string(name);
    reading.kinds = word.kinds;
    reading.completed = completions(reading.name, word.kinds);
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
  if (is_one(small(second), {"outside", "near", "vicinity"})) return;
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
  Query rest = whole;
  rest.near = take_near(rest.name);
  if (rest.near) add_readings(rest, all);
  const std::vector<std::string> parts = parts_of(rest.name);
  if (parts.size() < 2) return all;
  Query inner = rest;
  inner.name = parts.front();
  inner.containers.assign(parts.begin() + 1, parts.end());
  add_readings(inner, all);
  return all;
}

std::vector<std::string> with_landform_words(const std::string& name) {
  using enum PlaceKind;
  std::vector<std::string> texts;
  for (const KindWord& word : kind_words()) {
    const PlaceKind kind = word.kinds.front();
    if (kind < river || kind > valley) continue;
    texts.push_back(joined(name, word.word));
    texts.push_back(joined(word.word, name));
  }
  return texts;
}

}  // namespace dateline
