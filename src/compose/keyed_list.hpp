#pragma once

#include <limits>
#include <string>
#include <vector>

#include "compose/canvas.hpp"

namespace dateline {

/// What a number or letter on the map stands for.
struct KeyedEntry {
  std::string key;        ///< as at the symbol or place: "7", "b"
  std::string text;       ///< what it is, on one line; wrapped where it is drawn
  std::string lead{};     ///< before the text and apart from it by its colour: the day; "" for none
  std::string above{};    ///< a heading over this entry and those that follow; "" for none
  std::string feature{};  ///< id of what it tells of

  bool operator==(const KeyedEntry&) const = default;
};

/// "7: 12 December 2022: what happened".
std::string in_words(const KeyedEntry& entry);

/// A list of such entries under a heading, as a sheet has room for it.
struct KeyedList {
  std::string heading;  ///< "Events"; "" for none
  std::vector<KeyedEntry> entries;
  double size = 2.2;  ///< mm of the letters at text scale 1
  double gap = 0.35;  ///< between entries, of the size of the letters
};

/// How many columns a list of that width is read best in: of about 60 letters or more each.
int keyed_columns(const Canvas& canvas, const KeyedList& list, double width);

/// The height that all of the list takes in columns of equal length, with its heading, mm. 0
/// without entries. Of a list that is longer than `most` only that it is: some height above `most`.
double keyed_height(Canvas& canvas, const KeyedList& list, double width, int columns,
                    double most = std::numeric_limits<double>::infinity());

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
