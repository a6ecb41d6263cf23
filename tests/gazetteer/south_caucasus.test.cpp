// The committed gazetteer keeps the rules of gazetteer/README.md, and its settlements stand
// where OpenStreetMap has them.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/geo/measure.hpp"
#include "dateline/place/naming.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/features.hpp"
#include "dateline/read/gazetteer.hpp"
#include "dateline/resolve/resolve.hpp"
#include "dateline/text/fold.hpp"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

const char* const file = "gazetteer/south-caucasus.geojson";
const Day end_of_2023 = *Day::from_date(2023, 12, 31);

const Gazetteer& gazetteer() {
  static const Gazetteer read = [] {
    Findings findings;
    std::vector<Place> places = read_gazetteer(data_file(file).string(), findings);
    for (const Finding& finding : findings) FAIL_CHECK(to_string(finding));
    return Gazetteer(std::move(places));
  }();
  return read;
}

/// How often `text` stands in the file.
std::size_t count_in_file(const std::string& text) {
  const std::string bytes = read_file(data_file(file).string());
  std::size_t count = 0;
  for (std::size_t at = bytes.find(text); at != std::string::npos; at = bytes.find(text, at + 1)) ++count;
  return count;
}

bool ends_in_a_country(const Place& place) {
  const auto parents = gazetteer().parents(place, end_of_2023);
  return std::ranges::any_of(parents, [](const Place* parent) { return parent->kind == PlaceKind::country; });
}

/// The feature codes that fit each kind.
const std::map<PlaceKind, std::set<std::string>> codes{
    {PlaceKind::settlement, {"PPLC", "PPLA", "PPLA2", "PPLA3", "PPL", "PPLX", "PPLQ", "PPLG"}},
    {PlaceKind::district, {"ADM1", "ADM2", "ADM1H", "ADM2H", "ADMD"}},
    {PlaceKind::province, {"ADM1", "ADM1H", "ADM2", "ADMD"}},
    {PlaceKind::country, {"PCLI", "PCLH"}},
    {PlaceKind::region, {"RGN", "RGNH", "PCLH", "ADM1H", "ADM2H", "ADMD", "PLN"}},
    {PlaceKind::river, {"STM", "STMI", "CNL"}},
    {PlaceKind::lake, {"LK", "LKN", "RSV"}},
    {PlaceKind::reservoir, {"RSV"}},
    {PlaceKind::sea, {"SEA"}},
    {PlaceKind::pass, {"PASS"}},
    {PlaceKind::peak, {"PK", "MT", "VLC"}},
    {PlaceKind::range, {"MTS", "PLAT"}},
    {PlaceKind::valley, {"VAL", "GRGE"}},
    {PlaceKind::road, {"RD"}},
    {PlaceKind::corridor, {"RTE"}},
    {PlaceKind::border, {"BDRY"}},
    {PlaceKind::line_of_contact, {"BDRY"}}};

struct Node {
  LonLat point;
  std::set<std::string> keys;
};

/// The keys of a node's name and of each name in it: "Laçın / Բերձոր", "Mərəzə Qobustan".
void add_keys(const std::string& text, std::set<std::string>& keys) {
  keys.insert(sound_key(text));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at + 1) keys.insert(sound_key(text.substr(at, end - at)));
    at = end + 1;
  }
}

/// The place points of OpenStreetMap in one file, with the keys of all their names.
std::vector<Node> osm_nodes(const fs::path& path) {
  Findings findings;
  std::vector<Node> nodes;
  for (const Feature& feature : read_geojson(path.string(), std::nullopt, findings)) {
    if (feature.geometry.points.size() != 1) continue;
    Node node{feature.geometry.points.front(), {}};
    for (const auto& [key, value] : feature.attributes)
      if (key.starts_with("name")) add_keys(to_string(value), node.keys);
    nodes.push_back(std::move(node));
  }
  return nodes;
}

/// To the nearest node that has one of the place's names; nothing when none has.
std::optional<double> km_to_namesake(const Place& place, const std::vector<Node>& nodes) {
  std::set<std::string> keys;
  for (const Name& name : place.names) keys.insert(sound_key(name.text));
  std::optional<double> nearest;
  for (const Node& node : nodes) {
    const bool same =
        std::ranges::any_of(keys, [&](const std::string& key) { return node.keys.contains(key); });
    if (same) nearest = std::min(nearest.value_or(1e9), distance_km(place.point, node.point));
  }
  return nearest;
}

}  // namespace

