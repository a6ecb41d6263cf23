#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/style/value.hpp"
#include "style/json.hpp"

// What the specification takes from JavaScript: how values become texts and numbers, and
// how texts are ordered.

namespace dateline {

/// Digits as JavaScript writes a number: the shortest that read back, an exponent only
/// from 1e21 and below 1e-6; "NaN", "Infinity".
std::string script_number(double number);

/// Number(): the whole text as a number ("", " 12 ", "0x1f", "1e3"); empty is 0.
std::optional<double> number_of(std::string_view text);

/// Number() of any value; NaN when it has none.
double number_of(const StyleValue& value);

/// "null" and arrays are "object" for typeof.
const char* script_type(const JsonValue& json);

/// String(): arrays are their items with commas, objects "[object Object]".
std::string script_text(const JsonValue& json);

/// Is `a` before `b`? By the units of UTF-16, which differs from the order of bytes only
/// above U+D7FF.
bool text_before(std::string_view a, std::string_view b);

/// How many units of UTF-16 the text has.
std::size_t utf16_length(std::string_view text);

/// Truth as JavaScript sees it: null, "", 0 and NaN are false.
bool truth(const StyleValue& value);

}  // namespace dateline
