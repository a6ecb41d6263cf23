#include "gazetteer/same_place.hpp"

namespace dateline {
namespace {

enum class Group { settlement, country, area, water, stream, relief, line, site };

Group group_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::settlement: return Group::settlement;
    case PlaceKind::country: return Group::country;
    case PlaceKind::district:
    case PlaceKind::province:
    case PlaceKind::region: return Group::area;
    case PlaceKind::river: return Group::stream;
    case PlaceKind::lake:
    case PlaceKind::reservoir:
    case PlaceKind::sea: return Group::water;
    case PlaceKind::pass:
    case PlaceKind::peak:
    case PlaceKind::range:
    case PlaceKind::valley: return Group::relief;
    case PlaceKind::road:
    case PlaceKind::corridor:
    case PlaceKind::border:
    case PlaceKind::line_of_contact:
    case PlaceKind::closure: return Group::line;
    case PlaceKind::site: return Group::site;
  }
  return Group::site;
}

}  // namespace

// A district is no province: their seats often share the name, and so do they.
bool are_alike(PlaceKind a, PlaceKind b) {
  if (group_of(a) == Group::area) return a == b;
  return group_of(a) == group_of(b);
}

double joining_km(PlaceKind kind) {
  switch (group_of(kind)) {
    case Group::settlement: return 5;
    case Group::site:
    case Group::relief: return 3;
    default: return 25;
  }
}

double suspicious_km(PlaceKind kind) {
  return group_of(kind) == Group::settlement ? 2 : joining_km(kind);
}

}  // namespace dateline
