#include "compose/columns.hpp"

#include <algorithm>
#include <numeric>

namespace dateline {
namespace {

constexpr double slack = 0.001;  // mm, of sums

/// The columns that rows take when none is higher than `height`.
int columns_needed(const std::vector<double>& rows, double height) {
  int columns = 1;
  double y = 0;
  for (const double row : rows) {
    if (y > 0 && y + row > height + slack) {
      ++columns;
      y = 0;
    }
    y += row;
  }
  return columns;
}

}  // namespace

double balanced_height(const std::vector<double>& rows, int columns) {
  if (rows.empty()) return 0;
  const double all = std::accumulate(rows.begin(), rows.end(), 0.0);
  double low = std::max(*std::ranges::max_element(rows), all / columns);
  double high = all;
  while (high - low > slack) {
    const double middle = (low + high) / 2;
    (columns_needed(rows, middle) <= columns ? high : low) = middle;
  }
  return high;
}

std::vector<PageBox> in_columns(const std::vector<double>& rows, const PageBox& box, int columns) {
  std::vector<PageBox> out;
  const double width = box.width() / columns;
  int column = 0;
  double y = box.top;
  for (const double row : rows) {
    if (y + row > box.bottom + slack) {
      ++column;
      y = box.top;
    }
    if (column == columns || y + row > box.bottom + slack) break;
    const double left = box.left + column * width;
    out.push_back({left, y, left + width, y + row});
    y += row;
  }
  return out;
}

}  // namespace dateline
