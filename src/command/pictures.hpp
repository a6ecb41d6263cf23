#pragma once

#include <string>
#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// Throws UsageError for a name that does not end in .png, .svg or .pdf.
void check_pictures(const std::vector<std::string>& outputs);

/// Writes the drawing as the ending of `path` says.
void write_picture(const Drawing& drawing, double pixels_per_mm, const std::string& path);

}  // namespace dateline
