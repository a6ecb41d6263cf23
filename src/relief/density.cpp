#include "dateline/relief/density.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace dateline {
namespace {

constexpr float bell_height = 0.3989423F;  // of the standard normal distribution
constexpr double reach = 4;                // standard deviations, beyond which nothing is added
constexpr double finest = 8;               // cells to a standard deviation are enough
constexpr double direct_below = 2;         // of so few cells each bell is reckoned by itself

/// Cells of numbers over a box of the sheet, the middle of the first at `origin`.
class Cells {
 public:
  Cells(const PageBox& box, double size)
      : m_size(size),
        m_origin{box.left + size / 2, box.top + size / 2},
        m_columns(std::max(2, static_cast<int>(std::ceil(box.width() / size - 1e-9)))),
        m_rows(std::max(2, static_cast<int>(std::ceil(box.height() / size - 1e-9)))),
        m_values(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows)) {}

  /// Shares a weight among the four cells around a point; what falls outside is lost.
  void share(PagePoint at, double weight) {
    const auto [x, y] = place(at);
    const int column = static_cast<int>(std::floor(x));
    const int row = static_cast<int>(std::floor(y));
    const double s = x - column;
    const double t = y - row;
    add(column, row, weight * (1 - s) * (1 - t));
    add(column + 1, row, weight * s * (1 - t));
    add(column, row + 1, weight * (1 - s) * t);
    add(column + 1, row + 1, weight * s * t);
  }

  /// Adds a bell of a standard deviation of less than `direct_below` cells.
  void add_bell(PagePoint at, double weight, double deviation) {
    const auto [x, y] = place(at);
    const auto bell = [deviation](double from) {
      return std::exp(-from * from / (2 * deviation * deviation));
    };
    const double far = reach * deviation;
    const int first = static_cast<int>(std::ceil(x - far));
    std::array<double, 2 * static_cast<int>(reach * direct_below) + 2> across;
    std::size_t count = 0;
    for (int column = first; column <= x + far; ++column) across.at(count++) = bell(column - x);
    for (int row = static_cast<int>(std::ceil(y - far)); row <= y + far; ++row) {
      const double in_row = weight * bell(row - y);
      for (std::size_t i = 0; i < count; ++i) add(first + static_cast<int>(i), row, in_row * across[i]);
    }
  }

  /// Each cell becomes the sum of its neighbours times a bell of that deviation in cells,
  /// which is 1 in its middle for a weight that had not been shared among cells.
  void blur(double deviation) {
    // Sharing among neighbours has spread a point by a sixth of a cell squared already.
    const double left = std::sqrt(deviation * deviation - 1.0 / 6);
    const int taps = static_cast<int>(std::ceil(reach * left));
    std::vector<float> bell;
    for (int i = -taps; i <= taps; ++i)
      bell.push_back(static_cast<float>(std::exp(-i * i / (2 * left * left)) * deviation / left));
    std::vector<float> line(static_cast<std::size_t>(m_columns + 2 * taps));
    for (int row = 0; row < m_rows; ++row) {
      std::copy_n(&at(0, row), m_columns, line.begin() + taps);
      for (int column = 0; column < m_columns; ++column) {
        float sum = 0;
        for (std::size_t i = 0; i < bell.size(); ++i)
          sum += bell[i] * line[static_cast<std::size_t>(column) + i];
        at(column, row) = sum;
      }
    }
    blur_down(bell, taps);
  }

  /// Straight between the cells' middles.
  float between(PagePoint point) const {
    const auto [x, y] = place(point);
    const int column = std::clamp(static_cast<int>(std::floor(x)), 0, m_columns - 2);
    const int row = std::clamp(static_cast<int>(std::floor(y)), 0, m_rows - 2);
    const auto s = static_cast<float>(x - column);
    const auto t = static_cast<float>(y - row);
    const float above = at(column, row) + (at(column + 1, row) - at(column, row)) * s;
    const float below = at(column, row + 1) + (at(column + 1, row + 1) - at(column, row + 1)) * s;
    return above + (below - above) * t;
  }

