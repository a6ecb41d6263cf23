#pragma once

#include <string>
#include <vector>

#include "compose/canvas.hpp"

namespace dateline {

/// A sheet of an atlas as its contents tell it.
struct ContentsRow {
  std::string title;
  std::string page;  ///< as it is printed
  std::size_t events = 0;
  bool is_compared = true;  ///< has it a bar beside those of the others?
};

/// Where a row stands on its page, mm.
struct ContentsPlace {
  std::size_t row = 0;
  PageBox box;
};

/// A page of contents.
struct ContentsPage {
  Drawing drawing;
  std::vector<ContentsPlace> rows;
};

/// The contents of an atlas on as many pages of the sheet's size as they need: titles, numbers of events with
/// bars that compare them, and pages. The specification's title and subtitle stand above.
std::vector<ContentsPage> contents_pages(const SheetSpec& spec, const Style& style,
                                         const std::vector<ContentsRow>& rows, TextMeasure& measure);

}  // namespace dateline
