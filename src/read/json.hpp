#pragma once

#include <string>

#include "style/json.hpp"

namespace dateline {

/// Arrays and objects may be this deep in one another.
inline constexpr int json_depth_limit = 100;

/// The whole text as one JSON value with line numbers. Throws InputError naming `file`
/// and the line when it is not JSON, or nested deeper than the limit.
JsonValue parse_json(const std::string& text, const std::string& file);

}  // namespace dateline
