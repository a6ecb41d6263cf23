#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/draw/draw.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/project/ground_reference.hpp"

namespace dateline {

/// Throws UsageError for a name that does not end in .png, .svg or .pdf.
void check_pictures(const std::vector<std::string>& outputs);

/// Writes the drawing as the ending of `path` says; a PDF tells where its map lies on the `ground`, a
/// PNG may be one of a `series`.
void write_picture(const Drawing& drawing, double pixels_per_mm, const std::string& path,
                   const std::optional<GroundReference>& ground = std::nullopt, PngSeries* series = nullptr);

}  // namespace dateline
