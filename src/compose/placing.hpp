#pragma once

#include "compose/event_blocks.hpp"
#include "compose/keyed_list.hpp"
#include "compose/painter.hpp"

namespace dateline {

/// Labels of a place under a lone symbol are to stand clear of it.
void give_way(std::vector<LabelRequest>& requests, const EventBlocks& blocks);

/// Places names and events together: the names of places where events happen come first, since
/// symbols can stand aside, led by a line, and a name cannot; then the symbols; where a line then runs
/// through one of those names, they are set anew beside symbols and lines; then all other names.
/// `painted.labels` is put in the order of the labels that come back. With `keys` a letter may stand for the
/// name of a place where an event happens; the caller prints what they stand for.
std::vector<Label> place_labels_and_events(Painted& painted, EventBlocks& blocks, const PageBox& frame,
                                           const std::vector<PageBox>& furniture, bool keys,
                                           TextMeasure& measure);

/// The names for which letters stand, by letter.
std::vector<KeyedEntry> keyed_names(const std::vector<LabelRequest>& requests,
                                    const std::vector<Label>& labels);

/// Draws the labels that found room, with their icons.
void draw_labels(Canvas& canvas, const Painted& painted, const std::vector<Label>& labels,
                 const PageBox& frame);

/// Notes what became of every label, and tells in findings which found no room or have a letter only.
void report_labels(Canvas& canvas, const std::vector<LabelRequest>& requests,
                   const std::vector<Label>& labels);

/// Tells of every text on the sheet for whose letters no font is at hand, and which to install.
void report_unknown_glyphs(Canvas& canvas);

}  // namespace dateline
