#pragma once

#include "compose/event_blocks.hpp"
#include "compose/painter.hpp"

namespace dateline {

/// Places names and events together: the names of places where events happen come first, since
/// symbols can stand aside, led by a line, and a name cannot; then the symbols; then all other
/// names. `painted.labels` is put in the order of the labels that come back.
std::vector<Label> place_labels_and_events(Painted& painted, EventBlocks& blocks, const PageBox& frame,
                                           const std::vector<PageBox>& furniture, TextMeasure& measure);

/// Draws the labels that found room, with their icons.
void draw_labels(Canvas& canvas, const Painted& painted, const std::vector<Label>& labels,
                 const PageBox& frame);

/// Notes what became of every label, and tells in a finding which found no room.
void report_labels(Canvas& canvas, const std::vector<LabelRequest>& requests,
                   const std::vector<Label>& labels);

/// Tells of every text for whose letters no font is at hand.
void report_unknown_glyphs(Canvas& canvas, const std::vector<LabelRequest>& requests);

}  // namespace dateline
