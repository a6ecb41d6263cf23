#pragma once

#include <vector>

#include "dateline/page/drawing.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// What of the frame lies beside the world, as boxes in rows: nothing is to stand there. Empty where
/// the map fills the frame.
std::vector<PageBox> beside_the_world(const Projector& projector);

}  // namespace dateline
