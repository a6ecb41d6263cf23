#pragma once

#include <string>
#include <vector>

#include "compose/canvas.hpp"

namespace dateline {

/// What a number or letter on the map stands for.
struct KeyedEntry {
  std::string key;   ///< as at the symbol or place: "7", "b"
  std::string text;  ///< what it is, on one line; wrapped where it is drawn

  bool operator==(const KeyedEntry&) const = default;
};

/// A list of such entries under a heading, as a sheet has room for it.
struct KeyedList {
  std::string heading;  ///< "Events"; "" for none
  std::vector<KeyedEntry> entries;
  double size = 2.2;  ///< mm of the letters at text scale 1
};

/// How many columns a list of that width is read best in: of about 60 letters or more each.
int keyed_columns(const Canvas& canvas, const KeyedList& list, double width);

/// The height that all of the list takes in columns of equal length, with its heading, mm. 0
/// without entries.
double keyed_height(Canvas& canvas, const KeyedList& list, double width, int columns);

/// What draw_keyed_list() has drawn.
struct KeyedDrawn {
  PageBox box;           ///< that it covers; without area when no entry found room
  std::size_t next = 0;  ///< the first entry that found no room; their number when all did
};

/// Draws the entries from `first` on in columns within the box and reports each, and the list
/// itself as `what`. Columns are of equal length when all find room; the caller draws the rest
/// elsewhere or tells of it.
KeyedDrawn draw_keyed_list(Canvas& canvas, const KeyedList& list, const std::string& what, const PageBox& box,
                           int columns, std::size_t first = 0);

}  // namespace dateline
