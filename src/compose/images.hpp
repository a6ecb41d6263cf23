#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/page/drawing.hpp"
#include "dateline/style/style.hpp"

namespace dateline {

/// An image of a style: a vector symbol or a part of its sprite sheet.
struct MapImage {
  std::string name;
  const std::vector<PathMark>* symbol = nullptr;
  const Sprite* sprite = nullptr;
  double width = 0;   ///< mm, at icon-size 1
  double height = 0;  ///< mm
};

/// Where an image stands: turned clockwise about its middle by `angle` degrees.
struct ImagePlace {
  PagePoint centre;
  double width = 0;   ///< mm
  double height = 0;  ///< mm
  double angle = 0;
};

/// How an image is coloured. The black of a symbol takes the tint, its white the ground; of the
/// sprites only distance fields take the tint and the halo.
struct ImageLook {
  Colour tint{0, 0, 0, 255};
  Colour ground{255, 255, 255, 255};
  double opacity = 1;
  Colour halo{0, 0, 0, 0};
  double halo_width = 0;  ///< mm
  double halo_blur = 0;   ///< mm

  bool operator==(const ImageLook&) const = default;
};

/// The images of a style, each prepared once.
class Images {
 public:
  explicit Images(const Style& style);

  /// The images that there are, for expressions that choose between them.
  const StyleSurroundings& surroundings() const { return m_surroundings; }

  std::optional<MapImage> find(std::string_view name) const;

  /// Adds the marks of an image. Sprites that may be stretched keep their corners.
  void draw(const MapImage& image, const ImagePlace& place, const ImageLook& look, std::vector<Mark>& marks);

  /// The image as a tile at its own size.
  std::shared_ptr<const Pattern> tile(const MapImage& image, const ImageLook& look);

 private:
  Image coloured(const MapImage& image, double pixels_per_mm, const ImageLook& look);

  const Style& m_style;
  StyleSurroundings m_surroundings;
  std::map<std::string, Image> m_coloured;
  std::map<std::string, std::shared_ptr<const Pattern>> m_tiles;
};

}  // namespace dateline
