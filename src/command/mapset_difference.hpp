#pragma once

#include <string>

#include "dateline/sheet/set_record.hpp"

namespace dateline {

/// A sheet with its files in a folder; no sheet where it was not made or is not any more.
struct SheetInFolder {
  const RecordedSheet* sheet;
  std::string folder;
};

/// Puts the pictures of the sheet that differ into the folder `target`: "NAME.before.png", "NAME.after.png"
/// and, of PNGs, "NAME.changed.png" with the changed pixels in red. Prints a line about each.
void write_difference(const SheetInFolder& before, const SheetInFolder& after, const std::string& target);

}  // namespace dateline
