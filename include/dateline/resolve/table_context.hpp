#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "dateline/geo/lonlat.hpp"

namespace dateline {

/// Where the places of a table lie, as far as they are sure: names that fit several places mean
/// the one among the others of their table. Equal tables give equal contexts.
class TableContext {
 public:
  /// A place that is sure. Each distinct name of a table counts once.
  void add(const std::string& country, LonLat point);
  /// Takes back what add() put in, so that a name does not speak for itself.
  void remove(const std::string& country, LonLat point);

  std::size_t size() const { return m_size; }

  /// 0 to 1: how much of the table lies in the country, or in the nine cells of a degree
  /// around the point. Tables of few places say little: n places count n / (n + 3).
  double country_share(std::string_view country) const;
  double near_share(LonLat point) const;

 private:
  using Cell = std::pair<int, int>;

  void change(const std::string& country, LonLat point, long by);
  double share(long count) const;

  std::size_t m_size = 0;
  std::map<std::string, long, std::less<>> m_countries;
  std::map<Cell, long> m_cells;
};

}  // namespace dateline
