#pragma once

namespace dateline {

/// Opens what every map needs, PROJ, Cairo, Pango and the fonts: a tenth of a map's time, which passes
/// in a second thread while the first reads gazetteer and events. What cannot be opened is told where it
/// is used.
void prepare_to_draw() noexcept;

}  // namespace dateline
