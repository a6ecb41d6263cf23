#pragma once

#include "dateline/compose/compose.hpp"

namespace dateline {

/// What somebody who edits a style wants to see, on a sheet of 420 × 297 mm: a made-up country
/// with everything that a map can show, at 1 : `scale`, with its legend; every kind of event,
/// known exactly and not; every symbol at 3 mm and at 12 mm; and what each layer of the style draws
/// by itself. A style made for other data shows its symbols and layers all the same.
Sheet sample_sheet(const Style& style, double scale, TextMeasure& measure, Findings& findings);

}  // namespace dateline
