#pragma once

#include <optional>

#include "style/parse.hpp"
#include "style/rules.hpp"

namespace dateline {

/// The expression that does what an older function ({"stops": […]}) does; nothing, with
/// a problem noted, when it is none.
std::optional<JsonValue> expression_of_function(const JsonValue& json, const PropertyRules& rules,
                                                ExpressionProblems& problems);

/// "{name} pass" as ["concat", ["get", "name"], " pass"]; a text without tokens as it is.
JsonValue expression_of_tokens(const JsonValue& json);

}  // namespace dateline
