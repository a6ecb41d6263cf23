#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "dateline/compose/compose.hpp"
#include "dateline/read/style.hpp"
#include "dateline/style/properties.hpp"
#include "relief/made_raster.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

double mountains(double lon, double lat) {
  return 1500 + 900 * std::sin(lon * 30) * std::cos(lat * 40);
}

double stripes(double lon, double) {
  return 120 + 80 * std::sin(lon * 200);
}

LocatedEvent event_at(LonLat at, int fatalities) {
  LocatedEvent located;
  located.event.id = "e";
  located.event.type = "Battles";
  located.event.fatalities.best = fatalities;
  located.site = point_geometry(at);
  located.precision = GeoPrecision::exact;
  return located;
}

MapContent content() {
  MapContent content;
  content.rasters.push_back(
      {"relief", std::make_shared<MadeRaster>(45.5, 40.5, 1.0 / 60, 120, 120, &mountains)});
  const auto photo = std::make_shared<MadeRaster>(45.5, 40.5, 1.0 / 60, 120, 120, &stripes);
  photo->made_kind = RasterKind::picture;
  content.rasters.push_back({"base-image", photo});
  content.events = {event_at({46.4, 39.6}, 5), event_at({46.6, 39.7}, 90)};
  return content;
}

SheetSpec small_sheet() {
  SheetSpec spec;
  spec.size = {60, 60, 50};
  spec.extent = {46.3, 39.5, 46.7, 39.8};
  spec.legend = spec.grid = spec.scale_bar = spec.inset = false;
  return spec;
}

/// A style of one layer of that type, with these paint properties.
std::string style_of(const std::string& type, const std::string& source, const std::string& paint) {
  return fmt::format(
      R"({{"version": 8, "name": "test", "layers": [{{"id": "one", "type": "{}", "source": "{}", "paint": {{{}}}}}]}})",
      type, source, paint);
}

Sheet drawn(const std::string& style, Findings& findings, const MapContent& map = content()) {
  Ruler ruler;
  return compose(small_sheet(), parse_style(style, "test.json", findings), map, ruler, findings);
}

/// The map's images, and groups that blend, as text; fails when the style itself is at fault.
std::string images(const std::string& style) {
  Findings findings;
  Drawing only;
  for (const Mark& mark : drawn(style, findings).drawing.marks)
    if (const auto* group = std::get_if<GroupBegin>(&mark);
        std::holds_alternative<ImageMark>(mark) || (group != nullptr && group->blend != Blend::normal))
      only.marks.push_back(mark);
  for (const Finding& finding : findings) CHECK(finding.message.find("layer 'one'") == std::string::npos);
  return only.marks.empty() ? "" : to_text(only);
}

struct Change {
  std::string type, source, base, property, value;
};