TEST_CASE("the gazetteer has its places, one a line", "[data]") {
  const auto& places = gazetteer().places();
  CHECK(places.size() >= 350);
  CHECK(count_in_file("\"@id\":") == places.size());
  CHECK(count_in_file("\n{\"@id\":") == places.size());
}

TEST_CASE("every place has its names, its source and a parent that ends in a country", "[data]") {
  for (const Place& place : gazetteer().places()) {
    INFO(to_string(place.origin) << ' ' << place.id);
    CHECK(place.id.starts_with("dl:"));
    CHECK_FALSE(place.source.empty());
    for (const char* language : {"en", "az", "hy", "ru"})
      CHECK(std::ranges::any_of(place.names, [&](const Name& name) { return name.language == language; }));
    CHECK(std::ranges::none_of(place.names, [](const Name& name) { return name.source.empty(); }));
    CHECK(std::ranges::count_if(place.names, [](const Name& name) {
            return name.language == "en" && name.use == NameUse::official &&
                   name.period.contains(end_of_2023);
          }) == 1);
    for (const Parent& parent : place.parents) CHECK(gazetteer().find(parent.id) != nullptr);
    const bool across_countries =
        place.kind == PlaceKind::sea || (place.kind == PlaceKind::region && place.parents.empty());
    if (place.kind != PlaceKind::country && !across_countries) CHECK(ends_in_a_country(place));
    const auto fitting = codes.find(place.kind);
    if (fitting != codes.end()) {
      INFO(place.feature_code);
      CHECK(fitting->second.contains(place.feature_code));
    }
  }
}

TEST_CASE("a place has one printable name for a language, a usage and a use on any day", "[data]") {
  for (const Place& place : gazetteer().places())
    for (std::size_t i = 0; i < place.names.size(); ++i)
      for (std::size_t j = i + 1; j < place.names.size(); ++j) {
        const Name& a = place.names[i];
        const Name& b = place.names[j];
        if (a.use == NameUse::variant || a.use != b.use || a.by != b.by || a.language != b.language) continue;
        INFO(to_string(place.origin) << ' ' << place.id << ": " << a.text << " and " << b.text);
        CHECK_FALSE(a.period.overlaps(b.period));
      }
}

TEST_CASE("the names that reports use give the right place", "[data]") {
  const std::vector<std::pair<const char*, std::vector<const char*>>> table{
      {"dl:lachin",
       {"Lachin", "Laçın", "Berdzor", "Лачин", "Լաչին", "Բերձոր", "LACHIN", "Lachin, Azerbaijan"}},
      {"dl:khankendi",
       {"Khankendi", "Xankəndi", "Xankǝndi", "XANKƏNDİ", "Stepanakert", "Ստեփանակերտ", "Ханкенди",
        "Степанакерт", "Khankendi / Stepanakert", "Khankendi (Stepanakert)",
        "Stepanakert in Nagorno-Karabakh"}},
      {"dl:yerevan", {"Yerevan", "Erivan", "Երևան", "ԵՐԵՎԱՆ", "Ереван", "ایروان"}},
      {"dl:baku", {"Baku", "Bakı", "Баку", "باکو"}},
      {"dl:lachin-corridor", {"Lachin corridor", "the Lachin corridor", "Lachin Corridor"}},
      {"dl:lachin-khankendi-road", {"Lachin-Khankendi road", "Lachin–Khankendi road"}},
      {"dl:nagorno-karabakh", {"Nagorno Karabakh", "Nagorno-Karabakh", "Artsakh"}},
      {"dl:shusha", {"Shushi", "Shusha", "Şuşa", "Шуша", "Շուշի"}},
      {"dl:lachin-district", {"Lachin district", "Lachin rayon", "district of Lachin"}},
      {"dl:tegh", {"Tegh", "near Tegh", "village of Tegh", "Tegh, Armenia", "Թեղ"}},
      {"dl:tbilisi", {"Tbilisi", "თბილისი", "Тбилиси"}},
      {"dl:washington", {"Washington"}}};
  for (const auto& [id, texts] : table)
    for (const char* text : texts) {
      INFO(text);
      const Resolution resolution = resolve({text, {}, {}, {}, {}, {}, ""}, gazetteer());
      INFO(resolution.because);
      REQUIRE(resolution.found() != nullptr);
      CHECK(resolution.found()->best.place->id == id);
    }
}

