#pragma once

#include <memory>
#include <string>

#include "dateline/error.hpp"
#include "dateline/style/value.hpp"

namespace dateline {

/// The collator for a language tag ("" for the standard one, en-US, so that no machine's
/// locale counts). Fails on what is no tag.
Expected<StyleCollator> make_collation(bool case_sensitive, bool diacritic_sensitive, const std::string& tag);

/// Compares two texts: negative, 0 or positive.
int compare(const StyleCollation& collation, const std::string& a, const std::string& b);

/// The tag of the language whose rules are used.
std::string resolved_locale(const StyleCollation& collation);

/// How numbers are written; what is empty or unset is usual for the locale.
struct NumberStyle {
  std::string tag;
  std::string currency;  ///< ISO 4217
  std::string unit;      ///< ECMA-402: "kilometer", "kilometer-per-hour"
  std::optional<double> min_digits;
  std::optional<double> max_digits;
};

Expected<std::string> format_number(double number, const NumberStyle& style);

}  // namespace dateline
