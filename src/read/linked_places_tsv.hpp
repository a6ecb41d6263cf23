#pragma once

#include <string>
#include <string_view>

#include "dateline/gazetteer/sink.hpp"

namespace dateline {

/// Is this the first line of a table in LP-TSV, the tab-separated form of Linked Places?
bool is_linked_places_tsv(std::string_view first_line);

/// Hands on its places (columns id, title, title_source, start, end, attestation_year, variants,
/// types, aat_types, fclasses, ccodes, lon, lat, geowkt, matches, parent_name, parent_id,
/// title_uri; LP-TSV 0.5). A row that cannot be read is a finding.
void read_linked_places_tsv(const std::string& path, PlaceSink& sink);

}  // namespace dateline
