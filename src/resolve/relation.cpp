#include "dateline/resolve/relation.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <utility>

#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"
#include "resolve/relation_words.hpp"

namespace dateline {
namespace {

/// A list of words, of a table or written on the spot.
class Keys {
 public:
  Keys(std::initializer_list<std::string_view> words) : m_words(words.begin(), words.end()) {}
  template <std::size_t count>
  Keys(const std::string_view (&words)[count]) : m_words(words, count) {}

  bool hold(std::string_view key) const { return std::ranges::find(m_words, key) != m_words.end(); }

 private:
  std::span<const std::string_view> m_words;
};

bool is_one(std::string_view key, const Keys& keys) {
  return keys.hold(key);
}

/// A word as written (with its punctuation) and its key without blanks: "South-East" is
/// "southeast".
struct Word {
  std::string_view text;
  std::string key;
};

std::string key_of(std::string_view text) {
  std::string key = fold(text);
  std::erase(key, ' ');
  return key;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string_view::npos;
       at = text.find_first_not_of(' ', at)) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back({text.substr(at, end - at), key_of(text.substr(at, end - at))});
    at = end;
  }
  return words;
}

std::optional<double> bearing_of(std::string_view key) {
  for (const Direction& direction : directions)
    if (direction.word == key) return direction.bearing;
  return std::nullopt;
}

/// "northern", as of a part, against "north", as of a direction.
bool is_adjective(std::string_view key) {
  return key.ends_with("ern");
}

std::optional<double> km_of(std::string_view key) {
  for (const Unit& unit : units)
    if (unit.word == key) return unit.km;
  return std::nullopt;
}

std::optional<double> number_of(std::string_view text) {
  std::string digits(text);
  std::ranges::replace(digits, ',', '.');
  if (digits.empty() || digits.size() > 8 || digits.find_first_not_of("0123456789.") != std::string::npos)
    return std::nullopt;
  double value = 0;
  double place = 0;
  for (const char c : digits) {
    if (c == '.' && place > 0) return std::nullopt;
    if (c == '.') {
      place = 1;
      continue;
    }
    place /= 10;
    value = place > 0 ? value + (c - '0') * place : value * 10 + (c - '0');
  }
  return value;
}

/// Reads a phrase word by word.
class Reader {
 public:
  explicit Reader(std::string_view text) : m_words(words_of(text)), m_end(m_words.size()) {}

  std::vector<Phrase> read() {
    m_inside = is({"in"});
    skip({"the", "along", "on", "at", "in", "from"});
    while (skip({"the"})) continue;
    const std::size_t start = m_at;
    for (const auto part : {&Reader::entrance, &Reader::between, &Reader::pair, &Reader::beside,
                            &Reader::offset, &Reader::around, &Reader::directed, &Reader::trailing}) {
      m_at = start;
      m_end = m_words.size();
      if ((this->*part)()) return std::move(m_found);
    }
    return {};
  }

 private:
  bool is(const Keys& keys, std::size_t ahead = 0) const {
    return m_at + ahead < m_end && is_one(m_words[m_at + ahead].key, keys);
  }
  bool skip(const Keys& keys) {
    if (!is(keys)) return false;
    ++m_at;
    return true;
  }
  bool has_more() const { return m_at < m_end; }
  const std::string& last_key() const { return m_words[m_end - 1].key; }

  /// The text of the words from `from` up to but not with `to`, without a comma at its end.
  std::string text(std::size_t from, std::size_t to) const {
    if (from >= to) return {};
    const char* begin = m_words[from].text.data();
    const std::string_view last = m_words[to - 1].text;
    std::string_view all(begin, static_cast<std::size_t>(last.data() + last.size() - begin));
    while (all.ends_with(',') || all.ends_with('.')) all.remove_suffix(1);
    return std::string(all);
  }
  std::string rest() const { return text(m_at, m_end); }

  bool add(Phrase phrase) {
    if (phrase.name.empty() || (is_between_two(phrase.relation) && phrase.other.empty())) return false;
    m_found.push_back(std::move(phrase));
    return true;
  }
  bool add_single(Relation relation) { return add({relation, rest(), "", 0, std::nullopt}); }

