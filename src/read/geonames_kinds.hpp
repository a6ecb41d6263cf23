#pragma once

#include <cstdint>
#include <string_view>

#include "dateline/place/place.hpp"

namespace dateline {

/// What a GeoNames feature class ("P") and code ("PPLA") stand for.
PlaceKind geonames_kind(std::string_view feature_class, std::string_view feature_code);

/// How important a place of that code and population is on a map: 1 (capitals) to 7 (hamlets).
int geonames_rank(std::string_view feature_class, std::string_view feature_code, std::int64_t population);

}  // namespace dateline
