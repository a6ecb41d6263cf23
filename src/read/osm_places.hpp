#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/gazetteer/sink.hpp"
#include "read/osm_layers.hpp"

namespace dateline {

/// Is this the start of OpenStreetMap data, XML or PBF?
bool is_osm(std::string_view start);

/// The place that an object with these tags is: one with a "place", or an administrative boundary.
/// Nothing for any other, and for one without a name. Names are read from name, int_name, loc_name,
/// alt_name, old_name, official_name, short_name and their forms with a language ("name:hy") or with
/// years ("old_name:1920-1991", "name:-1936").
std::optional<Place> osm_place(const OsmTags& tags, Geometry geometry);

/// Hands on the places of the file as it is read.
void read_osm_places(const std::string& path, PlaceSink& sink);

}  // namespace dateline
