#pragma once

#include <string>

#include "style/json.hpp"

namespace dateline {

/// Evaluates a case in the form of the specification's suite ({"expression": …,
/// "propertySpec": …, "inputs": [[globals, feature], …]}) and gives its "compiled" and
/// "outputs" as one line of JSON. Numbers are cut to `digits` significant ones, but not
/// before the point; 17 keep them whole.
std::string evaluate_case(const JsonValue& json, int digits);

}  // namespace dateline
