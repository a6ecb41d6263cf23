#pragma once

#include "dateline/geo/geobox.hpp"
#include "dateline/geo/geometry.hpp"

namespace dateline {

/// A part of the world as a map shows it, in degrees: from the meridian `west` (-540 to 540)
/// eastward over `width` (up to 360), from `south` to `north`. One of 360° has a seam: `west`.
struct GeoWindow {
  double west = -180;
  double width = 360;
  double south = -90;
  double north = 90;

  bool has_seam() const { return width >= 360; }
  bool operator==(const GeoWindow&) const = default;
};

/// Wider than the box by a part of its width and height, and 0.1°; all the way around with the
/// seam opposite of `middle` where it comes near that, or reaches a pole.
GeoWindow window_around(const GeoBox& box, double part, double middle);

/// Lies all of it within, so that nothing is to be cut?
bool lies_in(const Geometry& geometry, const GeoWindow& window);
bool lies_in(LonLat point, const GeoWindow& window);

/// What lies in the window, straight between neighbours in longitude and latitude. Lines are
/// cut; rings are closed along the window's edges, and one that runs around a pole along the pole.
/// Neighbours more than 180° apart cross the antimeridian, except between exactly -180° and 180°.
/// Cuts at a seam are made 1e-7° beside it (1 cm), so that its two sides stay apart; no step of
/// the result is wider than 60°.
Geometry cut_to(const Geometry& geometry, const GeoWindow& window);

/// Does a line or ring run over the antimeridian, the shorter way between neighbours?
bool crosses_antimeridian(const Geometry& geometry);

/// The same place with nothing across the antimeridian, as RFC 7946 (3.1.9) asks: lines and rings that run
/// over it are parted there, at exactly 180° and -180°; one around a pole is closed along that pole.
Geometry parted_at_antimeridian(const Geometry& geometry);

/// Is the edge between two neighbours of a ring none of the thing itself, but made by cutting:
/// along an edge of the window, the antimeridian or a pole?
bool is_cut(LonLat a, LonLat b, const GeoWindow& window);

/// The longitude between -180 and 180.
double wrapped_longitude(double lon);

}  // namespace dateline
