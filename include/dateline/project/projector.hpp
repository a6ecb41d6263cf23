#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dateline/geo/geobox.hpp"
#include "dateline/geo/geometry.hpp"
#include "dateline/geo/window.hpp"
#include "dateline/page/drawing.hpp"

namespace dateline {

/// Turns positions into points on the sheet, or nothing where the projection has none.
class Projector {
 public:
  /// A projection (PROJ string or "EPSG:n") so that `extent` fills `frame` as far as its
  /// shape allows, centred, or at `scale` (1 : scale) when that is above 0. Throws
  /// UsageError when PROJ does not know it or it cannot show the extent.
  static Projector fitted(const std::string& projection, const GeoBox& extent, const PageBox& frame,
                          double scale = 0);

  ~Projector();
  Projector(Projector&&) noexcept;
  Projector& operator=(Projector&&) noexcept;

  std::optional<PagePoint> to_page(LonLat position) const;
  std::optional<LonLat> to_lonlat(PagePoint point) const;

  /// All at once; a position that has no point is NaN NaN.
  std::vector<PagePoint> to_page(const std::vector<LonLat>& positions) const;

  /// 1 : this, at the frame's centre, along the parallel and meridian on average.
  double scale() const;

  /// The frame that is filled.
  const PageBox& frame() const;

  /// The smallest box around all that the frame shows.
  const GeoBox& shown() const;

  /// What is worth projecting: more than is shown, less than the projection tears or cannot show;
  /// cut to it (cut_to) before you project. Its seam is opposite of the central meridian.
  const GeoWindow& window() const;

  /// The projection that the map was given.
  const std::string& projection() const;

  /// The part of a sphere about `centre` that a view from outside shows, as degrees from the
  /// centre; nothing for projections that show all sides.
  struct Horizon {
    LonLat centre;
    double angle = 90;
  };
  const std::optional<Horizon>& horizon() const;

  /// The edge of the world on the sheet as a ring, not closed by a last point, where the frame
  /// reaches beyond it; empty where the map fills the frame.
  const std::vector<PagePoint>& outline() const;

  /// Degrees clockwise from the sheet's top to true north at a point.
  double north(PagePoint point) const;

  /// For the credits: "Lambert conformal conic, standard parallels 39.4° N and 39.9° N".
  const std::string& description() const;

 private:
  struct State;
  explicit Projector(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

/// A projection as WKT (ESRI's, as PDF wants it) on WGS 84; "" where PROJ has none for it.
std::string projection_wkt(const std::string& projection);

/// What a map is for: places and their surroundings keep their shapes, densities their areas.
enum class ProjectionPurpose { places, density };

/// The projection for an extent: conformal for a region (transverse Mercator where it is
/// tall or near the equator, Lambert's conic where it is wide, stereographic at a pole),
/// equal-area above 60° of width, as a PROJ string. For densities equal-area at any width
/// (Lambert's azimuthal about the middle or the pole). The whole world is centred on 11° E, where
/// its edge parts the fewest lands (it runs through the Bering Strait).
std::string projection_for(const GeoBox& extent, ProjectionPurpose purpose = ProjectionPurpose::places);

}  // namespace dateline
