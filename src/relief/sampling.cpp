#include "dateline/relief/sampling.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "relief/source_view.hpp"

namespace dateline {
namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

/// A channel of a raster as it was read, and its value between the pixels.
class Channel {
 public:
  Channel(const SourceView& view, int channel)
      : m_columns(view.columns()), m_rows(view.rows()), m_values(view.read(channel)) {}

  /// The value of the pixel; NaN outside.
  float nearest(RasterPosition at) const {
    const bool inside = at.column >= 0 && at.row >= 0 && at.column < m_columns && at.row < m_rows;
    return inside ? value(static_cast<int>(at.column), static_cast<int>(at.row)) : none;
  }

  /// Straight from pixel to pixel.
  float straight(RasterPosition at) const {
    return filtered<2>(at, [](double t) {
      return std::array{static_cast<float>(1 - t), static_cast<float>(t)};
    });
  }

  /// Makes the pixels control points of a spline that all but goes through them: each less a
  /// sixth of how it is bent, which reproduces cubic ground exactly (quasi-interpolation;
  /// de Boor and Fix 1973). A spline over the pixels themselves flattens ridges and valleys.
  void make_control_points() {
    for (const bool along_rows : {true, false}) {
      const int lines = along_rows ? m_rows : m_columns;
      const int length = along_rows ? m_columns : m_rows;
      const std::ptrdiff_t stride = along_rows ? 1 : m_columns;
      for (int line = 0; line < lines; ++line) {
        float* value = m_values.data() + line * (along_rows ? static_cast<std::ptrdiff_t>(m_columns) : 1);
        float before = none;
        for (int i = 0; i < length; ++i, value += stride) {
          const float here = *value;
          const float bend = i + 1 < length ? before - 2 * here + value[stride] : none;
          if (!std::isnan(bend)) *value = here - bend / 6;
          before = here;
        }
      }
    }
  }

  /// Uniform cubic B-spline over control points.
  float spline(RasterPosition at) const {
    return filtered<4>(at, [](double t) {
      const double u = 1 - t;
      return std::array{
          static_cast<float>(u * u * u / 6), static_cast<float>((3 * t * t * t - 6 * t * t + 4) / 6),
          static_cast<float>((3 * u * u * u - 6 * u * u + 4) / 6), static_cast<float>(t * t * t / 6)};
    });
  }

 private:
  float value(int column, int row) const {
    return m_values[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                    static_cast<std::size_t>(column)];
  }

  /// `weights` gives, for the share of the way from a pixel's middle to the next, those of the
  /// pixels around.
  template <std::size_t Taps, class Weights>
  float filtered(RasterPosition at, Weights weights) const {
    if (!(at.column >= 0 && at.row >= 0 && at.column <= m_columns && at.row <= m_rows)) return none;
    const double x = std::floor(at.column - 0.5);
    const double y = std::floor(at.row - 0.5);
    const auto across = weights(at.column - 0.5 - x);
    const auto down = weights(at.row - 0.5 - y);
    const int first_column = static_cast<int>(x) - static_cast<int>(Taps) / 2 + 1;
    const int first_row = static_cast<int>(y) - static_cast<int>(Taps) / 2 + 1;
    const int taps = static_cast<int>(Taps);
    const bool inside =
        first_column >= 0 && first_row >= 0 && first_column + taps <= m_columns && first_row + taps <= m_rows;
    if (!inside) return with_gaps(first_column, first_row, across, down);
    const float* row = &m_values[static_cast<std::size_t>(first_row) * static_cast<std::size_t>(m_columns) +
                                 static_cast<std::size_t>(first_column)];
    float sum = 0;
    for (std::size_t j = 0; j < Taps; ++j, row += m_columns) {
      float in_row = 0;
      for (std::size_t i = 0; i < Taps; ++i) in_row += across[i] * row[i];
      sum += down[j] * in_row;
    }
    return std::isnan(sum) ? with_gaps(first_column, first_row, across, down) : sum;
  }

