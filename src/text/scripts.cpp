#include "text/scripts.hpp"

#include <array>

namespace dateline {
namespace {

// U+0430 а to U+045F џ.
constexpr std::array<const char*, 48> cyrillic_letters{
    "a", "b",  "v",  "g", "d",  "e",  "zh", "z",  "i",  "y",    "k",  "l", "m", "n", "o",  "p",
    "r", "s",  "t",  "u", "f",  "kh", "ts", "ch", "sh", "shch", "",   "y", "",  "e", "yu", "ya",
    "e", "yo", "dj", "g", "ye", "dz", "i",  "yi", "j",  "lj",   "nj", "c", "k", "i", "u",  "dz"};

// U+0561 ա to U+0587 և.
constexpr std::array<const char*, 39> armenian_letters{
    "a",  "b", "g", "d",  "e",  "z",  "e",  "y", "t", "zh", "i", "l",  "kh",
    "ts", "k", "h", "dz", "gh", "ch", "m",  "y", "n", "sh", "o", "ch", "p",
    "j",  "r", "s", "v",  "t",  "r",  "ts", "v", "p", "k",  "o", "f",  "ev"};

// U+10D0 ა to U+10F0 ჰ.
constexpr std::array<const char*, 33> georgian_letters{
    "a", "b", "g", "d", "e", "v",  "z", "t",  "i",  "k",  "l",  "m",  "n",  "o",  "p", "zh", "r",
    "s", "t", "u", "p", "k", "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h"};

struct Letter {
  char32_t character;
  const char* latin;
};

// Letters of the Cyrillic alphabets of Azerbaijan and its neighbours beyond U+045F.
constexpr Letter more_cyrillic[]{{0x491, "g"}, {0x493, "gh"}, {0x499, "z"}, {0x49B, "q"}, {0x49D, "g"},
                                 {0x4A3, "n"}, {0x4AF, "u"},  {0x4B1, "u"}, {0x4B9, "j"}, {0x4BB, "h"},
                                 {0x4CF, ""},  {0x4D9, "a"},  {0x4E9, "o"}};

constexpr Letter arabic_letters[]{
    {0x621, ""},   {0x622, "a"},  {0x623, "a"}, {0x624, "u"}, {0x625, "i"},  {0x626, "i"},  {0x627, "a"},
    {0x628, "b"},  {0x629, "h"},  {0x62A, "t"}, {0x62B, "s"}, {0x62C, "j"},  {0x62D, "h"},  {0x62E, "kh"},
    {0x62F, "d"},  {0x630, "z"},  {0x631, "r"}, {0x632, "z"}, {0x633, "s"},  {0x634, "sh"}, {0x635, "s"},
    {0x636, "z"},  {0x637, "t"},  {0x638, "z"}, {0x639, ""},  {0x63A, "gh"}, {0x641, "f"},  {0x642, "q"},
    {0x643, "k"},  {0x644, "l"},  {0x645, "m"}, {0x646, "n"}, {0x647, "h"},  {0x649, "a"},  {0x67E, "p"},
    {0x686, "ch"}, {0x698, "zh"}, {0x6A9, "k"}, {0x6AF, "g"}, {0x6C0, "h"},  {0x6D5, "e"}};

template <std::size_t count>
const char* looked_up(const Letter (&table)[count], char32_t c) {
  for (const Letter& letter : table)
    if (letter.character == c) return letter.latin;
  return nullptr;
}

bool is_in(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

}  // namespace

bool Romaniser::starts_word(std::size_t i) const {
  if (i == 0) return true;
  const char32_t before = m_text[i - 1];
  return before < 0xC0 && !is_in(before, U'a', U'z') && !is_in(before, U'A', U'Z');
}

bool Romaniser::after_vowel(std::size_t i) const {
  constexpr std::u32string_view vowels_and_signs = U"аеёиоуыэюяъьіїє";
  return i > 0 && vowels_and_signs.find(m_text[i - 1]) != std::u32string_view::npos;
}

const char* Romaniser::cyrillic(std::size_t i) const {
  const char32_t c = m_text[i];
  const bool soft_e = c == U'е' && m_purpose == Purpose::reading && (starts_word(i) || after_vowel(i));
  if (soft_e) return "ye";
  if (is_in(c, 0x430, 0x45F)) return cyrillic_letters[c - 0x430];
  return looked_up(more_cyrillic, c);
}

const char* Romaniser::armenian(std::size_t i) const {
  const char32_t c = m_text[i];
  const bool reading = m_purpose == Purpose::reading;
  if (c == U'ո' && at(i + 1) == U'ւ') return "u";
  if (c == U'ւ' && i > 0 && m_text[i - 1] == U'ո') return "";
  if (c == U'ո' && starts_word(i) && at(i + 1) != U'վ') return "vo";
  if (c == U'ե' && starts_word(i) && reading) return "ye";
  if (c == U'և' && starts_word(i) && reading) return "yev";
  return armenian_letters[c - 0x561];
}

/// Waw and yeh are consonants at the start of a word and beside an alef, else vowels.
const char* Romaniser::arabic(std::size_t i) const {
  const char32_t c = m_text[i];
  const bool waw = c == 0x648;
  if (!waw && c != 0x6CC && c != 0x64A) return looked_up(arabic_letters, c);
  const bool consonant = starts_word(i) || at(i + 1) == 0x627 || (at(i - 1) == 0x627 && !starts_word(i - 1));
  if (waw) return consonant ? "v" : "u";
  if (i > 0 && at(i - 1) == 0x627 && starts_word(i - 1)) return m_purpose == Purpose::key ? "" : "i";
  return consonant ? "y" : "i";
}

const char* Romaniser::letters(std::size_t i) const {
  const char32_t c = m_text[i];
  if (is_in(c, 0x430, 0x4FF)) return cyrillic(i);
  if (is_in(c, 0x561, 0x587)) return armenian(i);
  if (is_in(c, 0x10D0, 0x10F0)) return georgian_letters[c - 0x10D0];
  if (is_in(c, 0x600, 0x6FF)) return arabic(i);
  return nullptr;
}

}  // namespace dateline
