#include "dateline/text/fold.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>

#include "dateline/text/utf8.hpp"
#include "text/folds_to.hpp"
#include "text/scripts.hpp"

namespace dateline {
namespace {

// What the table says about a character that does not simply become another one.
constexpr char16_t ask_icu = 0;
constexpr char16_t nothing = 1;
constexpr char16_t blank = 2;

constexpr std::size_t table_size = 0x700;
using Table = std::array<char16_t, table_size>;

struct Group {
  char16_t base;
  std::u16string_view letters;
};

// Latin letters with marks, both cases, and those that have no decomposition.
constexpr Group latin_groups[]{{u'a', u"ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎ"},
                               {u'c', u"ÇçĆćĈĉĊċČč"},
                               {u'd', u"ĎďĐđÐð"},
                               {u'e', u"ÈÉÊËèéêëĒēĔĕĖėĘęĚěƏəƎǝ"},
                               {u'g', u"ĜĝĞğĠġĢģǦǧ"},
                               {u'h', u"ĤĥĦħ"},
                               {u'i', u"ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐ"},
                               {u'j', u"Ĵĵ"},
                               {u'k', u"ĶķǨǩ"},
                               {u'l', u"ĹĺĻļĽľŁł"},
                               {u'n', u"ÑñŃńŅņŇňŊŋ"},
                               {u'o', u"ÒÓÔÕÖØòóôõöøŌōŎŏŐőǑǒƟɵ"},
                               {u'r', u"ŔŕŖŗŘř"},
                               {u's', u"ŚśŜŝŞşŠšȘș"},
                               {u't', u"ŢţŤťŦŧȚț"},
                               {u'u', u"ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųǓǔ"},
                               {u'w', u"Ŵŵ"},
                               {u'y', u"ÝýÿŶŷŸ"},
                               {u'z', u"ŹźŻżŽž"}};

constexpr Group cyrillic_groups[]{{u'и', u"йЙѝЍ"}, {u'е', u"ёЁѐЀ"}, {u'і', u"їЇ"},
                                  {u'г', u"ѓЃ"},   {u'к', u"ќЌ"},   {u'у', u"ўЎ"}};

// Arabic and Persian forms of one letter.
constexpr Group arabic_groups[]{{0x627, u"\u0622\u0623\u0625\u0671"},
                                {0x648, u"\u0624"},
                                {0x6CC, u"\u0626\u0649\u064A"},
                                {0x6A9, u"\u0643"},
                                {0x647, u"\u0629\u06C0\u06C2\u06D5"}};

constexpr void fill(Table& table, unsigned first, unsigned last, char16_t value) {
  for (unsigned c = first; c <= last; ++c) table[c] = value;
}

/// Each of first..last becomes itself plus `shift`.
constexpr void move(Table& table, unsigned first, unsigned last, int shift) {
  for (unsigned c = first; c <= last; ++c) table[c] = static_cast<char16_t>(static_cast<int>(c) + shift);
}

template <std::size_t count>
constexpr void gather(Table& table, const Group (&groups)[count]) {
  for (const Group& group : groups)
    for (const char16_t c : group.letters) table[c] = group.base;
}

constexpr Table folding_table() {
  Table table{};
  fill(table, 0, 0x7F, blank);
  move(table, 'a', 'z', 0);
  move(table, 'A', 'Z', 32);
  move(table, '0', '9', 0);
  table[u'\''] = table[u'`'] = nothing;
  table[0xA0] = table[0xAB] = table[0xBB] = blank;
  table[0xAD] = table[0xB4] = nothing;
  fill(table, 0x2B9, 0x2DF, nothing);
  fill(table, 0x300, 0x36F, nothing);
  gather(table, latin_groups);
  move(table, 0x410, 0x42F, 32);
  move(table, 0x430, 0x44F, 0);
  move(table, 0x400, 0x40F, 80);
  move(table, 0x450, 0x45F, 0);
  gather(table, cyrillic_groups);
  move(table, 0x531, 0x556, 48);
  move(table, 0x561, 0x586, 0);
  fill(table, 0x55A, 0x55F, nothing);
  table[0x55D] = table[0x589] = table[0x58A] = blank;
  move(table, 0x621, 0x64A, 0);
  move(table, 0x671, 0x6D3, 0);
  fill(table, 0x610, 0x61A, nothing);
  fill(table, 0x64B, 0x65F, nothing);
  table[0x640] = table[0x670] = nothing;
  move(table, 0x660, 0x669, u'0' - 0x660);
  move(table, 0x6F0, 0x6F9, u'0' - 0x6F0);
  fill(table, 0x60C, 0x60D, blank);
  fill(table, 0x6D6, 0x6DC, nothing);
  gather(table, arabic_groups);
  return table;
}

constexpr Table table = folding_table();

/// Puts a folded text together, blanks as one and never at its start.
class Folding {
 public:
  void add(char32_t c) {
    if (c == 0x587) return put(U'ե'), put(U'վ');
    if (c == 0x582) return put(!m_text.empty() && m_text.back() == U'ո' ? U'ւ' : U'վ');
    if (const char* letters = ligature(c)) return put_all(letters);
    if (c >= 0x10D0 && c <= 0x10FA) return put(c);
    if (c >= 0x1C90 && c <= 0x1CBA) return put(c - 0xBC0);
    if (c >= 0x2000 && c <= 0x206F) return add_general_punctuation(c);
    const char16_t entry = c < table_size ? table[c] : ask_icu;
    if (entry == ask_icu) return add_by_icu(c);
    if (entry == blank)
      m_blank = true;
    else if (entry != nothing)
      put(entry);
  }

