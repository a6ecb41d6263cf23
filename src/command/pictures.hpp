#pragma once

#include <set>
#include <string>
#include <vector>

#include "dateline/compose/compose.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/project/ground_reference.hpp"

namespace dateline {

/// Throws UsageError for a name that does not end in .png, .svg or .pdf.
void check_pictures(const std::vector<std::string>& outputs);

/// Writes the drawing as the ending of `path` says; a PDF tells where its maps lie on the ground, a
/// PNG may be one of a `series`.
void write_picture(const Drawing& drawing, double pixels_per_mm, const std::string& path,
                   const std::vector<GroundReference>& grounds = {}, PngSeries* series = nullptr);

/// Throws a UsageError when the pages of one of these pictures would have the name of another, as those
/// of map.png have of map-2.png.
void check_page_names(const std::vector<std::string>& outputs);

/// The picture among `outputs` whose name pages behind `output` could have; "" when there is none. Pages
/// of a PDF are within it.
std::string named_as_page(const std::string& output, const std::set<std::string>& outputs);

/// Files that lie there named as the next page behind one of `outputs`, where the run that wrote the files
/// `written` had no more: of an earlier run with more pages.
std::vector<std::string> pages_left_behind(const std::vector<std::string>& outputs,
                                           const std::vector<std::string>& written);

/// Writes the sheet as write_picture() and its pages: into the same PDF, else beside it as FILE-2.png,
/// FILE-3.png …. Gives the files written.
std::vector<std::string> write_pictures(const Sheet& sheet, double pixels_per_mm, const std::string& path,
                                        PngSeries* series = nullptr);

}  // namespace dateline
