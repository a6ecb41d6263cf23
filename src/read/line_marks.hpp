#pragma once

#include <functional>
#include <optional>
#include <string>

#include "dateline/style/style.hpp"
#include "read/json.hpp"

namespace dateline {

/// The marks that a layer's "metadata" puts along its lines; nothing when it names none. What is
/// wrong is told with its line, and ignored.
std::optional<LineMarks> line_marks_of(const JsonValue& metadata, StyleLayerType type,
                                       const std::function<void(int, const std::string&)>& tell);

}  // namespace dateline
