#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dateline/feature/feature.hpp"

namespace dateline {

/// Tags of OpenStreetMap, in the order of their keys.
using OsmTags = std::vector<std::pair<std::string, std::string>>;

/// What an object of OpenStreetMap is in the OpenMapTiles schema.
struct OsmFeature {
  std::string layer;
  Feature feature;  ///< with the schema's attributes and all names by language
};

/// The layer and the attributes that the schema gives to an object with these tags and this
/// geometry; nothing for what a map of 1:25,000 and smaller leaves out. (Mapping: the layer
/// descriptions of OpenMapTiles 3.14.)
std::optional<OsmFeature> osm_feature(const OsmTags& tags, Geometry geometry);

/// Tags as GDAL hands on those that have no column of their own: "a"=>"b","c"=>"d".
OsmTags parse_osm_tags(std::string_view text);

}  // namespace dateline