  std::u32string take() { return std::move(m_text); }

 private:
  static const char* ligature(char32_t c) {
    switch (c) {
      case U'ß':
      case U'ẞ': return "ss";
      case U'æ':
      case U'Æ': return "ae";
      case U'œ':
      case U'Œ': return "oe";
      case U'þ':
      case U'Þ': return "th";
      default: return nullptr;
    }
  }

  void put(char32_t c) {
    if (m_blank && !m_text.empty()) m_text += U' ';
    m_blank = false;
    m_text += c;
  }

  void put_all(const char* letters) {
    for (; *letters != 0; ++letters) put(static_cast<unsigned char>(*letters));
  }

  void add_general_punctuation(char32_t c) {
    const bool apostrophe = c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2032;
    const bool invisible = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c >= 0x2060;
    if (!apostrophe && !invisible) m_blank = true;
  }

  void add_by_icu(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2* decomposing = unorm2_getNFKDInstance(&error);
    std::array<UChar, 32> pieces{};
    const int32_t length = unorm2_getDecomposition(decomposing, code, pieces.data(),
                                                   static_cast<int32_t>(pieces.size()), &error);
    if (U_SUCCESS(error) && length > 0) return add_pieces(pieces.data(), length);
    if (u_charType(code) == U_NON_SPACING_MARK) return;
    if (!u_isalnum(code)) {
      m_blank = true;
      return;
    }
    const auto lower = static_cast<char32_t>(u_foldCase(code, U_FOLD_CASE_DEFAULT));
    lower != c&& lower < table_size ? add(lower) : put(lower);
  }

  void add_pieces(const UChar* pieces, int32_t length) {
    for (int32_t i = 0; i < length;) {
      UChar32 piece = 0;
      U16_NEXT(pieces, i, length, piece);
      add(static_cast<char32_t>(piece));
    }
  }

