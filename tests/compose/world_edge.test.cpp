#include "compose/world_edge.hpp"

#include <catch2/catch.hpp>

#include "compose/page_shapes.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

const PageBox frame{10, 10, 210, 150};
const GeoBox everywhere{-180, -90, 180, 90};

LocatedEvent event_at(LonLat at) {
  LocatedEvent located;
  located.event.type = "Protests";
  located.event.title = "Protest";
  located.site = point_geometry(at);
  located.precision = GeoPrecision::exact;
  return located;
}

/// Towns and events along the edge of the world.
MapContent edge_of_the_world() {
  MapContent content;
  FeatureLayer places{"places", {}};
  for (double lat = -80; lat <= 80; lat += 10)
    for (const double lon : {-168.0, 190.0 - 360.0}) {
      Feature town{"", point_geometry({lon, lat}), {}};
      town.set("name", std::string("A town with a long name"));
      town.set("kind", std::string("settlement"));
      town.set("rank", 1.0);
      places.features.push_back(std::move(town));
      content.events.push_back(event_at({lon, lat}));
    }
  content.events.push_back(event_at({0, 90}));
  content.events.push_back(event_at({0, -90}));
  content.layers.push_back(std::move(places));
  return content;
}

}  // namespace

TEST_CASE("what lies beside the world is all that its outline does not hold", "[compose][world]") {
  const std::string projection = GENERATE("+proj=eqearth +lon_0=11", "+proj=ortho +lat_0=40 +lon_0=45");
  const Projector projector = Projector::fitted(projection, everywhere, frame);
  const PageShape world = world_on_page(projector, frame);
  const std::vector<PageBox> beside = beside_the_world(projector);
  REQUIRE_FALSE(beside.empty());
  for (double y = frame.top + 0.5; y < frame.bottom; y += 3)
    for (double x = frame.left + 0.5; x < frame.right; x += 3) {
      const PagePoint at{x, y};
      const auto holds = [&](const PageBox& box) { return box.contains(at); };
      INFO(x << ' ' << y);
      CHECK(std::ranges::any_of(beside, holds) != contains(world, at));
    }
}

TEST_CASE("nothing lies beside a map that fills its frame", "[compose][world]") {
  CHECK(beside_the_world(Projector::fitted("+proj=merc", {0, 0, 20, 15}, frame)).empty());
}

TEST_CASE("names and symbols stay within the world", "[compose][world]") {
  SheetSpec spec;
  spec.title = "The world";
  spec.extent = everywhere;
  spec.projection = GENERATE("", "+proj=ortho +lat_0=0 +lon_0=-120");
  Findings findings;
  Ruler ruler;
  const Style style = read_style("light", findings);
  const Sheet sheet = compose(spec, style, edge_of_the_world(), ruler, findings);
  const auto framed =
      std::ranges::find_if(sheet.report, [](const Placement& item) { return item.what == "frame"; });
  REQUIRE(framed != sheet.report.end());
  const Projector projector = Projector::fitted(
      spec.projection.empty() ? projection_for(spec.extent) : spec.projection, spec.extent, framed->box);
  const PageShape world = world_on_page(projector, framed->box);
  int looked_at = 0;
  for (const Placement& item : sheet.report) {
    if ((item.what != "label" && item.what != "symbol") || item.state == "dropped") continue;
    ++looked_at;
    const PageBox inner = item.box.grown(-0.6);  // rows of boxes follow the edge roughly
    INFO(item.what << ' ' << item.text << ' ' << inner.left << ' ' << inner.top);
    CHECK(contains(world, {inner.left, inner.top}));
    CHECK(contains(world, {inner.right, inner.top}));
    CHECK(contains(world, {inner.right, inner.bottom}));
    CHECK(contains(world, {inner.left, inner.bottom}));
  }
  CHECK(looked_at > 10);
}