  /// "X and Y" from here, after what `join` allows: "and", "to", "with".
  bool two_names(Relation relation, const Keys& join) {
    for (std::size_t i = m_at + 1; i + 1 < m_end; ++i)
      if (is_one(m_words[i].key, join)) add({relation, text(m_at, i), text(i + 1, m_end), 0, std::nullopt});
    return !m_found.empty();
  }

  /// "X–Y" from here: every hyphen may be the one between the names.
  bool hyphened(Relation relation) {
    const std::string whole = rest();
    for (const std::string_view dash : {" – ", " — ", " - ", "–", "—", "/", "-"}) {
      for (std::size_t at = whole.find(dash); at != std::string::npos;
           at = whole.find(dash, at + dash.size()))
        add({relation, whole.substr(0, at), whole.substr(at + dash.size()), 0, std::nullopt});
      if (!m_found.empty()) return true;
    }
    return false;
  }

  /// "X–Y", "X and Y", "from X to Y" and the like from here.
  bool ends_of(Relation relation) {
    skip({"between", "from", "linking", "connecting", "of", "joining"});
    skip({"the"});
    return hyphened(relation) || two_names(relation, {"and", "to", "with", "и", "ile", "ve", "և"});
  }

  /// "the X–Y road", "the road from X to Y", "дорога X — Y".
  bool named_line(const Keys& nouns, Relation relation) {
    if (m_end < m_at + 2) return false;
    const std::size_t start = m_at;
    const std::size_t end = m_end;
    if (is(nouns)) {
      ++m_at;
      if (ends_of(relation)) return true;
      m_at = start;
    }
    while (m_end > m_at && is_one(last_key(), {"area", "region", "zone", "crossing", "section"})) --m_end;
    if (m_end > m_at + 1 && is_one(last_key(), nouns)) {
      --m_end;
      if (ends_of(relation)) return true;
    }
    m_at = start;
    m_end = end;
    return false;
  }

  bool pair() { return named_line(road_words, Relation::road) || named_line(border_words, Relation::border); }

  bool entrance() {
    if (!is(entrance_words)) return false;
    ++m_at;
    if (!skip({"of", "to", "from", "on"})) return false;
    skip({"the"});
    const std::size_t start = m_at;
    if (named_line(road_words, Relation::entrance)) return true;
    m_at = start;
    return add_single(Relation::outskirts);
  }

  bool between() {
    skip({"halfway", "midway", "somewhere", "area", "half"});
    if (!skip({"between", "между"})) return false;
    skip({"the"});
    return two_names(Relation::between, {"and", "и"});
  }

  /// "near X", "close to X", "not far from X".
  bool beside() {
    skip({"about", "some", "just"});
    const std::size_t start = m_at;
    if (is(near_words)) {
      ++m_at;
      skip({"of", "the"});
      return add_single(Relation::near);
    }
    if (skip({"close", "next", "adjacent"}) && skip({"to"})) return add_single(Relation::near);
    m_at = start;
    return (skip({"not", "недалеко"}) && (skip({"far"}), skip({"from", "от"}))) && add_single(Relation::near);
  }

  /// "20 km", "15km" from here.
  std::optional<double> length() {
    while (skip({"about", "some", "around", "approximately", "roughly", "just", "circa", "ca", "up"}))
      continue;
    if (!has_more()) return std::nullopt;
    const std::string_view word = m_words[m_at].text;
    if (m_at + 1 < m_end)
      if (const auto number = number_of(word), unit = km_of(m_words[m_at + 1].key); number && unit)
        return m_at += 2, *number * *unit;
    const std::size_t digits = std::min(word.find_first_not_of("0123456789.,"), word.size());
    const auto number = number_of(word.substr(0, digits));
    const auto unit = km_of(key_of(word.substr(digits)));
    if (!number || !unit) return std::nullopt;
    return ++m_at, *number * *unit;
  }

