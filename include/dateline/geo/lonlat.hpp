#pragma once

#include <compare>
#include <string>

#include "dateline/error.hpp"

namespace dateline {

/// A position on WGS 84 in degrees; cannot be out of range.
class LonLat {
 public:
  /// 0° 0°.
  constexpr LonLat() = default;

  /// Longitude -180 to 180, latitude -90 to 90; throws std::out_of_range otherwise.
  LonLat(double lon, double lat);

  /// As the constructor, but the error is a sentence.
  static Expected<LonLat> checked(double lon, double lat);

  constexpr double lon() const { return m_lon; }
  constexpr double lat() const { return m_lat; }

  auto operator<=>(const LonLat&) const = default;

 private:
  double m_lon = 0;
  double m_lat = 0;
};

/// "39.6396° N, 46.5478° E".
std::string in_words(LonLat position);

}  // namespace dateline
