#include "dateline/text/endings.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t shortest_stem = 3;

/// An ending, and what the name ends in without it.
struct Ending {
  std::u32string_view ending;
  std::initializer_list<std::u32string_view> bare;
};

// Case endings of Azerbaijani and Turkish in folded letters, shortest first, since the longer a
// stem the likelier it is: locative, ablative, genitive, dative, accusative, then with the n of
// possessive compounds (Xankəndi, Xankəndində).
constexpr std::u32string_view turkic_endings[]{
    U"a",   U"e",   U"i",   U"u",   U"da",   U"de",   U"ta",   U"te",   U"ya",    U"ye",   U"yi",
    U"yu",  U"in",  U"un",  U"na",  U"ne",   U"ni",   U"nu",   U"dan",  U"den",   U"tan",  U"ten",
    U"nin", U"nun", U"nda", U"nde", U"daki", U"deki", U"ndan", U"nden", U"ndaki", U"ndeki"};

// Cases of Armenian with the article: ablative, locative, instrumental, genitive, dative.
constexpr std::u32string_view armenian_endings[]{U"ներում", U"ից", U"ում", U"ով", U"ին", U"ի", U"ը", U"ն"};

const std::initializer_list<Ending>& russian_endings() {
  // Adjectives of districts (Лачинскии, Шушинскии) and the cases of masculine, feminine
  // and soft names.
  static const std::initializer_list<Ending> endings{{U"инского", {U"а", U"и", U"", U"ин"}},
                                                     {U"инском", {U"а", U"и", U"", U"ин"}},
                                                     {U"инскии", {U"а", U"и", U"", U"ин"}},
                                                     {U"инская", {U"а", U"и", U"", U"ин"}},
                                                     {U"инскои", {U"а", U"и", U"", U"ин"}},
                                                     {U"ского", {U"", U"а", U"ь"}},
                                                     {U"скому", {U"", U"а", U"ь"}},
                                                     {U"ском", {U"", U"а", U"ь"}},
                                                     {U"скии", {U"", U"а", U"ь"}},
                                                     {U"ская", {U"", U"а", U"ь"}},
                                                     {U"скои", {U"", U"а", U"ь"}},
                                                     {U"скую", {U"", U"а", U"ь"}},
                                                     {U"ого", {U"ыи", U"ии"}},
                                                     {U"ом", {U"", U"о"}},
                                                     {U"ем", {U"ь", U"е", U"и"}},
                                                     {U"ои", {U"а", U"ая"}},
                                                     {U"еи", {U"я", U"а"}},
                                                     {U"ью", {U"ь"}},
                                                     {U"ии", {U"ия"}},
                                                     {U"е", {U"", U"а", U"я", U"о", U"и", U"ь"}},
                                                     {U"и", {U"а", U"я", U"ь", U"и"}},
                                                     {U"ы", {U"а"}},
                                                     {U"у", {U"", U"а", U"о"}},
                                                     {U"ю", {U"я", U"ь", U"и"}},
                                                     {U"а", {U"", U"о"}},
                                                     {U"я", {U"ь", U"е", U"и"}}};
  return endings;
}

const std::initializer_list<Ending>& georgian_endings() {
  static const std::initializer_list<Ending> endings{{U"იდან", {U"ი"}},           {U"ისთვის", {U"ი"}},
                                                     {U"სთან", {U"", U"ი"}},      {U"დან", {U"", U"ი"}},
                                                     {U"ში", {U"", U"ი", U"ა"}},  {U"ზე", {U"", U"ი", U"ა"}},
                                                     {U"ის", {U"ი", U"ა", U"ე"}}, {U"ს", {U"", U"ი"}}};
  return endings;
}

class Stems {
 public:
  explicit Stems(std::u32string word) : m_word(std::move(word)) {}

  void add(std::u32string_view ending, std::u32string_view bare) {
    if (!m_word.ends_with(ending) || m_word.size() < ending.size() + shortest_stem) return;
    std::u32string stem = m_word.substr(0, m_word.size() - ending.size());
    stem += bare;
    std::string key = to_utf8(stem);
    if (stem != m_word && std::ranges::find(m_stems, key) == m_stems.end()) m_stems.push_back(std::move(key));
  }

  void add(const std::initializer_list<Ending>& endings) {
    for (const Ending& ending : endings)
      for (const std::u32string_view bare : ending.bare) add(ending.ending, bare);
  }

  template <std::size_t count>
  void add(const std::u32string_view (&endings)[count]) {
    for (const std::u32string_view ending : endings) add(ending, U"");
  }

  /// "нагорном карабахе": the adjective of a name of two words is declined as well.
  void restore_adjective() {
    constexpr std::u32string_view endings[]{U"ого", U"ому", U"ом", U"ои", U"ую"};
    const std::size_t blank = m_word.find(U' ');
    if (blank == std::u32string::npos) return;
    const std::u32string first = m_word.substr(0, blank);
    for (const std::u32string_view ending : endings) {
      if (!first.ends_with(ending)) continue;
      const std::u32string stem = first.substr(0, first.size() - ending.size());
      const std::size_t count = m_stems.size();
      for (std::size_t i = 0; i < count; ++i) {
        const std::u32string changed = to_utf32(m_stems[i]);
        for (const std::u32string_view nominative : {U"ыи", U"ии", U"ая", U"ое"})
          m_stems.push_back(to_utf8(stem + std::u32string(nominative) + changed.substr(blank)));
      }
      return;
    }
  }

