#include "dateline/geo/lonlat.hpp"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

namespace dateline {

LonLat::LonLat(double lon, double lat) : m_lon(lon), m_lat(lat) {
  if (const auto ok = checked(lon, lat); !ok) throw std::out_of_range(ok.error());
}

Expected<LonLat> LonLat::checked(double lon, double lat) {
  if (!(std::abs(lat) <= 90)) return tl::unexpected(fmt::format("latitude {} is outside -90 to 90", lat));
  if (!(std::abs(lon) <= 180)) return tl::unexpected(fmt::format("longitude {} is outside -180 to 180", lon));
  LonLat position;
  position.m_lon = lon;
  position.m_lat = lat;
  return position;
}

std::string in_words(LonLat position) {
  return fmt::format("{:.4f}° {}, {:.4f}° {}", std::abs(position.lat()), position.lat() < 0 ? 'S' : 'N',
                     std::abs(position.lon()), position.lon() < 0 ? 'W' : 'E');
}

}  // namespace dateline
