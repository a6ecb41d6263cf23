#include "read/geonames_kinds.hpp"

#include <algorithm>

namespace dateline {
namespace {

struct CodeKind {
  std::string_view start;  ///< of the feature code; "": any of the class
  PlaceKind kind;
};

struct ClassKinds {
  char feature_class;
  const CodeKind* first;
  const CodeKind* last;
};

// The first that fits counts. Codes are those of GeoNames' featureCodes table.
constexpr CodeKind administrative[]{{"PCL", PlaceKind::country},   {"TERR", PlaceKind::country},
                                    {"ADM1", PlaceKind::province}, {"ZN", PlaceKind::region},
                                    {"LTER", PlaceKind::region},   {"", PlaceKind::district}};
constexpr CodeKind waters[]{
    {"STM", PlaceKind::river},  {"CNL", PlaceKind::river},     {"WAD", PlaceKind::river},
    {"DTCH", PlaceKind::river}, {"RSV", PlaceKind::reservoir}, {"LK", PlaceKind::lake},
    {"LGN", PlaceKind::lake},   {"PND", PlaceKind::lake},      {"SEA", PlaceKind::sea},
    {"OCN", PlaceKind::sea},    {"GULF", PlaceKind::sea},      {"BAY", PlaceKind::sea},
    {"STRT", PlaceKind::sea},   {"SD", PlaceKind::sea},        {"", PlaceKind::site}};
constexpr CodeKind reliefs[]{
    {"PKS", PlaceKind::range},   {"PK", PlaceKind::peak},    {"MTS", PlaceKind::range},
    {"MT", PlaceKind::peak},     {"HLLS", PlaceKind::range}, {"HLL", PlaceKind::peak},
    {"VLC", PlaceKind::peak},    {"RDGE", PlaceKind::range}, {"PASS", PlaceKind::pass},
    {"GAP", PlaceKind::pass},    {"VAL", PlaceKind::valley}, {"CNYN", PlaceKind::valley},
    {"GRGE", PlaceKind::valley}, {"RVN", PlaceKind::valley}, {"", PlaceKind::region}};
constexpr CodeKind settlements[]{{"", PlaceKind::settlement}};
constexpr CodeKind regions[]{{"", PlaceKind::region}};
constexpr CodeKind roads[]{{"", PlaceKind::road}};
constexpr CodeKind sites[]{{"", PlaceKind::site}};
constexpr CodeKind under_sea[]{{"", PlaceKind::sea}};

constexpr ClassKinds classes[]{{'A', std::begin(administrative), std::end(administrative)},
                               {'H', std::begin(waters), std::end(waters)},
                               {'L', std::begin(regions), std::end(regions)},
                               {'P', std::begin(settlements), std::end(settlements)},
                               {'R', std::begin(roads), std::end(roads)},
                               {'S', std::begin(sites), std::end(sites)},
                               {'T', std::begin(reliefs), std::end(reliefs)},
                               {'U', std::begin(under_sea), std::end(under_sea)},
                               {'V', std::begin(regions), std::end(regions)}};

int rank_of_population(std::int64_t population) {
  constexpr std::int64_t least[]{1'000'000, 300'000, 50'000, 10'000, 1'000};
  int rank = 2;
  for (const std::int64_t people : least) {
    if (population >= people) return rank;
    ++rank;
  }
  return rank;
}

int rank_of_seat(std::string_view code) {
  if (code == "PPLC") return 1;
  if (code == "PPLA") return 3;
  if (code == "PPLA2") return 4;
  return code.starts_with("PPLA") || code == "PPLG" ? 5 : 7;
}

}  // namespace

PlaceKind geonames_kind(std::string_view feature_class, std::string_view feature_code) {
  for (const ClassKinds& kinds : classes) {
    if (feature_class.empty() || kinds.feature_class != feature_class.front()) continue;
    const CodeKind* found = std::find_if(
        kinds.first, kinds.last, [&](const CodeKind& one) { return feature_code.starts_with(one.start); });
    return found->kind;
  }
  return PlaceKind::site;
}

int geonames_rank(std::string_view feature_class, std::string_view feature_code, std::int64_t population) {
  if (feature_class == "P") {
    const bool abandoned = feature_code == "PPLH" || feature_code == "PPLQ" || feature_code == "PPLW";
    if (abandoned || feature_code == "PPLX") return std::max(6, rank_of_population(population));
    return std::min(rank_of_seat(feature_code), rank_of_population(population));
  }
  if (feature_class == "A") {
    if (feature_code.starts_with("PCL")) return 1;
    return feature_code == "ADM1" ? 3 : feature_code == "ADM2" ? 4 : 6;
  }
  if (feature_code == "CONT" || feature_code == "OCN") return 1;
  return feature_class == "L" || feature_class == "T" || feature_class == "H" ? 6 : 7;
}

}  // namespace dateline
