#pragma once

#include <cairo.h>

#include <memory>
#include <string>

#include "dateline/draw/draw.hpp"

namespace dateline {

/// to_png() and png_series() of draw.hpp.
std::string draw_png(const Drawing& drawing, double pixels_per_mm);
std::unique_ptr<PngSeries> draw_png_series();

/// Throws InputError for a context or surface that Cairo refuses to draw on.
void expect_success(cairo_status_t status);

}  // namespace dateline