TEST_CASE("Khankendi and Stepanakert are one place whose name follows the day", "[data]") {
  const Place* place = gazetteer().find("dl:khankendi");
  REQUIRE(place != nullptr);
  CHECK(printed_name(*place, {NamingPolicy::Choice::official, "en"}, *Day::from_date(1985, 6, 1)) ==
        "Stepanakert");
  CHECK(printed_name(*place, {NamingPolicy::Choice::official, "en"}, end_of_2023) == "Khankendi");
  CHECK(printed_name(*place, {}, *Day::from_date(2023, 4, 23)) == "Khankendi / Stepanakert");
}

TEST_CASE("namesakes are ambiguous and strangers unknown", "[data]") {
  CHECK(status(resolve({"Martuni", {}, {}, {}, {}, {}, ""}, gazetteer())) == std::string("ambiguous"));
  for (const char* text : {"Xyzzy", "Atlantis", "Lachin, Georgia", "Lachim"}) {
    INFO(text);
    CHECK(status(resolve({text, {}, {}, {}, {}, {}, ""}, gazetteer())) == std::string("unknown"));
  }
}

TEST_CASE("outlines of units hold the settlements that belong to them, and no others", "[data]") {
  const Day day = *Day::from_date(2021, 8, 1);
  // Exclaves, and places that lie so near to a line that its course decides.
  const std::set<std::string> left_out{"dl:artsvashen", "dl:karki",          "dl:yukhari-askipara",
                                       "dl:borsunlu",   "dl:giyameddinli",   "dl:malibeyli",
                                       "dl:mehdili",    "dl:jojug-marjanli", "dl:dzorak"};
  std::set<std::string> outlined;
  std::size_t inside = 0;
  for (const Place& unit : gazetteer().places()) {
    if (unit.kind != PlaceKind::district && unit.kind != PlaceKind::province) continue;
    for (const Extent& extent : extents_in(unit, {day, day})) {
      outlined.insert(unit.id);
      for (const Place& place : gazetteer().places()) {
        if (place.kind != PlaceKind::settlement || left_out.contains(place.id)) continue;
        const bool belongs = std::ranges::any_of(place.parents, [&](const Parent& parent) {
          return parent.id == unit.id && parent.period.contains(day);
        });
        const bool lies = std::ranges::any_of(
            extent.geometry.polygons, [&](const Polygon& polygon) { return contains(polygon, place.point); });
        inside += lies ? 1 : 0;
        INFO(place.id << " and " << unit.id);
        CHECK(lies == belongs);
      }
    }
  }
  for (const char* wanted : {"dl:lachin-district", "dl:shusha-district", "dl:khojaly-district", "dl:syunik"})
    CHECK(outlined.contains(wanted));
  CHECK(inside > 300);
}

TEST_CASE("settlements stand within a kilometre of their node in OpenStreetMap", "[data]") {
  const char* given = std::getenv("DATELINE_SHARED");
  const fs::path folder = fs::path(given != nullptr ? given : "../shared") / "data/basemap/osm2021";
  if (!fs::exists(folder)) {
    WARN("skipped: there is no " << folder);
    return;
  }
  // Villages at the border stand in the file of either country.
  std::vector<Node> nodes = osm_nodes(folder / "az_places_z14.geojson");
  const std::vector<Node> more = osm_nodes(folder / "am_places_z14.geojson");
  nodes.insert(nodes.end(), more.begin(), more.end());
  REQUIRE(nodes.size() > 3000);
  for (const std::string country : {"AZ", "AM"}) {
    int settlements = 0;
    int matched = 0;
    for (const Place& place : gazetteer().places()) {
      if (place.kind != PlaceKind::settlement || place.country != country) continue;
      ++settlements;
      const std::optional<double> km = km_to_namesake(place, nodes);
      matched += km.has_value();
      INFO(to_string(place.origin) << ' ' << place.id);
      CHECK(km.value_or(0) <= 1.0);
    }
    INFO(country << ": " << matched << " of " << settlements << " settlements matched");
    CHECK(matched >= 0.9 * settlements);
  }
}
