#pragma once

#include <string>
#include <vector>

#include "dateline/feature/situation.hpp"
#include "dateline/finding.hpp"

namespace dateline {

/// The features of a situation in a GeoJSON file: `kind` (all_situation_kinds()), `from` and `to`
/// (EDTF; open where they are missing), `name`, `by`, `source`, `as_of` (EDTF), `side` (left, right,
/// both) and `width_km`. What cannot be drawn rightly is left out with a finding that names the
/// line and the feature; one without a source is a warning. Throws InputError when the file cannot
/// be read.
std::vector<SituationFeature> read_situation(const std::string& path, Findings& findings);

/// The features of several files, one file after the other.
std::vector<SituationFeature> read_situations(const std::vector<std::string>& paths, Findings& findings);

/// Does the beginning of a file look like one of features, not of events or of a gazetteer?
bool looks_like_situation(const std::string& start);

}  // namespace dateline