  std::vector<std::string> take() { return std::move(m_stems); }

 private:
  std::u32string m_word;
  std::vector<std::string> m_stems;
};

constexpr bool is_in(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// A word and the words that may stand for it, all small; a full stop counts.
using Abbreviation = std::pair<std::string_view, std::string_view>;

constexpr Abbreviation abbreviations[]{
    {"st", "saint"},         {"st", "sankt"},       {"ste", "sainte"},      {"sta", "santa"},
    {"sto", "santo"},        {"sv", "sveti"},       {"mt", "mount"},        {"mts", "mountains"},
    {"mtn", "mountain"},     {"ft", "fort"},        {"pt", "point"},        {"pt", "port"},
    {"is", "island"},        {"isl", "island"},     {"nth", "north"},       {"sth", "south"},
    {"n", "north"},          {"s", "south"},        {"e", "east"},          {"w", "west"},
    {"gt", "great"},         {"lt", "little"},      {"upr", "upper"},       {"lwr", "lower"},
    {"hts", "heights"},      {"spgs", "springs"},   {"jct", "junction"},    {"cpt", "checkpoint"},
    {"dist", "district"},    {"prov", "province"},  {"gov", "governorate"}, {"obl", "oblast"},
    {"mun", "municipality"}, {"dept", "department"}};

/// One letter is a direction only with its full stop: "N. Syria", but "E 40" is a road.
bool stands_alone(std::string_view word) {
  return word.size() > 1;
}

std::string small_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string with_capital(std::string_view word) {
  std::string out(word);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

}  // namespace

std::vector<std::string> stems(std::string_view folded) {
  std::u32string word = to_utf32(folded);
  if (word.size() <= shortest_stem) return {};
  const char32_t last = word.back();
  Stems found(std::move(word));
  if (is_in(last, U'a', U'z')) found.add(turkic_endings);
  if (is_in(last, 0x430, 0x44F)) {
    found.add(russian_endings());
    found.restore_adjective();
  }
  if (is_in(last, 0x561, 0x587)) found.add(armenian_endings);
  if (is_in(last, 0x10D0, 0x10F0)) found.add(georgian_endings());
  return found.take();
}

std::string without_possessive(std::string_view name) {
  for (const std::string_view ending : {"'s", "\u2019s", "s'", "s\u2019"})
    if (name.ends_with(ending) && name.size() > ending.size() + 1) {
      const std::size_t kept = ending[0] == 's' ? 1 : 0;
      return std::string(name.substr(0, name.size() - ending.size() + kept));
    }
  return {};
}

std::vector<std::string> article_forms(std::string_view name) {
  // Longest first; the letters of the sun are those to which the article's l becomes alike.
  constexpr std::string_view articles[]{"adh", "ash", "ath", "al", "el", "ad", "an", "ar", "as", "at", "az"};
  constexpr std::string_view sun_letters[]{"dh", "sh", "th", "d", "l", "n", "r", "s", "t", "z"};
  const std::string small = small_ascii(name);
  std::string bare(name);
  bool had_article = false;
  for (const std::string_view article : articles) {
    if (had_article || !small.starts_with(article) || small.size() < article.size() + 1 + shortest_stem)
      continue;
    const char after = small[article.size()];
    if (after != ' ' && after != '-') continue;
    bare = name.substr(article.size() + 1);
    had_article = true;
  }
  std::vector<std::string> texts;
  if (bare.empty() || static_cast<unsigned char>(bare[0]) >= 0xC8) return texts;
  if (had_article) texts.push_back(bare);
  const std::string rest = small_ascii(bare);
  for (const std::string_view letter : sun_letters) {
    if (!rest.starts_with(letter)) continue;
    texts.push_back("a" + std::string(letter) + " " + bare);
    break;
  }
  texts.push_back("al " + bare);
  texts.push_back("el " + bare);
  std::erase_if(texts, [&](const std::string& text) { return fold(text) == fold(name); });
  return texts;
}

std::vector<std::string> spelt_out(std::string_view name) {
  std::vector<std::string> texts;
  const auto replace = [&](std::size_t begin, std::size_t end, std::string_view by) {
    std::string text(name.substr(0, begin));
    text += with_capital(by);
    if (end < name.size() && name[end] != ' ') text += ' ';
    text += name.substr(end);
    texts.push_back(std::move(text));
  };
  for (std::size_t begin = 0; begin < name.size();) {
    std::size_t end = std::min(name.find_first_of(" .", begin), name.size());
    const std::string word = small_ascii(name.substr(begin, end - begin));
    const bool stopped = end < name.size() && name[end] == '.';
    if (stopped) ++end;
    // The last word is a name of its own: "Pt" alone is no port.
    const bool more = texts.size() < 8 && (end < name.size() || begin > 0);
    for (const auto& [shorter, longer] : abbreviations) {
      if (more && word == shorter && (stopped || stands_alone(word))) replace(begin, end, longer);
      if (more && word == longer && stands_alone(shorter)) replace(begin, end, shorter);
    }
    begin = std::min(name.find_first_not_of(' ', end), name.size());
  }
  return texts;
}

}  // namespace dateline
