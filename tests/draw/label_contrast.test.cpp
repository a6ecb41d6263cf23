// Can every name on a map be read, in every style that is shipped?

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <optional>

#include "dateline/compose/compose.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/read/base_map.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/events.hpp"
#include "dateline/read/gazetteer.hpp"
#include "dateline/read/style.hpp"
#include "dateline/resolve/attach.hpp"
#include "dateline/select/map_layers.hpp"
#include "dateline/select/select.hpp"
#include "draw/picture.hpp"

using namespace dateline;

namespace {

constexpr double least_contrast = 4.5;  // WCAG 2.1, success criterion 1.4.3, for text of any size
constexpr double pixels_per_mm = 6;

double linear(int part) {
  const double value = part / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// Relative luminance and contrast ratio as WCAG 2.1 defines them.
double luminance(int red, int green, int blue) {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

double contrast(double a, double b) {
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

double contrast(Colour a, Colour b) {
  return contrast(luminance(a.red, a.green, a.blue), luminance(b.red, b.green, b.blue));
}

/// The example's map of a box, in one style.
Sheet example(const GeoBox& extent, const Style& style) {
  Findings findings;
  static const Gazetteer gazetteer(
      read_gazetteer(data_file("gazetteer/south-caucasus.geojson").string(), findings));
  static const std::vector<LocatedEvent> events =
      attach(read_events("examples/lachin/events.csv", findings), gazetteer, findings);
  const Period period{*Day::from_date(2022, 8, 25), *Day::from_date(2023, 9, 30)};
  SheetSpec spec;
  spec.title = "Contrast";
  spec.extent = extent;
  spec.period = period;
  spec.as_of = period.last;
  spec.inset = false;
  MapContent content;
  for (FeatureLayer& layer : read_base_map(grown(extent, 60), 1e6, findings).layers)
    content.layers.push_back(in_force(std::move(layer), period));
  const auto corridors = corridors_in(gazetteer, extent, period);
  content.layers.push_back({"corridors", corridor_areas(corridors, period)});
  content.layers.push_back({"corridor-routes", corridor_routes(corridors, period)});
  content.layers.push_back(place_layer(gazetteer, grown(extent, 60), spec.names, spec.as_of, {"dl:lachin"}));
  content.events = selected(events, {period, {}});
  return compose(spec, style, content, *text_measure(), findings);
}

/// The label's words as they are set; they may be broken at a space.
std::optional<TextMark> mark_of(const Placement& label, const Drawing& drawing) {
  for (const Mark& mark : drawing.marks)
    if (const auto* text = std::get_if<TextMark>(&mark)) {
      std::string words = text->text;
      std::ranges::replace(words, '\n', ' ');
      if (words == label.text) return *text;
    }
  return std::nullopt;
}

/// The drawing with halos, but without letters: what lies beneath them.
Drawing without_letters(Drawing drawing) {
  for (Mark& mark : drawing.marks)
    if (auto* text = std::get_if<TextMark>(&mark)) {
      text->colour.alpha = 0;
      for (TextSpan& span : text->spans) span.colour.alpha = 0;
    }
  return drawing;
}

/// The contrast between a label and the mean of what lies under and beside its letters.
double contrast_of(const PageBox& box, Colour colour, const Picture& with, const Picture& without) {
  const double text = luminance(colour.red, colour.green, colour.blue);
  const auto pixel = [](double mm) { return static_cast<int>(std::lround(mm * pixels_per_mm)); };
  const auto inside = [&](const Picture& picture, int x, int y) {
    return x >= 0 && y >= 0 && x < static_cast<int>(picture.width) && y < static_cast<int>(picture.height);
  };
  const auto at = [](const Picture& picture, int x, int y) {
    return picture.at(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y));
  };
  double sum = 0;
  int count = 0;
  for (int y = pixel(box.top); y < pixel(box.bottom); ++y)
    for (int x = pixel(box.left); x < pixel(box.right); ++x) {
      if (!inside(with, x, y) || at(with, x, y) == at(without, x, y)) continue;
      for (const auto& [dx, dy] : {std::pair(0, 0), {1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
        if (!inside(without, x + dx, y + dy)) continue;
        const Picture::Pixel ground = at(without, x + dx, y + dy);
        sum += luminance(ground.red, ground.green, ground.blue);
        ++count;
      }
    }
  REQUIRE(count > 20);
  return contrast(text, sum / count);
}

}  // namespace

TEST_CASE("contrast is measured as WCAG defines it", "[look][contrast]") {
  CHECK(contrast({0, 0, 0, 255}, {255, 255, 255, 255}) == Approx(21));
  CHECK(contrast({118, 118, 118, 255}, {255, 255, 255, 255}) == Approx(4.54).margin(0.01));
}

TEST_CASE("the words around the map stand out from the paper", "[look][contrast]") {
  for (const std::string& name : shipped_styles()) {
    INFO(name);
    Findings findings;
    const SheetLook look = read_style(name, findings).look;
    CHECK(contrast(look.ink, look.paper) >= least_contrast);
    CHECK(contrast(look.soft_ink, look.paper) >= least_contrast);
    CHECK(contrast(look.ink, look.ground) >= least_contrast);
  }
}

TEST_CASE("every label of the example's maps stands out from what lies beneath", "[look][contrast]") {
  for (const std::string& name : shipped_styles()) {
    Findings findings;
    const Style style = read_style(name, findings);
    for (const GeoBox& extent : {GeoBox{46.3, 39.45, 46.85, 39.9}, GeoBox{44.5, 38.8, 47.8, 40.8}}) {
      const Sheet sheet = example(extent, style);
      const Picture with = read_png(to_png(sheet.drawing, pixels_per_mm));
      const Picture without = read_png(to_png(without_letters(sheet.drawing), pixels_per_mm));
      int measured = 0;
      for (const Placement& label : sheet.report) {
        if (label.what != "label" || label.state == "dropped" || label.state == "keyed") continue;
        const auto mark = mark_of(label, sheet.drawing);
        INFO(name << ": " << label.text);
        REQUIRE(mark);
        CHECK(contrast_of(label.box, mark->colour, with, without) >= least_contrast);
        ++measured;
      }
      CHECK(measured > 20);
    }
  }
}
