#pragma once

#include "dateline/style/value.hpp"

namespace dateline {

/// The way from one colour to another: straight in sRGB or CIELAB, or around in HCL (the
/// cylinder of CIELAB, D50).
enum class ColourSpace { rgb, lab, hcl };

/// The colour at `t` (0 to 1) of the way.
StyleColour between(const StyleColour& from, const StyleColour& to, double t, ColourSpace space);

}  // namespace dateline
