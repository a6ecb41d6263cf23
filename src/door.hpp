#pragma once

#include <string>
#include <vector>

namespace dateline {

/// The files that this program's code is in: the library and its doors, sorted.
std::vector<std::string> program_files();

/// Opens one of the shared objects that hold the heavy outside libraries
/// ("dateline_gdal", "dateline_proj", "dateline_draw"), which stand beside the
/// dateline library or in its folder dateline/, and returns the address of its
/// table `symbol`. Loading GDAL costs 60 ms and PROJ 12 ms, so a command pays
/// only for the doors it goes through. Throws InputError if it cannot be opened.
const void* open_door(const char* library, const char* symbol);

/// The table of functions of type `Table` that a door exports as `symbol`.
template <class Table>
const Table& door(const char* library, const char* symbol) {
  return *static_cast<const Table*>(open_door(library, symbol));
}

}  // namespace dateline
