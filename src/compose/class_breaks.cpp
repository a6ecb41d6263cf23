#include "compose/class_breaks.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dateline/feature/feature.hpp"

namespace dateline {
namespace {

/// 1 · 10^n; exact for whole powers from 0 on.
double power_of_ten(int n) {
  double power = 1;
  for (int i = 0; i < std::abs(n); ++i) power *= 10;
  return n < 0 ? 1 / power : power;
}

int decade_of(double number) {
  int decade = static_cast<int>(std::floor(std::log10(number)));
  if (power_of_ten(decade + 1) <= number) ++decade;
  if (power_of_ten(decade) > number) --decade;
  return decade;
}

/// The numbers of a row of steps to a decade from the last at or below `least` to `most`.
std::vector<double> growing(double least, double most, const std::vector<double>& steps) {
  std::vector<double> breaks;
  for (int decade = decade_of(least); decade <= decade_of(most); ++decade)
    for (const double step : steps) {
      const double at = step * power_of_ten(decade);
      if (at > most) return breaks;
      if (at <= least) breaks.clear();
      breaks.push_back(at);
    }
  return breaks;
}

std::vector<double> even(double least, double most, double step) {
  std::vector<double> breaks;
  const double first = std::floor(least / step + 1e-9);
  for (double nth = first; nth * step <= most * (1 + 1e-9); ++nth) breaks.push_back(nth * step);
  if (breaks.front() == 0) breaks.front() = round_below(least);
  return breaks;
}

std::vector<double> breaks_of(double least, double most, int classes, bool whole) {
  const auto fits = [&](const std::vector<double>& breaks) {
    return !breaks.empty() && static_cast<int>(breaks.size()) <= classes;
  };
  if (most < 8 * least || (whole && most <= classes)) {
    for (double decade = decade_of(most) - 2;; ++decade)
      for (const double digit : {1.0, 2.0, 5.0}) {
        const double step = digit * power_of_ten(static_cast<int>(decade));
        if (whole && step < 1) continue;
        if (const auto breaks = even(least, most, step); fits(breaks)) return breaks;
      }
  }
  static const std::array<std::vector<double>, 3> rows{std::vector<double>{1, 2, 5},
                                                       std::vector<double>{1, 3}, std::vector<double>{1}};
  for (const auto& row : rows)
    if (const auto breaks = growing(least, most, row); fits(breaks)) return breaks;
  // Many decades: every second one, and so on.
  const std::vector<double> all = growing(least, most, {1});
  const auto every = (all.size() + static_cast<std::size_t>(classes) - 1) / static_cast<std::size_t>(classes);
  std::vector<double> breaks;
  for (std::size_t i = 0; i < all.size(); i += every) breaks.push_back(all[i]);
  return breaks;
}

}  // namespace

std::vector<double> class_breaks(double least, double most, int classes) {
  return breaks_of(least, most, classes, false);
}

std::vector<double> count_breaks(double least, double most, int classes) {
  return breaks_of(least, most, classes, true);
}

int class_of(const std::vector<double>& breaks, double number) {
  return static_cast<int>(std::ranges::upper_bound(breaks, number) - breaks.begin()) - 1;
}

std::string count_class_words(const std::vector<double>& breaks, std::size_t nth) {
  const std::string first = with_commas(breaks[nth]);
  if (nth + 1 == breaks.size()) return first + " and more";
  const double last = breaks[nth + 1] - 1;
  return last <= breaks[nth] ? first : first + "–" + with_commas(last);
}

std::string with_commas(double number) {
  std::string text = number_text(number);
  const std::size_t point = std::min(text.find('.'), text.size());
  const bool plain = text.find_first_of("eE") == std::string::npos;
  if (plain)
    for (std::size_t at = point; at > 3 + (text[0] == '-' ? 1U : 0U); at -= 3) text.insert(at - 3, ",");
  return text;
}

double round_below(double number) {
  const double power = power_of_ten(decade_of(number));
  return (number >= 5 * power ? 5 : number >= 2 * power ? 2 : 1) * power;
}

Colour ramp_colour(const std::vector<Colour>& ramp, double share) {
  if (ramp.empty()) return {};
  const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
  const auto first = std::min(static_cast<std::size_t>(place), ramp.size() - 1);
  const Colour a = ramp[first];
  const Colour b = ramp[std::min(first + 1, ramp.size() - 1)];
  const double t = place - static_cast<double>(first);
  const auto mixed = [t](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lround(from + (to - from) * t));
  };
  return {mixed(a.red, b.red), mixed(a.green, b.green), mixed(a.blue, b.blue), mixed(a.alpha, b.alpha)};
}

Colour class_colour(const std::vector<Colour>& ramp, std::size_t nth, std::size_t count) {
  return ramp_colour(ramp, count < 2 ? 0.6 : static_cast<double>(nth) / static_cast<double>(count - 1));
}

}  // namespace dateline
