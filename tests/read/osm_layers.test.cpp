#include "read/osm_layers.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

const Geometry line = line_geometry({{46, 39}, {46.1, 39}});
const Geometry area = polygon_geometry({{{{46, 39}, {46.1, 39}, {46.1, 39.1}, {46, 39}}}});
const Geometry point = point_geometry({46, 39});

std::string at(const std::optional<OsmFeature>& found, const char* key) {
  return found ? to_string(found->feature[key]) : "nothing";
}

}  // namespace

TEST_CASE("OpenStreetMap's roads become those of OpenMapTiles", "[osm]") {
  const auto road = osm_feature(
      {{"bridge", "yes"}, {"highway", "trunk_link"}, {"name", "Goris road"}, {"ref", "M-12"}}, line);
  REQUIRE(road);
  CHECK(road->layer == "transportation");
  CHECK(at(road, "class") == "trunk");
  CHECK(at(road, "brunnel") == "bridge");
  CHECK(at(road, "ramp") == "1");
  CHECK(at(road, "ref") == "M-12");
  CHECK(at(osm_feature({{"highway", "unclassified"}}, line), "class") == "minor");
  CHECK_FALSE(osm_feature({{"highway", "construction"}}, line));
}

TEST_CASE("borders have a level, and areas give their edges", "[osm]") {
  const OsmTags tags{{"admin_level", "2"}, {"boundary", "administrative"}, {"disputed", "yes"}};
  for (const Geometry& geometry : {line, area}) {
    const auto border = osm_feature(tags, geometry);
    REQUIRE(border);
    CHECK(border->layer == "boundary");
    CHECK(at(border, "admin_level") == "2");
    CHECK(at(border, "disputed") == "1");
    CHECK(border->feature.geometry.polygons.empty());
    CHECK(border->feature.geometry.lines.size() == 1);
  }
  CHECK_FALSE(osm_feature({{"admin_level", "9"}, {"boundary", "administrative"}}, line));
}

TEST_CASE("places, peaks and what covers the ground", "[osm]") {
  const auto village = osm_feature({{"name", "Տեղ"}, {"name:en", "Tegh"}, {"place", "village"}}, point);
  REQUIRE(village);
  CHECK(village->layer == "place");
  CHECK(at(village, "name:en") == "Tegh");
  const auto peak = osm_feature({{"ele", "2723.6"}, {"natural", "peak"}}, point);
  CHECK(at(peak, "ele") == "2724");
  const auto wood = osm_feature({{"natural", "wood"}}, area);
  REQUIRE(wood);
  CHECK(wood->layer == "landcover");
  CHECK(at(wood, "class") == "wood");
  CHECK_FALSE(osm_feature({{"building", "no"}}, area));
  CHECK_FALSE(osm_feature({{"amenity", "bench"}}, point));
}

TEST_CASE("tags as GDAL writes them", "[osm]") {
  const OsmTags tags = parse_osm_tags(R"("name:en"=>"The \"Gate\"","note"=>"a, b=>c")");
  REQUIRE(tags.size() == 2);
  CHECK(tags[0] == std::pair<std::string, std::string>("name:en", "The \"Gate\""));
  CHECK(tags[1].second == "a, b=>c");
  CHECK(parse_osm_tags("").empty());
  CHECK(parse_osm_tags("\"half\"=>\"").empty());
}
