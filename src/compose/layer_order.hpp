#pragma once

#include <vector>

#include "dateline/style/style.hpp"

namespace dateline {

/// The order in which the layers of a style are drawn about classes of counts, which come between the two.
struct LayerOrder {
  std::vector<const StyleLayer*> beneath;
  std::vector<const StyleLayer*> above;
};

/// As the style has them, all beneath.
LayerOrder style_order(const Style& style);

/// For a map whose classes of counts must look as its legend shows them: above are the lines, places and
/// names that people find their way by. All that tints the ground lies beneath: areas, pictures, and lines
/// that what is below shines through. Corridors, areas and rings of events are drawn by their edges only,
/// where the style has edges for them: between hexagons their fills would be taken for a class.
LayerOrder order_about_classes(const Style& style, double zoom);

}  // namespace dateline
