#include "dateline/resolve/table_context.hpp"

#include <cmath>
#include <functional>

namespace dateline {
namespace {

int cell_of(double degrees) {
  return static_cast<int>(std::floor(degrees));
}

}  // namespace

void TableContext::add(const std::string& country, LonLat point) {
  change(country, point, 1);
  ++m_size;
}

void TableContext::remove(const std::string& country, LonLat point) {
  change(country, point, -1);
  --m_size;
}

void TableContext::change(const std::string& country, LonLat point, long by) {
  m_countries[country] += by;
  m_cells[{cell_of(point.lon()), cell_of(point.lat())}] += by;
}

double TableContext::share(long count) const {
  constexpr double few = 3;
  const auto size = static_cast<double>(m_size);
  return m_size == 0 ? 0 : static_cast<double>(count) / size * (size / (size + few));
}

double TableContext::country_share(std::string_view country) const {
  const auto found = m_countries.find(country);
  return found == m_countries.end() ? 0 : share(found->second);
}

double TableContext::near_share(LonLat point) const {
  long count = 0;
  const int lat = cell_of(point.lat());
  for (int east = -1; east <= 1; ++east) {
    const int lon = (cell_of(point.lon()) + east + 540) % 360 - 180;
    const auto end = m_cells.upper_bound({lon, lat + 1});
    for (auto cell = m_cells.lower_bound({lon, lat - 1}); cell != end; ++cell) count += cell->second;
  }
  return share(count);
}

}  // namespace dateline
