#include "command/pictures.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "dateline/error.hpp"
#include "dateline/write/file.hpp"

namespace dateline {
namespace {

std::string ending_of(const std::string& path) {
  return std::filesystem::path(path).extension().string();
}

}  // namespace

void check_pictures(const std::vector<std::string>& outputs) {
  for (const std::string& output : outputs) {
    const std::string ending = ending_of(output);
    if (ending != ".png" && ending != ".svg" && ending != ".pdf")
      throw UsageError(
          fmt::format("'{}' does not tell the kind of picture: it must end in .png, .svg or .pdf", output));
  }
}

void write_picture(const Drawing& drawing, double pixels_per_mm, const std::string& path,
                   const std::optional<GroundReference>& ground, PngSeries* series) {
  const std::string ending = ending_of(path);
  if (ending == ".png")
    write_file(path,
               series == nullptr ? to_png(drawing, pixels_per_mm) : series->to_png(drawing, pixels_per_mm));
  if (ending == ".svg") write_file(path, to_svg(drawing));
  if (ending == ".pdf") write_file(path, to_pdf(drawing, ground));
}

}  // namespace dateline
