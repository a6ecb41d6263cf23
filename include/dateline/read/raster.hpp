#pragma once

#include <memory>
#include <string>

#include "dateline/finding.hpp"
#include "dateline/relief/raster_source.hpp"

namespace dateline {

/// Opens a raster of heights in any of GDAL's formats that leads to no other host: in
/// metres, or in feet where the file says so. Throws InputError when it is none, when it
/// does not say where on Earth it lies, or when it is a picture.
std::shared_ptr<const RasterSource> open_heights(const std::string& path, Findings& findings);

/// Opens a picture that knows where it lies: grey, red-green-blue, or of a colour table;
/// with alpha or without. Throws InputError as open_heights(), or when it holds heights.
std::shared_ptr<const RasterSource> open_picture(const std::string& path, Findings& findings);

/// Is the file a raster by its ending (.tif, .png, .jpg …)?
bool has_raster_ending(const std::string& path);

}  // namespace dateline
