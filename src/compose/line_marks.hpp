#pragma once

#include <vector>

#include "compose/page_shapes.hpp"
#include "compose/painter.hpp"
#include "dateline/feature/situation.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/style/style.hpp"

namespace dateline {

/// Marks along lines: `filled` and `stroked` parts, each as one path.
struct MarkPaths {
  Path filled;
  Path stroked;

  bool empty() const { return filled.empty() && stroked.empty(); }
};

/// What is drawn of the marks along `lines`; for an arrow the arrow itself, or its casing.
std::vector<Mark> marks_of(const MarkedLine& marked, const std::vector<PageLine>& lines);

/// Adds the marks of a line that is `width` mm wide. They stand at even distances, as many as
/// find room, and follow its bends: the foot of a tooth is the line itself. A line too short for
/// its spacing has one mark in its middle; teeth and ticks need a side.
void add_marks(const PageLine& line, const LineMarks& marks, double width, LineSide side, MarkPaths& paths);

/// The outline of an arrow along a line to its end, smoothed, thinner at its tail; `width` mm where
/// the head begins, the head `head` mm wide.
Path arrow_along(const PageLine& line, double width, double head);

}  // namespace dateline
