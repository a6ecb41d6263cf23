// Comparing texts and writing numbers by locale: ICU, with the options of ECMA-402.

#include "style/collation.hpp"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/currunit.h>
#include <unicode/locid.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/ucurr.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace dateline {

class StyleCollation {
 public:
  std::unique_ptr<icu::Collator> collator;
  std::string tag;
};

namespace {

constexpr const char* standard_tag = "en-US";

/// Nothing for what is no language tag.
std::optional<icu::Locale> locale_of(const std::string& tag) {
  if (tag.empty()) return icu::Locale(standard_tag);
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  if (U_FAILURE(status) || locale.isBogus() || *locale.getLanguage() == 0) return std::nullopt;
  return locale;
}

std::string tag_of(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  return locale.toLanguageTag<std::string>(status);
}

const std::set<std::string>& known_tags() {
  static const std::set<std::string> tags = [] {
    std::set<std::string> known;
    int32_t count = 0;
    const icu::Locale* all = icu::Locale::getAvailableLocales(count);
    for (int32_t i = 0; i < count; ++i) known.insert(tag_of(all[i]));
    return known;
  }();
  return tags;
}

/// The tag, shortened from its end until it is known; the standard one when none is.
std::string best_known(const icu::Locale& locale) {
  std::string tag = tag_of(icu::Locale(locale.getBaseName()));
  while (!known_tags().contains(tag)) {
    const auto dash = tag.rfind('-');
    if (dash == std::string::npos) return standard_tag;
    tag.resize(dash);
  }
  return tag;
}

const char* const wrong_tag = "Incorrect locale information provided";

}  // namespace

Expected<StyleCollator> make_collation(bool case_sensitive, bool diacritic_sensitive,
                                       const std::string& tag) {
  const auto locale = locale_of(tag);
  if (!locale) return tl::unexpected(std::string(wrong_tag));
  UErrorCode status = U_ZERO_ERROR;
  auto collation = std::make_shared<StyleCollation>();
  collation->tag = best_known(*locale);
  icu::Locale searching = icu::Locale::forLanguageTag(collation->tag, status);
  searching.setUnicodeKeywordValue("co", "search", status);
  collation->collator.reset(icu::Collator::createInstance(searching, status));
  if (U_FAILURE(status)) return tl::unexpected(std::string(wrong_tag));
  const UColAttributeValue strength =
      diacritic_sensitive ? (case_sensitive ? UCOL_TERTIARY : UCOL_SECONDARY) : UCOL_PRIMARY;
  collation->collator->setAttribute(UCOL_STRENGTH, strength, status);
  if (case_sensitive && !diacritic_sensitive)
    collation->collator->setAttribute(UCOL_CASE_LEVEL, UCOL_ON, status);
  return StyleCollator(std::move(collation));
}

int compare(const StyleCollation& collation, const std::string& a, const std::string& b) {
  UErrorCode status = U_ZERO_ERROR;
  return collation.collator->compareUTF8(a, b, status);
}

std::string resolved_locale(const StyleCollation& collation) {
  return collation.tag;
}

namespace {

using Formatter = icu::number::LocalizedNumberFormatter;

/// The units that ECMA-402 lets pass; others of CLDR it does not.
constexpr std::string_view units[] = {
    "acre",       "bit",         "byte",        "celsius", "centimeter",  "day",        "degree",
    "fahrenheit", "fluid-ounce", "foot",        "gallon",  "gigabit",     "gigabyte",   "gram",
    "hectare",    "hour",        "inch",        "kilobit", "kilobyte",    "kilogram",   "kilometer",
    "liter",      "megabit",     "megabyte",    "meter",   "microsecond", "mile",       "mile-scandinavian",
    "milliliter", "millimeter",  "millisecond", "minute",  "month",       "nanosecond", "ounce",
    "percent",    "petabyte",    "pound",       "second",  "stone",       "terabit",    "terabyte",
    "week",       "yard",        "year"};

bool is_unit(std::string_view name) {
  const auto per = name.find("-per-");
  if (per != std::string_view::npos) return is_unit(name.substr(0, per)) && is_unit(name.substr(per + 5));
  return std::ranges::count(units, name) > 0;
}

bool is_currency(std::string_view code) {
  return code.size() == 3 &&
         std::ranges::all_of(code, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

std::string wrong_digits(const char* which) {
  return fmt::format("{} value is out of range.", which);
}

/// Least and most digits after the point; the one that is given moves the other's
/// standard.
struct Digits {
  int least = 0;
  int most = 3;
};

Expected<Digits> digits_of(const NumberStyle& style, Digits standard) {
  constexpr double limit = 100;
  const auto good = [](const std::optional<double>& digits) {
    return !digits || (*digits >= 0 && *digits <= limit);
  };
  if (!good(style.min_digits)) return tl::unexpected(wrong_digits("minimumFractionDigits"));
  if (!good(style.max_digits)) return tl::unexpected(wrong_digits("maximumFractionDigits"));
  Digits digits = standard;
  if (style.min_digits) digits.least = int(*style.min_digits);
  if (style.max_digits) digits.most = int(*style.max_digits);
  if (!style.min_digits) digits.least = std::min(digits.least, digits.most);
  if (!style.max_digits) digits.most = std::max(digits.least, digits.most);
  if (digits.least > digits.most) return tl::unexpected(wrong_digits("maximumFractionDigits"));
  return digits;
}

Digits digits_of_currency(icu::UnicodeString& code) {
  UErrorCode status = U_ZERO_ERROR;
  const int digits = ucurr_getDefaultFractionDigits(code.getTerminatedBuffer(), &status);
  return {digits, digits};
}

}  // namespace

Expected<std::string> format_number(double number, const NumberStyle& style) {
  const auto locale = locale_of(style.tag);
  if (!locale) return tl::unexpected(std::string(wrong_tag));
  UErrorCode status = U_ZERO_ERROR;
  Formatter formatter = icu::number::NumberFormatter::withLocale(*locale).roundingMode(UNUM_ROUND_HALFUP);
  Digits standard;
  if (!style.currency.empty()) {
    if (!is_currency(style.currency))
      return tl::unexpected(fmt::format("Invalid currency code : {}", style.currency));
    icu::UnicodeString code = icu::UnicodeString::fromUTF8(style.currency);
    code.toUpper();
    standard = digits_of_currency(code);
    formatter = formatter.unit(icu::CurrencyUnit(code.getTerminatedBuffer(), status));
  } else if (!style.unit.empty()) {
    if (!is_unit(style.unit))
      return tl::unexpected(fmt::format("Invalid unit argument for Intl.NumberFormat() '{}'", style.unit));
    formatter =
        formatter.unit(icu::MeasureUnit::forIdentifier(style.unit, status)).unitWidth(UNUM_UNIT_WIDTH_SHORT);
  }
  const auto digits = digits_of(style, standard);
  if (!digits) return tl::unexpected(digits.error());
  formatter = formatter.precision(icu::number::Precision::minMaxFraction(digits->least, digits->most));
  const auto written = formatter.formatDouble(number, status);
  std::string text;
  written.toString(status).toUTF8String(text);
  if (U_FAILURE(status)) return tl::unexpected(fmt::format("{} cannot be written so", number));
  return text;
}

}  // namespace dateline
