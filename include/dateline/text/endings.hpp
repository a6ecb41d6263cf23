#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The names that a word may be an inflected form of, as fold() keys, likeliest first:
/// "lacinda" (in Laçın) gives "lacin", "лачине" gives "лачин", "шуше" gives "шуша",
/// "լաչինում" gives "լաչին", "თბილისში" gives "თბილისი". `folded` is a fold() key; Latin
/// letters are read as Azerbaijani or Turkish, others as Russian, Armenian and Georgian.
/// Stems of fewer than three letters are left out. The caller keeps those that are names.
std::vector<std::string> stems(std::string_view folded);

/// Without an English possessive ending: "Baku's" gives "Baku"; "" when there is none.
std::string without_possessive(std::string_view name);

/// The ways to write a name's abbreviations out, or to abbreviate it: "St. Louis" gives
/// "Saint Louis", "Mount Ararat" gives "Mt Ararat". Empty when there is nothing to write out.
std::vector<std::string> spelt_out(std::string_view name);

/// A romanised Arabic name with its article in other ways: "Ar Rastan" gives "Rastan", "Al Rastan" and
/// "El Rastan", "Dumayr" gives "Ad Dumayr", "Al Dumayr" and "El Dumayr". Empty for other scripts.
std::vector<std::string> article_forms(std::string_view name);

}  // namespace dateline
