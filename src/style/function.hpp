#pragma once

#include <optional>

#include "dateline/style/properties.hpp"
#include "style/parse.hpp"

namespace dateline {

/// The expression that does what an older function ({"stops": […]}) does; nothing, with
/// a problem noted, when it is none.
std::optional<JsonValue> expression_of_function(const JsonValue& json, const StyleProperty& property,
                                                ExpressionProblems& problems);

/// "{name} pass" as ["concat", ["to-string", ["get", "name"]], " pass"].
JsonValue expression_of_tokens(const JsonValue& json);

}  // namespace dateline
