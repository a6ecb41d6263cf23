#include "dateline/read/raster.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "dateline/error.hpp"
#include "door.hpp"
#include "read/raster_door.hpp"

namespace dateline {
namespace {

std::shared_ptr<const RasterSource> open(const std::string& path, RasterKind wanted, Findings& findings) {
  // GDAL takes much else for a name: a URL, a database. Only what is on the disk is opened.
  if (!std::filesystem::exists(path)) throw InputError("there is no such file", {path, 0});
  return door<RasterReadDoor>("dateline_gdal", "dateline_raster_read_door").open(path, wanted, findings);
}

}  // namespace

std::shared_ptr<const RasterSource> open_heights(const std::string& path, Findings& findings) {
  return open(path, RasterKind::heights, findings);
}

std::shared_ptr<const RasterSource> open_picture(const std::string& path, Findings& findings) {
  return open(path, RasterKind::picture, findings);
}

bool has_raster_ending(const std::string& path) {
  static constexpr std::array endings{".tif", ".tiff", ".png", ".jpg", ".jpeg", ".jp2", ".webp", ".img"};
  std::string ending = std::filesystem::path(path).extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return std::ranges::find(endings, ending) != endings.end();
}

}  // namespace dateline
