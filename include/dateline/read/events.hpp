#pragma once

#include <string>
#include <vector>

#include "dateline/event/event.hpp"
#include "dateline/finding.hpp"
#include "dateline/resolve/resolve.hpp"

namespace dateline {

/// The events of a table: CSV (interface.md; ACLED, UCDP GED and GDELT files are
/// recognised by their columns), or what GDAL reads (GeoJSON, JSON Lines, XLSX, ODS).
/// A row that cannot be read is a finding of severity error with its line; the others
/// are kept. Throws InputError when nothing can be read at all.
std::vector<Event> read_events(const std::string& path, Findings& findings);

/// The events of several tables, one after the other.
std::vector<Event> read_events(const std::vector<std::string>& paths, Findings& findings);

/// attach() of these events, in less time and memory: they are located while later rows are still read.
std::vector<LocatedEvent> read_located_events(const std::vector<std::string>& paths,
                                              const Gazetteer& gazetteer, Findings& findings);

}  // namespace dateline
