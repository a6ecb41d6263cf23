#include "dateline/draw/prepare.hpp"

#include <exception>

#include "draw/draw_door.hpp"
#include "project/proj_door.hpp"

namespace dateline {

void prepare_to_draw() noexcept {
  try {
    proj_door();
    draw_door().read_fonts();
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace dateline
