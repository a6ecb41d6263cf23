#include "relief/source_view.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dateline {
namespace {

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
constexpr int step = Lattice<2>::step;
constexpr int margin = 3;  // pixels as read around what is seen, for the filters

double median(std::vector<double> values) {
  if (values.empty()) return 1;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

SourceView::SourceView(const GroundGrid& grid, const RasterSource& raster)
    : m_grid(grid),
      m_raster(raster),
      m_positions(grid.columns(), grid.rows()),
      m_whole(m_positions.values().size()),
      m_exact(static_cast<std::size_t>(grid.rows())) {
  find_positions();
  m_fineness = fineness();
  if (raster.period() > 0) {
    const std::vector<RasterPosition> poles = raster.positions({LonLat(0, 90), LonLat(0, -90)});
    m_to_pole = {poles[0].row > -1, poles[1].row < raster.rows() + 1};
  }
  find_exact();
  choose_part();
}

// A raster that goes around the Earth has each place many times; the one nearest to the
// grid's middle is taken, so that no map but one of the whole world sees its ends.
RasterPosition SourceView::near_middle(RasterPosition position) const {
  const double period = m_raster.period();
  if (period > 0) position.column = m_middle + std::remainder(position.column - m_middle, period);
  return position;
}

void SourceView::find_positions() {
  std::vector<LonLat> known;
  for (const auto& node : m_grid.nodes())
    if (node) known.push_back(*node);
  const std::vector<RasterPosition> found = m_raster.positions(known);
  if (const auto middle = m_grid.at(m_grid.columns() / 2, m_grid.rows() / 2)) {
    m_middle = m_raster.positions({*middle}).front().column;
  } else if (!found.empty()) {
    m_middle = found[found.size() / 2].column;
  }
  auto next = found.begin();
  for (std::size_t i = 0; i < m_grid.nodes().size(); ++i) {
    const RasterPosition position =
        m_grid.nodes()[i] ? near_middle(*next++) : RasterPosition{nowhere, nowhere};
    m_positions.values()[i] = {position.column, position.row};
  }
}

/// The raster's pixels to one of the grid, across and down, in the middle of all cells.
std::array<double, 2> SourceView::fineness() const {
  std::vector<double> across;
  std::vector<double> down;
  for (int j = 0; j + 1 < m_positions.rows(); ++j)
    for (int i = 0; i + 1 < m_positions.columns(); ++i) {
      const auto& here = m_positions.at(i, j);
      const auto& right = m_positions.at(i + 1, j);
      const auto& below = m_positions.at(i, j + 1);
      const double columns = std::hypot(right[0] - here[0], below[0] - here[0]);
      const double rows = std::hypot(right[1] - here[1], below[1] - here[1]);
      if (!std::isfinite(columns) || !std::isfinite(rows)) continue;
      across.push_back(columns / step);
      down.push_back(rows / step);
    }
  return {median(std::move(across)), median(std::move(down))};
}

/// Are all four nodes known, near one another, and on a line with their neighbours to within a
/// fifth of the grid's pixel?
bool SourceView::is_straight(int i, int j) const {
  for (std::size_t n = 0; n < 2; ++n) {
    const double here = m_positions.at(i, j)[n];
    for (const auto& [di, dj] : {std::pair{1, 0}, {0, 1}, {1, 1}})
      if (!(std::abs(m_positions.at(i + di, j + dj)[n] - here) < 8 * step * m_fineness[n])) return false;
    const double most = 8 * 0.2 * m_fineness[n];
    for (const auto& [x, y] : {std::pair{i, j}, {i + 1, j}, {i, j + 1}, {i + 1, j + 1}}) {
      const double node = m_positions.at(x, y)[n];
      const bool inner_column = x > 0 && x + 1 < m_positions.columns();
      const bool inner_row = y > 0 && y + 1 < m_positions.rows();
      if (inner_column &&
          std::abs(m_positions.at(x - 1, y)[n] - 2 * node + m_positions.at(x + 1, y)[n]) > most)
        return false;
      if (inner_row && std::abs(m_positions.at(x, y - 1)[n] - 2 * node + m_positions.at(x, y + 1)[n]) > most)
        return false;
    }
  }
  return true;
}

bool SourceView::is_whole(int column, int row) const {
  const int i = std::min(column / step, m_positions.columns() - 2);
  const int j = std::min(row / step, m_positions.rows() - 2);
  return m_whole[m_positions.index(i, j)];
}

// Where the projection bends or ends, each pixel is asked for: at the poles, along the sides
// of a map of the world.
void SourceView::find_exact() {
  for (int j = 0; j + 1 < m_positions.rows(); ++j)
    for (int i = 0; i + 1 < m_positions.columns(); ++i) m_whole[m_positions.index(i, j)] = is_straight(i, j);
  std::vector<LonLat> places;
  std::vector<std::pair<int, int>> pixels;
  for (int row = 0; row < m_grid.rows(); ++row)
    for (int column = 0; column < m_grid.columns(); ++column) {
      if (is_whole(column, row)) continue;
      const auto place = m_grid.at(column, row);
      if (!place) continue;
      places.push_back(*place);
      pixels.emplace_back(column, row);
    }
  const std::vector<RasterPosition> found = m_raster.positions(places);
  for (std::size_t i = 0; i < found.size(); ++i)
    m_exact[static_cast<std::size_t>(pixels[i].second)].push_back({pixels[i].first, near_middle(found[i])});
}

void SourceView::choose_part() {
  RasterPosition low{INFINITY, INFINITY};
  RasterPosition high{-INFINITY, -INFINITY};
  const auto hold = [&](double column, double row) {
    if (!std::isfinite(column) || !std::isfinite(row)) return;
    low = {std::min(low.column, column), std::min(low.row, row)};
    high = {std::max(high.column, column), std::max(high.row, row)};
  };
  for (const auto& node : m_positions.values()) hold(node[0], node[1]);
  for (const auto& row : m_exact)
    for (const Exact& exact : row) hold(exact.position.column, exact.position.row);
  if (!(low.column <= high.column)) return;

  const int period = m_raster.period();
  const int width = period > 0 ? period : m_raster.columns();
  const double wanted = std::min(std::sqrt(m_fineness[0] * m_fineness[1]), 1e6);
  const double pixels = (high.column - low.column) * (high.row - low.row);
  // However the raster lies beneath the sheet, no more is read than four times what is drawn.
  const double least = std::sqrt(pixels / (4.0 * static_cast<double>(m_grid.size()) + 65536));
  m_factor = std::max(1, static_cast<int>(std::lround(std::max(wanted, least))));
  m_factor = std::min({m_factor, width, m_raster.rows()});
  // Columns read as one do not lie on both sides of the place where the raster begins again.
  for (int divisor = m_factor; period > 0 && divisor > m_factor / 2; --divisor)
    if (period % divisor == 0) {
      m_factor = divisor;
      break;
    }

  const double f = m_factor;
  const auto from = [f](double position) { return static_cast<int>(std::floor(position / f)) - margin; };
  const auto to = [f](double position) { return static_cast<int>(std::ceil(position / f)) + margin; };
  m_first_row = std::max(0, from(std::max(low.row, -1e9)));
  m_rows = std::max(0, std::min(to(std::min(high.row, 1e9)), m_raster.rows() / m_factor) - m_first_row);
  m_first_column = from(std::max(low.column, -1e9));
  int end = to(std::min(high.column, 1e9));
  if (period == 0) {
    m_first_column = std::max(0, m_first_column);
    end = std::min(end, width / m_factor);
  }
  m_columns = std::max(0, end - m_first_column);
}

double SourceView::pixels_from_side(RasterPosition at) const {
  const double column = (at.column + m_first_column) * m_factor;
  const double row = (at.row + m_first_row) * m_factor;
  const double from_north = m_to_pole[0] ? INFINITY : row;
  const double from_south = m_to_pole[1] ? INFINITY : m_raster.rows() - row;
  const double down = std::min(from_north, from_south) / m_fineness[1];
  if (m_raster.period() > 0) return down;
  return std::min(down, std::min(column, m_raster.columns() - column) / m_fineness[0]);
}

std::vector<float> SourceView::read(int channel) const {
  if (m_columns == 0 || m_rows == 0) return {};
  const auto rows_of = [&](int first, int count) {
    return m_raster.read(
        channel, {first * m_factor, m_first_row * m_factor, count * m_factor, m_rows * m_factor}, m_factor);
  };
  if (m_raster.period() == 0) return rows_of(m_first_column, m_columns);

  // Around the Earth in pieces, each to the place where the raster begins again.
  const int around = m_raster.period() / m_factor;
  std::vector<float> all(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows));
  for (int done = 0; done < m_columns;) {
    const int first = ((m_first_column + done) % around + around) % around;
    const int count = std::min(m_columns - done, around - first);
    const std::vector<float> piece = rows_of(first, count);
    for (int row = 0; row < m_rows; ++row)
      std::copy_n(piece.begin() + static_cast<std::ptrdiff_t>(row) * count, count,
                  all.begin() + static_cast<std::ptrdiff_t>(row) * m_columns + done);
    done += count;
  }
  return all;
}

}  // namespace dateline
