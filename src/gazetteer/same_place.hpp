#pragma once

#include "dateline/place/place.hpp"

namespace dateline {

/// Kinds that two sources may give for one place: a lake and a reservoir, a province and a region.
bool are_alike(PlaceKind a, PlaceKind b);

/// How far apart, in km, two sources may put one place of this kind and name; further, they are
/// taken for two.
double joining_km(PlaceKind kind);

/// From here on, in km, two positions of one place are worth a look.
double suspicious_km(PlaceKind kind);

}  // namespace dateline