  /// From the pixels that have data, when they make up half of the weight.
  template <std::size_t Taps>
  float with_gaps(int first_column, int first_row, const std::array<float, Taps>& across,
                  const std::array<float, Taps>& down) const {
    float sum = 0;
    float weight = 0;
    for (int j = 0; j < static_cast<int>(Taps); ++j)
      for (int i = 0; i < static_cast<int>(Taps); ++i) {
        const int column = first_column + i;
        const int row = first_row + j;
        if (column < 0 || row < 0 || column >= m_columns || row >= m_rows) continue;
        const float height = value(column, row);
        if (std::isnan(height)) continue;
        const float share = across[static_cast<std::size_t>(i)] * down[static_cast<std::size_t>(j)];
        sum += share * height;
        weight += share;
      }
    return weight >= 0.5F ? sum / weight : none;
  }

  int m_columns;
  int m_rows;
  std::vector<float> m_values;
};

std::uint8_t byte(float value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 255.0F)));
}

}  // namespace

double HeightGrid::covered() const {
  const auto known = std::count_if(metres.begin(), metres.end(), [](float m) { return !std::isnan(m); });
  return on_earth == 0 ? 0 : static_cast<double>(known) / static_cast<double>(on_earth);
}

HeightGrid heights_on(const GroundGrid& grid, const RasterSource& raster, Sampling sampling) {
  const SourceView view(grid, raster);
  Channel heights(view, 0);
  if (sampling == Sampling::smooth) heights.make_control_points();
  HeightGrid out{grid.columns(), grid.rows(), std::vector<float>(grid.size(), none), 0};
  for (int row = 0; row < grid.rows(); ++row) {
    float* to = out.metres.data() + static_cast<std::ptrdiff_t>(row) * grid.columns();
    view.along(row, [&](int column, RasterPosition at) {
      ++out.on_earth;
      to[column] = sampling == Sampling::smooth ? heights.spline(at) : heights.nearest(at);
    });
  }
  return out;
}

Image faded_at_sides(const Image& image, const GroundGrid& grid, const RasterSource& raster, double pixels) {
  const SourceView view(grid, raster);
  std::vector<Colour> faded = *image.pixels;
  for (int row = 0; row < grid.rows(); ++row) {
    Colour* to = faded.data() + static_cast<std::ptrdiff_t>(row) * grid.columns();
    view.along(row, [&](int column, RasterPosition at) {
      const double from_side = view.pixels_from_side(at);
      if (!(from_side < pixels)) return;
      const double t = std::clamp(from_side / pixels, 0.0, 1.0);
      to[column].alpha = static_cast<std::uint8_t>(std::lround(to[column].alpha * t * t * (3 - 2 * t)));
    });
  }
  return {image.width, image.height, std::make_shared<const std::vector<Colour>>(std::move(faded))};
}

Image picture_on(const GroundGrid& grid, const RasterSource& raster, Sampling sampling) {
  const SourceView view(grid, raster);
  std::vector<Colour> pixels(grid.size(), Colour{0, 0, 0, 0});
  std::uint8_t Colour::*const parts[] = {&Colour::red, &Colour::green, &Colour::blue, &Colour::alpha};
  for (int part = 0; part < 4; ++part) {
    const Channel channel(view, part);
    for (int row = 0; row < grid.rows(); ++row) {
      Colour* to = pixels.data() + static_cast<std::ptrdiff_t>(row) * grid.columns();
      view.along(row, [&](int column, RasterPosition at) {
        const float value = sampling == Sampling::smooth ? channel.straight(at) : channel.nearest(at);
        if (!std::isnan(value)) to[column].*parts[part] = byte(value);
      });
    }
  }
  return {grid.columns(), grid.rows(), std::make_shared<const std::vector<Colour>>(std::move(pixels))};
}

}  // namespace dateline
