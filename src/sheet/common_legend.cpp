#include <algorithm>

#include "dateline/sheet/sheet.hpp"

namespace dateline {
namespace {

/// The smaller of two numbers of which 0 says nothing.
double least_set(double a, double b) {
  return a > 0 && b > 0 ? std::min(a, b) : std::max(a, b);
}

}  // namespace

CommonLegend joined(const CommonLegend& a, const CommonLegend& b) {
  CommonLegend out;
  out.most = std::max(a.most, b.most);
  out.days = a.days && b.days ? hull(*a.days, *b.days) : a.days ? a.days : b.days;
  out.least_count = least_set(a.least_count, b.least_count);
  out.most_count = std::max(a.most_count, b.most_count);
  out.mm2_per_event = least_set(a.mm2_per_event, b.mm2_per_event);
  return out;
}

}  // namespace dateline