  std::u32string m_text;
  bool m_blank = false;
};

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

enum class Simple { whole, stopped, not_simple };

/// The same byte by byte for characters that become one other or none, as most do: calls put(byte)
/// until it says false.
template <class Put>
Simple fold_simply(std::string_view name, const Put& put) {
  bool is_first = true;
  bool blank_before = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    unsigned c = static_cast<unsigned char>(name[i]);
    if (c >= 0x80) {
      // Two bytes, up to the end of the table.
      const unsigned next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0;
      if (c < 0xC2 || c > 0xDB || (next & 0xC0) != 0x80) return Simple::not_simple;
      c = (c & 0x1F) << 6 | (next & 0x3F);
      ++i;
    }
    const char16_t entry = table[c];
    if (entry == ask_icu || c == 0x582) return Simple::not_simple;
    if (entry == blank) blank_before = true;
    if (entry == blank || entry == nothing) continue;
    if (blank_before && !is_first && !put(' ')) return Simple::stopped;
    blank_before = is_first = false;
    if (entry >= 0x80 && !put(static_cast<char>(0xC0 | entry >> 6))) return Simple::stopped;
    if (!put(static_cast<char>(entry >= 0x80 ? 0x80 | (entry & 0x3F) : entry))) return Simple::stopped;
  }
  return Simple::whole;
}

std::u32string fold_utf32(std::string_view name) {
  Folding folding;
  for (const char32_t c : to_utf32(name)) folding.add(c);
  return folding.take();
}

struct Sound {
  std::string_view spelling;
  char letter;
};

// What the romanisations of the region write in several ways, longest spelling first.
constexpr Sound sounds[]{{"dzh", 'c'}, {"tch", 'c'}, {"zh", 'c'}, {"dj", 'c'}, {"ch", 'c'},
                         {"sh", 's'},  {"kh", 'h'},  {"gh", 'k'}, {"ph", 'f'}, {"ck", 'k'},
                         {"ou", 'u'},  {"oo", 'u'},  {"j", 'c'},  {"x", 'h'},  {"q", 'k'},
                         {"g", 'k'},   {"w", 'v'},   {"y", 'i'},  {"e", 'a'}};

const Sound* sound_at(std::string_view text, std::size_t i) {
  for (const Sound& sound : sounds)
    if (text.substr(i).starts_with(sound.spelling)) return &sound;
  return nullptr;
}

/// A name in Latin letters as it sounds. "Ye" at the start of a word is a plain e
/// (Yerevan, Erevan), and so is "ya" after k and g a plain a (Kyalbajar, Gyandzha).
std::string sound_of(std::string_view latin) {
  std::string key;
  const auto put = [&key](char c) {
    if (key.empty() || key.back() != c) key += c;
  };
  bool word_start = true;
  for (std::size_t i = 0; i < latin.size();) {
    if (latin[i] == ' ') {
      word_start = true;
      ++i;
      continue;
    }
    const bool silent_y = latin[i] == 'y' && i + 1 < latin.size() &&
                          ((word_start && latin[i + 1] == 'e') ||
                           (!key.empty() && key.back() == 'k' &&
                            std::string_view("aeu").find(latin[i + 1]) != std::string_view::npos));
    word_start = false;
    if (silent_y) {
      ++i;
      continue;
    }
    const Sound* sound = sound_at(latin, i);
    put(sound != nullptr ? sound->letter : latin[i]);
    i += sound != nullptr ? sound->spelling.size() : 1;
  }
  // The one capital whose own spelling no rule brings near to everyone else's: Bakı.
  return key == "baki" ? "baku" : key;
}

bool has_combining_mark(std::u32string_view text) {
  return std::ranges::any_of(text, [](char32_t c) { return c >= 0x300 && c <= 0x36F; });
}

/// Letters and their marks as one character where there is one.
std::u32string composed(const std::u32string& text) {
  if (!has_combining_mark(text)) return text;
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* composing = unorm2_getNFCInstance(&error);
  std::u32string out;
  for (const char32_t c : text) {
    const UChar32 pair =
        out.empty() || U_FAILURE(error)
            ? -1
            : unorm2_composePair(composing, static_cast<UChar32>(out.back()), static_cast<UChar32>(c));
    if (pair < 0)
      out += c;
    else
      out.back() = static_cast<char32_t>(pair);
  }
  return out;
}

std::u32string lower_case(std::u32string text) {
  for (char32_t& c : text) c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  return text;
}

/// "sh" as "Sh", or as "SH" among capitals.
std::string capitalised(std::string letters, bool all) {
  for (std::size_t i = 0; i < letters.size() && (all || i == 0); ++i)
    if (letters[i] >= 'a' && letters[i] <= 'z') letters[i] = static_cast<char>(letters[i] - 32);
  return letters;
}

}  // namespace

std::string fold(std::string_view name) {
  std::string key;
  key.reserve(name.size());
  const Simple done = fold_simply(name, [&key](char c) { return key += c, true; });
  return done == Simple::whole ? key : to_utf8(fold_utf32(name));
}

bool folds_to(std::string_view name, std::string_view key) {
  std::size_t same = 0;
  const Simple done =
      fold_simply(name, [&](char c) { return same < key.size() && key[same] == c && (++same, true); });
  return done == Simple::not_simple ? fold(name) == key : done == Simple::whole && same == key.size();
}

std::string sound_key(std::string_view name) {
  if (is_ascii(name)) return sound_of(fold(name));
  const std::u32string folded = fold_utf32(name);
  const Romaniser romaniser(folded, Romaniser::Purpose::key);
  std::string latin;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char* letters = romaniser.letters(i);
    latin += letters != nullptr ? letters : to_utf8(folded[i]);
  }
  return sound_of(latin);
}

std::string transliterate(std::string_view name) {
  if (is_ascii(name)) return std::string(name);
  const std::u32string text = composed(to_utf32(name));
  const std::u32string lower = lower_case(text);
  const Romaniser romaniser(lower, Romaniser::Purpose::reading);
  const auto is_capital = [&](std::size_t i) { return i < text.size() && text[i] != lower[i]; };
  const auto is_small = [&](std::size_t i) {
    return i < text.size() && u_islower(static_cast<UChar32>(text[i])) != 0;
  };
  std::string latin;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char* letters = romaniser.letters(i);
    if (letters == nullptr) {
      latin += to_utf8(text[i]);
      continue;
    }
    const bool among_capitals = is_capital(i + 1) || (i > 0 && is_capital(i - 1) && !is_small(i + 1));
    latin += is_capital(i) ? capitalised(letters, among_capitals) : std::string(letters);
  }
  return latin;
}

}  // namespace dateline
