#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Latin letters for lower-case Cyrillic, Armenian, Georgian and Arabic ones, as the
/// romanisations of the US Board on Geographic Names have them, without their dots and
/// apostrophes; other characters stay.
class Romaniser {
 public:
  enum class Purpose { reading, key };

  Romaniser(std::u32string_view lower, Purpose purpose) : m_text(lower), m_purpose(purpose) {}

  /// The Latin letters of the character at `i` ("" for signs without a sound), or null
  /// when it is of none of the four scripts. Letters that depend on their neighbours are
  /// looked at in their word.
  const char* letters(std::size_t i) const;

 private:
  char32_t at(std::size_t i) const { return i < m_text.size() ? m_text[i] : U' '; }
  bool starts_word(std::size_t i) const;
  bool after_vowel(std::size_t i) const;
  const char* cyrillic(std::size_t i) const;
  const char* armenian(std::size_t i) const;
  const char* arabic(std::size_t i) const;

  std::u32string_view m_text;
  Purpose m_purpose;
};

}  // namespace dateline
