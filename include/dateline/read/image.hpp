#pragma once

#include <string>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// Reads a PNG of at most 64 million pixels. Throws InputError when it is missing, broken or no PNG.
Image read_image(const std::string& path);

}  // namespace dateline
