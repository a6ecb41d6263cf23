#include "dateline/relief/ground_grid.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "relief/lattice.hpp"

namespace dateline {
namespace {

constexpr double radians = std::numbers::pi / 180;

/// Metres from one position to a near one, to the east and to the north: along the
/// parallel and the meridian of WGS 84 at their middle.
PagePoint metres_between(LonLat from, LonLat to) {
  constexpr double a = 6378137;
  constexpr double e2 = 0.00669437999014;
  const double lat = (from.lat() + to.lat()) / 2 * radians;
  const double w = 1 - e2 * std::sin(lat) * std::sin(lat);
  const double parallel = a / std::sqrt(w) * std::cos(lat);
  const double meridian = a * (1 - e2) / (w * std::sqrt(w));
  return {std::remainder(to.lon() - from.lon(), 360) * radians * parallel,
          (to.lat() - from.lat()) * radians * meridian};
}

}  // namespace

struct GroundGrid::Steps {
  Lattice<4> lattice;
};

GroundGrid::GroundGrid(const Projector& projector, const PageBox& cover, double pixels_per_mm)
    : m_projector(projector), m_pixels_per_mm(pixels_per_mm) {
  // A cover that ends at a pixel's side within rounding takes no further pixel.
  const auto first = [&](double mm) { return std::floor(mm * pixels_per_mm + 1e-6); };
  const auto last = [&](double mm) { return std::ceil(mm * pixels_per_mm - 1e-6); };
  m_columns = std::max(1, static_cast<int>(last(cover.right) - first(cover.left)));
  m_rows = std::max(1, static_cast<int>(last(cover.bottom) - first(cover.top)));
  m_box.left = first(cover.left) / pixels_per_mm;
  m_box.top = first(cover.top) / pixels_per_mm;
  m_box.right = m_box.left + m_columns / pixels_per_mm;
  m_box.bottom = m_box.top + m_rows / pixels_per_mm;
  m_steps = std::make_unique<Steps>(Steps{Lattice<4>(m_columns, m_rows)});
  const Lattice<4>& lattice = m_steps->lattice;
  m_nodes.reserve(lattice.values().size());
  for (int j = 0; j < lattice.rows(); ++j)
    for (int i = 0; i < lattice.columns(); ++i)
      m_nodes.push_back(at(i * Lattice<4>::step, j * Lattice<4>::step));
  find_steps();
}

GroundGrid::~GroundGrid() = default;
GroundGrid::GroundGrid(GroundGrid&&) noexcept = default;

int GroundGrid::nodes_across() const {
  return m_steps->lattice.columns();
}

// Some projections answer for points outside of their world too, with a position whose own
// point is elsewhere.
std::optional<LonLat> GroundGrid::at(int column, int row) const {
  const PagePoint point{m_box.left + (column + 0.5) / m_pixels_per_mm,
                        m_box.top + (row + 0.5) / m_pixels_per_mm};
  const std::optional<LonLat> position = m_projector.to_lonlat(point);
  if (!position) return std::nullopt;
  const std::optional<PagePoint> back = m_projector.to_page(*position);
  const bool same = back && std::hypot(back->x - point.x, back->y - point.y) * m_pixels_per_mm < 0.5;
  return same ? position : std::nullopt;
}

void GroundGrid::find_steps() {
  Lattice<4>& lattice = m_steps->lattice;
  const double plain = m_projector.scale() / 1000 / m_pixels_per_mm;
  // From the neighbour before to the one after, or the node itself where one is missing.
  const auto step_through = [&](int i, int j, int di, int dj, PagePoint otherwise) {
    const auto known = [&](int k) {
      const int x = i + k * di;
      const int y = j + k * dj;
      const bool inside = x >= 0 && y >= 0 && x < lattice.columns() && y < lattice.rows();
      return inside ? m_nodes[lattice.index(x, y)] : std::nullopt;
    };
    const int from = known(-1) ? -1 : 0;
    const int to = known(1) ? 1 : 0;
    if (!known(from) || !known(to) || from == to) return otherwise;
    const PagePoint metres = metres_between(*known(from), *known(to));
    const double pixels = (to - from) * Lattice<4>::step;
    return PagePoint{metres.x / pixels, metres.y / pixels};
  };
  for (int j = 0; j < lattice.rows(); ++j)
    for (int i = 0; i < lattice.columns(); ++i) {
      const PagePoint right = step_through(i, j, 1, 0, {plain, 0});
      const PagePoint down = step_through(i, j, 0, 1, {0, -plain});
      lattice.at(i, j) = {right.x, right.y, down.x, down.y};
    }
}

std::vector<GroundStep> GroundGrid::steps(int row) const {
  std::vector<GroundStep> steps(static_cast<std::size_t>(m_columns));
  m_steps->lattice.along(row, [&](int column, const Lattice<4>::Values& v) {
    steps[static_cast<std::size_t>(column)] = {v[0], v[1], v[2], v[3]};
  });
  return steps;
}

}  // namespace dateline