// Each property of the four types with a value that must change the picture drawn with `base`.
const std::vector<Change>& changes() {
  static const std::string ramp =
      R"("color-relief-color": ["interpolate", ["linear"], ["elevation"], 0, "green", 3000, "white"])";
  static const std::vector<Change> all{
      {"hillshade", "relief", "", "hillshade-illumination-direction", "90"},
      {"hillshade", "relief", R"("hillshade-method": "basic")", "hillshade-illumination-altitude", "20"},
      {"hillshade", "relief", "", "hillshade-illumination-anchor", R"("map")"},
      {"hillshade", "relief", "", "hillshade-exaggeration", "0.9"},
      {"hillshade", "relief", "", "hillshade-shadow-color", R"("blue")"},
      {"hillshade", "relief", "", "hillshade-highlight-color", R"("yellow")"},
      {"hillshade", "relief", "", "hillshade-accent-color", R"("red")"},
      {"hillshade", "relief", "", "hillshade-method", R"("basic")"},
      {"hillshade", "relief", "", "hillshade-method", R"("combined")"},
      {"hillshade", "relief", "", "hillshade-method", R"("igor")"},
      {"hillshade", "relief", R"("hillshade-method": "multidirectional")", "hillshade-illumination-direction",
       "[315, 45]"},
      {"hillshade", "relief", R"("hillshade-method": "multidirectional")", "hillshade-shadow-color",
       R"(["blue", "red"])"},
      {"hillshade", "relief", "", "resampling", R"("nearest")"},
      {"color-relief", "relief", ramp, "color-relief-opacity", "0.5"},
      {"color-relief", "relief", ramp, "resampling", R"("nearest")"},
      {"color-relief", "relief", "", "color-relief-color",
       R"(["step", ["elevation"], "green", 1500, "white"])"},
      {"heatmap", "events", "", "heatmap-radius", "12"},
      {"heatmap", "events", "", "heatmap-weight", R"(["/", ["get", "fatalities"], 40])"},
      {"heatmap", "events", "", "heatmap-intensity", "2"},
      {"heatmap", "events", "", "heatmap-color",
       R"(["interpolate", ["linear"], ["heatmap-density"], 0, "#00000000", 1, "black"])"},
      {"heatmap", "events", "", "heatmap-opacity", "0.5"},
      {"raster", "base-image", "", "raster-opacity", "0.5"},
      {"raster", "base-image", "", "raster-layer-blend", R"("multiply")"},
      {"raster", "base-image", "", "raster-brightness-min", "0.4"},
      {"raster", "base-image", "", "raster-brightness-max", "0.6"},
      {"raster", "base-image", "", "raster-contrast", "0.5"},
      {"raster", "base-image", "", "resampling", R"("nearest")"},
      {"raster", "base-image", "", "raster-resampling", R"("nearest")"},
  };
  return all;
}

}  // namespace

TEST_CASE("every property of what is drawn by pixels changes the picture", "[compose][relief]") {
  for (const Change& change : changes()) {
    CAPTURE(change.property, change.value);
    const std::string own = fmt::format("\"{}\": {}", change.property, change.value);
    const std::string before = images(style_of(change.type, change.source, change.base));
    const std::string after =
        images(style_of(change.type, change.source, change.base + (change.base.empty() ? "" : ", ") + own));
    CHECK_FALSE(after.empty());
    CHECK(after != before);
    CHECK(after == images(style_of(change.type, change.source,
                                   change.base + (change.base.empty() ? "" : ", ") + own)));
  }
}

TEST_CASE("no property that the table calls used is forgotten here", "[compose][relief]") {
  std::set<std::string> tested{"visibility", "raster-hue-rotate", "raster-saturation"};  // of colours; below
  for (const Change& change : changes()) tested.insert(change.property);
  for (const StyleProperty& row : style_properties()) {
    const bool pixels = row.layer == StyleLayerType::hillshade || row.layer == StyleLayerType::color_relief ||
                        row.layer == StyleLayerType::heatmap || row.layer == StyleLayerType::raster;
    if (!pixels || row.support != PropertySupport::used) continue;
    INFO(row.name);
    CHECK(tested.contains(std::string(row.name)));
  }
}

TEST_CASE("colours of a coloured picture are turned and made vivid", "[compose][relief]") {
  class Coloured : public MadeRaster {
   public:
    Coloured() : MadeRaster(45.5, 40.5, 1.0 / 60, 120, 120, &stripes) { made_kind = RasterKind::picture; }
    std::vector<float> read(int channel, const RasterWindow& window, int factor) const override {
      std::vector<float> values = MadeRaster::read(channel, window, factor);
      if (channel == 1) std::fill(values.begin(), values.end(), 90.0F);
      return values;
    }
  };
  MapContent map;
  map.rasters.push_back({"base-image", std::make_shared<Coloured>()});
  const auto text = [&](const std::string& paint) {
    Findings findings;
    return to_text(drawn(style_of("raster", "base-image", paint), findings, map).drawing);
  };
  CHECK(text(R"("raster-hue-rotate": 90)") != text(""));
  CHECK(text(R"("raster-saturation": -0.5)") != text(""));
}

TEST_CASE("a raster that the style does not draw is told, with the layer that would", "[compose][relief]") {
  Findings findings;
  drawn(R"({"version": 8, "name": "bare", "layers": []})", findings);
  REQUIRE(findings.size() == 2);
  CHECK_THAT(findings[0].message,
             Catch::Contains("the style 'bare' has no hillshade or color-relief layer") &&
                 Catch::Contains(R"({"id": "relief", "type": "hillshade", "source": "relief"})"));
  CHECK(findings[0].origin.file == "made.tif");
  CHECK_THAT(findings[1].message, Catch::Contains("has no raster layer"));
}

