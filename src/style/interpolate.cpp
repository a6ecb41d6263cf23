#include "style/interpolate.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace dateline {

namespace {

/// One coordinate of a cubic Bézier from 0 to 1 with the inner points `first` and
/// `second`, as a polynomial of t.
class Cubic {
 public:
  Cubic(double first, double second)
      : m_once(3 * first), m_twice(3 * (second - first) - m_once), m_thrice(1 - m_once - m_twice) {}

  double at(double t) const { return ((m_thrice * t + m_twice) * t + m_once) * t; }
  double slope(double t) const { return (3 * m_thrice * t + 2 * m_twice) * t + m_once; }

 private:
  double m_once, m_twice, m_thrice;
};

constexpr double precision = 1e-6;

/// The t at which x is `wanted`, to the precision that browsers use: Newton's steps, and
/// halving where they fail.
double parameter_at(const Cubic& x, double wanted) {
  double t = wanted;
  for (int i = 0; i < 8; ++i) {
    const double error = x.at(t) - wanted;
    if (std::abs(error) < precision) return t;
    if (std::abs(x.slope(t)) < precision) break;
    t -= error / x.slope(t);
  }
  double low = 0;
  double high = 1;
  t = wanted;
  for (int i = 0; i < 20 && std::abs(x.at(t) - wanted) >= precision; ++i) {
    (wanted > x.at(t) ? low : high) = t;
    t = (low + high) * 0.5;
  }
  return t;
}

double bezier(const std::vector<double>& points, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return Cubic(points[1], points[3]).at(parameter_at(Cubic(points[0], points[2]), x));
}

double along(double from, double to, double t) {
  return from + t * (to - from);
}

/// Number by number; where the second has none, there is no number.
template <class Numbers>
std::vector<double> along_all(const Numbers& from, const Numbers& to, double t) {
  std::vector<double> made;
  for (std::size_t i = 0; i < from.size(); ++i)
    made.push_back(i < to.size() ? along(from[i], to[i], t) : std::numeric_limits<double>::quiet_NaN());
  return made;
}

std::vector<double> numbers_in(const StyleArray& array) {
  std::vector<double> numbers;
  for (const StyleValue& item : *array)
    numbers.push_back(item.as<double>() ? *item.as<double>() : std::numeric_limits<double>::quiet_NaN());
  return numbers;
}

Expected<StyleValue> between(const StyleColours& from, const StyleColours& to, double t, ColourSpace space) {
  if (from->size() != to->size())
    return tl::unexpected(
        fmt::format("colorArray: Arrays have mismatched length ({} vs. {}), cannot interpolate.",
                    from->size(), to->size()));
  auto made = std::make_shared<std::vector<StyleColour>>();
  for (std::size_t i = 0; i < from->size(); ++i) made->push_back(between((*from)[i], (*to)[i], t, space));
  return StyleColours(std::move(made));
}

Expected<StyleValue> between(const StyleAnchorOffsets& from, const StyleAnchorOffsets& to, double t) {
  if (from->size() != to->size())
    return tl::unexpected(fmt::format("Cannot interpolate values of different length. from: {}, to: {}",
                                      to_string(StyleValue(from)), to_string(StyleValue(to))));
  auto made = std::make_shared<std::vector<StyleAnchorOffset>>();
  for (std::size_t i = 0; i < from->size(); ++i) {
    const StyleAnchorOffset &a = (*from)[i], &b = (*to)[i];
    if (a.anchor != b.anchor)
      return tl::unexpected(
          fmt::format("Cannot interpolate values containing mismatched anchors. from[{0}]: {1}, to[{0}]: {2}",
                      2 * i, a.anchor, b.anchor));
    made->push_back({a.anchor, along(a.x, b.x, t), along(a.y, b.y, t)});
  }
  return StyleAnchorOffsets(std::move(made));
}

StyleValue between(const StylePadding& from, const StylePadding& to, double t) {
  StylePadding made;
  for (std::size_t i = 0; i < made.sides.size(); ++i) made.sides[i] = along(from.sides[i], to.sides[i], t);
  return made;
}

StyleValue number_array(const std::vector<double>& numbers) {
  return style_array({numbers.begin(), numbers.end()});
}

template <class T>
std::pair<const T*, const T*> both(const StyleValue& a, const StyleValue& b) {
  return {a.as<T>(), b.as<T>()};
}

}  // namespace

double share_of_way(const std::vector<double>& curve, double input, double from, double to) {
  const double length = to - from;
  const double done = input - from;
  if (curve.size() == 4) return bezier(curve, done / length);
  if (curve[0] == 1) return done / length;
  return (std::pow(curve[0], done) - 1) / (std::pow(curve[0], length) - 1);
}

Expected<StyleValue> between(const StyleValue& from, const StyleValue& to, double t, ColourSpace space) {
  if (const auto [a, b] = both<double>(from, to); a && b) return StyleValue(along(*a, *b, t));
  if (const auto [a, b] = both<StyleColour>(from, to); a && b) return StyleValue(between(*a, *b, t, space));
  if (const auto [a, b] = both<StyleArray>(from, to); a && b)
    return number_array(along_all(numbers_in(*a), numbers_in(*b), t));
  if (const auto [a, b] = both<StylePadding>(from, to); a && b) return between(*a, *b, t);
  if (const auto [a, b] = both<StyleNumbers>(from, to); a && b)
    return StyleValue(StyleNumbers(std::make_shared<const std::vector<double>>(along_all(**a, **b, t))));
  if (const auto [a, b] = both<StyleColours>(from, to); a && b) return between(*a, *b, t, space);
  if (const auto [a, b] = both<StyleAnchorOffsets>(from, to); a && b) return between(*a, *b, t);
  if (const auto [a, b] = both<std::string>(from, to); a && b)
    return StyleValue(StyleProjections(std::make_shared<const StyleProjection>(StyleProjection{*a, *b, t})));
  return tl::unexpected(std::string("there is nothing between these values"));
}

}  // namespace dateline
