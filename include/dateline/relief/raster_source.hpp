#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dateline/geo/lonlat.hpp"

namespace dateline {

/// A position in a raster's own pixels: 0 0 is the outer corner of the first pixel, its
/// middle is 0.5 0.5. NaN: nowhere in it.
struct RasterPosition {
  double column = 0;
  double row = 0;
};

/// A rectangle of a raster's pixels.
struct RasterWindow {
  int column = 0;
  int row = 0;
  int columns = 0;
  int rows = 0;

  bool operator==(const RasterWindow&) const = default;
};

/// Heights in metres, one channel; or red, green, blue and alpha, 0 to 255, four.
enum class RasterKind { heights, picture };

/// A raster that knows where on Earth it lies and is read in parts, as finely as is
/// needed.
class RasterSource {
 public:
  virtual ~RasterSource() = default;

  virtual RasterKind kind() const = 0;
  virtual int columns() const = 0;
  virtual int rows() const = 0;

  /// After how many columns the raster has gone around the Earth and begins again; 0 when
  /// it does not reach around it.
  virtual int period() const = 0;

  /// Where positions on Earth lie in the raster; outside of it the grid goes on.
  virtual std::vector<RasterPosition> positions(const std::vector<LonLat>& of) const = 0;

  /// The means of `factor` × `factor` pixels, row by row, NaN where no pixel has data. The
  /// window lies within the raster, its sides are multiples of the factor. Throws
  /// InputError when the raster cannot be read.
  virtual std::vector<float> read(int channel, const RasterWindow& window, int factor) const = 0;

  /// The file, for messages and credits.
  virtual std::string name() const = 0;
};

/// A raster of a map under the name that styles know it by.
struct RasterLayer {
  std::string name;  ///< "relief", "base-image"
  std::shared_ptr<const RasterSource> source;
};

}  // namespace dateline
