#pragma once

#include <memory>
#include <string>

#include "dateline/finding.hpp"
#include "dateline/relief/raster_source.hpp"

namespace dateline {

/// What the GDAL door offers for rasters.
struct RasterReadDoor {
  std::shared_ptr<const RasterSource> (*open)(const std::string& path, RasterKind wanted, Findings& findings);
};

}  // namespace dateline
