#pragma once

#include <string>
#include <vector>

#include "dateline/finding.hpp"
#include "dateline/place/place.hpp"

namespace dateline {

/// The places of a Linked Places file (gazetteer/README.md tells its form). A feature
/// that cannot be read is a finding with its line; the others are kept. Throws
/// InputError when the file cannot be read at all.
std::vector<Place> read_gazetteer(const std::string& path, Findings& findings);

}  // namespace dateline
