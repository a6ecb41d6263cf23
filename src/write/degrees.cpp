#include "write/degrees.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <iterator>

namespace dateline {

void add_degrees(std::string& out, double degrees) {
  long long units = std::llround(degrees * 1e7);
  if (units < 0) out += '-';
  units = std::llabs(units);
  fmt::format_to(std::back_inserter(out), "{}", units / 10'000'000);
  const long long rest = units % 10'000'000;
  if (rest == 0) return;
  fmt::format_to(std::back_inserter(out), ".{:07}", rest);
  while (out.back() == '0') out.pop_back();
}

}  // namespace dateline
