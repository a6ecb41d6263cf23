#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The key by which names are compared within one script: compatibility
/// decomposition, no diacritics, no case, punctuation and white space as single
/// spaces, apostrophes gone, both schwas (U+0259, U+01DD) as 'e', dotless i as
/// 'i'. "Xankəndi" and "XANKENDI" have one key; "Laçın" is "lacin".
std::string fold(std::string_view name);

/// The key by which names are compared across scripts and spellings: fold(), then
/// Cyrillic, Armenian, Georgian and Arabic letters in Latin ones, then what
/// romanisations confuse as one letter (kh/x/h, ch/ç/c, sh/ş/s, gh/ğ/g, q/g/k,
/// zh/j/dzh, y/i, …). "Лачин", "Լաչին", "Laçın" and "Lachin" have one key.
std::string sound_key(std::string_view name);

/// Latin letters of a text in another script, for people to read: "Лачин" → "Lachin".
std::string transliterate(std::string_view name);

}  // namespace dateline
