#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "command/geocode_answer.hpp"
#include "dateline/finding.hpp"

namespace dateline {

/// "LON,LAT" in degrees; a UsageError that begins with `option` when it is not.
LonLat position_named(const std::string& text, const std::string& option);

/// The positions of a file: "LON,LAT" a line, or a CSV with columns lon and lat (or longitude and
/// latitude). What is no position is a finding with its line.
std::vector<LonLat> read_positions(const std::string& path, Findings& findings);

/// Prints what is around each position. False when nothing is near one of them.
bool print_positions(const std::vector<LonLat>& positions, const std::string& format,
                     const GeocodePrinting& printing, const Gazetteer& gazetteer, std::ostream& out);

}  // namespace dateline