  /// "to the north-east of", "north east from": the bearing, when "of" follows.
  std::optional<double> heading() {
    const std::size_t start = m_at;
    skip({"to", "in", "at", "on"});
    skip({"the"});
    if (!has_more()) return m_at = start, std::nullopt;
    std::string key = m_words[m_at].key;
    if (m_at + 1 < m_end && bearing_of(key + m_words[m_at + 1].key)) key += m_words[++m_at].key;
    const auto bearing = bearing_of(key);
    if (!bearing || is_adjective(key)) return m_at = start, std::nullopt;
    ++m_at;
    return bearing;
  }

  /// "20 km south-east of X", "20 km from X", "north of X", "X, 20 km north".
  bool offset() {
    const auto km = length();
    const std::size_t before = m_at;
    const auto bearing = heading();
    const bool russian = before < m_at && static_cast<unsigned char>(m_words[before].key[0]) >= 0x80;
    const bool linked = skip({"of", "from", "off", "away", "outside", "от"}) || russian;
    skip({"of", "from", "the", "от"});
    if ((!km && !bearing) || !linked || !has_more()) return false;
    const bool inside = m_inside && !km;
    const Relation relation = inside ? Relation::part : Relation::offset;
    return add({relation, rest(), "", km.value_or(0), bearing});
  }

  /// "in the vicinity of X", "the outskirts of X", "the countryside around X".
  bool around() {
    skip({"in", "at", "on", "to"});
    skip({"the"});
    if (has_more() && bearing_of(m_words[m_at].key) && m_at + 1 < m_end) ++m_at;
    for (const auto& [words, relation] : {std::pair{Keys(surroundings_words), Relation::near},
                                          std::pair{Keys(outskirts_words), Relation::outskirts},
                                          std::pair{Keys(part_words), Relation::part}}) {
      if (!is(words)) continue;
      ++m_at;
      if (!skip({"of", "around", "near"}) && relation != Relation::part) return false;
      skip({"the"});
      return add_single(relation);
    }
    return false;
  }

  /// "northern X", "the northern part of X".
  bool directed() {
    if (m_end < m_at + 2 || !bearing_of(m_words[m_at].key) || !is_adjective(m_words[m_at].key)) return false;
    const auto bearing = bearing_of(m_words[m_at].key);
    ++m_at;
    if (skip({"part", "parts", "half", "end", "side", "edge"}) && !skip({"of"})) return false;
    skip({"the"});
    return add({Relation::part, rest(), "", 0, bearing});
  }

  /// "X outskirts", "X (outside)", "X countryside", "X, 20 km north".
  bool trailing() {
    if (m_end < m_at + 2) return false;
    const std::string last = last_key();
    const std::size_t whole = m_end;
    --m_end;
    if (is_one(last, near_endings)) return add_single(Relation::near);
    if (is_one(last, outskirts_words)) return add_single(Relation::outskirts);
    if (is_one(last, part_words)) return add_single(Relation::part);
    m_end = whole;
    return offset_after();
  }

  /// "X (20 km north)" and "X, 20 km to the north-east".
  bool offset_after() {
    const std::size_t start = m_at;
    for (std::size_t i = start + 1; i < m_end; ++i) {
      const std::string_view before = m_words[i - 1].text;
      const bool opened = m_words[i].text.starts_with('(');
      if (!opened && !before.ends_with(',')) continue;
      if (opened) m_words[i].text.remove_prefix(1);
      m_at = i;
      const auto km = length();
      const auto bearing = km ? heading() : std::nullopt;
      const bool complete = km && !has_more();
      if (opened) m_words[i].text = {m_words[i].text.data() - 1, m_words[i].text.size() + 1};
      if (complete) return add({Relation::offset, text(start, i), "", *km, bearing});
    }
    return false;
  }

  std::vector<Word> m_words;
  bool m_inside = false;  ///< the text begins with "in"
  std::size_t m_at = 0;
  std::size_t m_end;
  std::vector<Phrase> m_found;
};

}  // namespace

const char* to_string(Relation relation) {
  constexpr std::array<const char*, 9> words{"at",      "near", "outskirts", "offset", "part",
                                             "between", "road", "entrance",  "border"};
  return words[static_cast<std::size_t>(relation)];
}

bool is_between_two(Relation relation) {
  return relation >= Relation::between;
}

std::vector<Phrase> phrases(std::string_view text) {
  return Reader(trim(text)).read();
}

}  // namespace dateline