TEST_CASE("tints are in the legend with the heights that they span", "[compose][relief]") {
  SheetSpec spec = small_sheet();
  spec.size = {240, 180, 50};
  spec.legend = true;
  Findings findings;
  Ruler ruler;
  const Style style =
      parse_style(style_of("color-relief", "relief",
                           R"("color-relief-color": ["step", ["elevation"], "green", 1500, "white"])"),
                  "test.json", findings);
  const Sheet sheet = compose(spec, style, content(), ruler, findings);
  const auto entry = std::ranges::find_if(sheet.report, [](const Placement& placement) {
    return placement.what == "legend entry" && placement.text.starts_with("Height, ");
  });
  REQUIRE(entry != sheet.report.end());
  // The mountains go from 600 to 2400 m; the pixels of the raster miss the very ends.
  CHECK_THAT(entry->text, Catch::Matches("Height, [67][0-9]0 to 2,[34][0-9]0 m"));
}

TEST_CASE("a heat map has its colours in the legend", "[compose][relief]") {
  SheetSpec spec = small_sheet();
  spec.size = {240, 180, 50};
  spec.legend = true;
  Findings findings;
  Ruler ruler;
  const Style style = parse_style(style_of("heatmap", "events", ""), "test.json", findings);
  const Sheet sheet = compose(spec, style, content(), ruler, findings);
  const auto entry = std::ranges::find_if(sheet.report, [](const Placement& placement) {
    return placement.what == "legend entry" && placement.text.starts_with("Density");
  });
  REQUIRE(entry != sheet.report.end());
  const auto swatch = std::ranges::find_if(sheet.drawing.marks, [&](const Mark& mark) {
    const auto* image = std::get_if<ImageMark>(&mark);
    return image != nullptr && entry->box.contains(image->box);
  });
  REQUIRE(swatch != sheet.drawing.marks.end());
  const Image& ramp = std::get<ImageMark>(*swatch).image;
  CHECK(ramp.pixels->front().alpha == 0);
  CHECK(ramp.pixels->back() == Colour{255, 0, 0, 255});
}

TEST_CASE("heights that cover a part of the map are told", "[compose][relief]") {
  for (const auto& [west, words] :
       {std::pair{46.45, "it covers"}, {60.0, "it has no heights where the map is"}}) {
    MapContent map;
    map.rasters.push_back(
        {"relief", std::make_shared<MadeRaster>(west, 40.5, 1.0 / 60, 120, 120, &mountains)});
    Findings findings;
    drawn(style_of("hillshade", "relief", ""), findings, map);
    REQUIRE(findings.size() == 1);
    CHECK_THAT(findings.front().message, Catch::Contains(words));
  }
}

TEST_CASE("any raster layer draws the picture when none names it, one only", "[compose][relief]") {
  const std::string layers =
      R"({"version": 8, "name": "two", "layers": [{"id": "a", "type": "raster", "source": "satellite"},
          {"id": "b", "type": "raster", "source": "other"}]})";
  const std::string text = images(layers);
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);  // the head and one image
}

TEST_CASE("pictures of pixels are as fine as the sheet's, to 200 to an inch", "[compose][relief]") {
  const auto width_at = [](double dpi) {
    SheetSpec spec = small_sheet();
    spec.size.dpi = dpi;
    Findings findings;
    Ruler ruler;
    const Style style = parse_style(style_of("hillshade", "relief", ""), "test.json", findings);
    for (const Mark& mark : compose(spec, style, content(), ruler, findings).drawing.marks)
      if (const auto* image = std::get_if<ImageMark>(&mark))
        return image->image.width / image->box.width() * 25.4;
    return 0.0;
  };
  CHECK(width_at(50) == Approx(50));
  CHECK(width_at(200) == Approx(200));
  CHECK(width_at(300) == Approx(150));
  CHECK(width_at(2400) == Approx(200));
}