 private:
  // Row by row, so that the memory is read in its order.
  void blur_down(const std::vector<float>& bell, int taps) {
    std::vector<float> out(m_values.size());
    for (int row = 0; row < m_rows; ++row)
      for (int from = std::max(0, row - taps); from <= std::min(m_rows - 1, row + taps); ++from) {
        const float weight = bell[static_cast<std::size_t>(from - row + taps)];
        const float* in = &at(0, from);
        float* to = &out[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns)];
        for (int column = 0; column < m_columns; ++column) to[column] += weight * in[column];
      }
    m_values = std::move(out);
  }

  PagePoint place(PagePoint at) const { return {(at.x - m_origin.x) / m_size, (at.y - m_origin.y) / m_size}; }

  void add(int column, int row, double weight) {
    if (column >= 0 && row >= 0 && column < m_columns && row < m_rows)
      at(column, row) += static_cast<float>(weight);
  }

  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
           static_cast<std::size_t>(column);
  }
  float& at(int column, int row) { return m_values[index(column, row)]; }
  const float& at(int column, int row) const { return m_values[index(column, row)]; }

  double m_size;
  PagePoint m_origin;
  int m_columns;
  int m_rows;
  std::vector<float> m_values;
};

/// Points of about one radius.
struct RadiusClass {
  std::vector<HeatPoint> points;
  double radius = 0;  ///< the mean
};

std::vector<RadiusClass> by_radius(const std::vector<HeatPoint>& points) {
  std::map<long, RadiusClass> classes;
  for (const HeatPoint& point : points) {
    const bool counts = point.radius > 0 && point.weight > 0 && std::isfinite(point.at.x + point.at.y);
    if (!counts) continue;
    RadiusClass& own = classes[std::lround(std::log(point.radius) / std::log(1.04))];
    own.points.push_back(point);
    own.radius += (point.radius - own.radius) / static_cast<double>(own.points.size());
  }
  std::vector<RadiusClass> out;
  for (auto& [key, one] : classes) out.push_back(std::move(one));
  return out;
}

void add_class(DensityGrid& grid, const RadiusClass& points, double pixel) {
  const double deviation = points.radius / 3;
  const double cell = std::max(pixel, deviation / finest);
  // Whole cells beyond the box, so that cells as small as pixels lie on them.
  const double beyond = std::ceil(reach * deviation / cell) * cell;
  Cells cells(grid.box.grown(beyond), cell);
  const bool direct = deviation / cell < direct_below;
  for (const HeatPoint& point : points.points) {
    if (!grid.box.grown(beyond).contains(point.at)) continue;
    if (direct)
      cells.add_bell(point.at, point.weight, deviation / cell);
    else
      cells.share(point.at, point.weight);
  }
  if (!direct) cells.blur(deviation / cell);
  std::size_t next = 0;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column)
      grid.density[next++] += bell_height * cells.between({grid.box.left + (column + 0.5) * pixel,
                                                           grid.box.top + (row + 0.5) * pixel});
}

}  // namespace

DensityGrid density_of(const std::vector<HeatPoint>& points, const PageBox& box, double pixels_per_mm) {
  DensityGrid grid;
  grid.columns = std::max(1, static_cast<int>(std::ceil(box.width() * pixels_per_mm - 1e-6)));
  grid.rows = std::max(1, static_cast<int>(std::ceil(box.height() * pixels_per_mm - 1e-6)));
  grid.box = {box.left, box.top, box.left + grid.columns / pixels_per_mm,
              box.top + grid.rows / pixels_per_mm};
  grid.density.resize(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
  for (const RadiusClass& one : by_radius(points)) add_class(grid, one, 1 / pixels_per_mm);
  return grid;
}

Image heat_picture(const DensityGrid& grid, double intensity, const ColourRamp& ramp, double opacity) {
  const ColourRamp faded = ramp.faded(opacity);
  std::vector<Colour> pixels;
  pixels.reserve(grid.density.size());
  for (const float density : grid.density) pixels.push_back(faded.at(density * intensity));
  return {grid.columns, grid.rows, std::make_shared<const std::vector<Colour>>(std::move(pixels))};
}

}  // namespace dateline
