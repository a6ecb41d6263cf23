#pragma once

#include <optional>
#include <string>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// ` name="value"`; the value is XML already.
std::string attribute(const char* name, const std::string& value);
std::string attribute(const char* name, double value);

/// A colour property (`fill`, `stroke`) and, where it is not opaque, its opacity.
std::string colour(const char* property, Colour colour);

/// Are there dashes that can be drawn? Those that are negative or add up to nothing cannot.
bool is_dashed(const Pen& pen);

/// The attributes of a stroke.
std::string pen(const Pen& pen);

/// The attributes of a shape filled (even-odd) and stroked.
std::string look(const std::optional<Colour>& fill, const std::optional<Pen>& stroke);

/// What stands in d="…".
std::string path_data(const Path& path);

}  // namespace dateline
