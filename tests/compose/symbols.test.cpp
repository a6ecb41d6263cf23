// Where symbol layers put icons and names, in millimetres.

#include <algorithm>
#include <catch2/catch.hpp>

#include "compose/drawn.hpp"

using namespace dateline;

namespace {

constexpr double px = mm_per_px;

FeatureLayer points(const std::vector<std::pair<std::string, LonLat>>& named) {
  FeatureLayer layer{"all", {}};
  for (const auto& [name, at] : named) {
    Feature feature;
    feature.id = name;
    feature.geometry = point_geometry(at);
    feature.set("name", name);
    layer.features.push_back(std::move(feature));
  }
  return layer;
}

FeatureLayer river(std::vector<LonLat> course) {
  Feature feature;
  feature.id = "river";
  feature.geometry = line_geometry(std::move(course));
  feature.set("name", "Hakari");
  return {"all", {feature}};
}

std::vector<TextMark> texts(const Drawn& drawn) {
  std::vector<TextMark> out;
  bool labels = false;
  for (const Mark& mark : drawn.sheet.drawing.marks) {
    if (const auto* group = std::get_if<GroupBegin>(&mark)) labels = group->title == "Labels";
    if (const auto* text = std::get_if<TextMark>(&mark); text && labels) out.push_back(*text);
  }
  return out;
}

std::vector<PathMark> icons(const Drawn& drawn) {
  std::vector<PathMark> out;
  bool inside = false;
  for (const Mark& mark : drawn.sheet.drawing.marks) {
    if (const auto* group = std::get_if<GroupBegin>(&mark)) inside = group->title == "it";
    if (const auto* path = std::get_if<PathMark>(&mark); path && inside) out.push_back(*path);
  }
  return out;
}

Drawn symbols(const std::string& layout, const FeatureLayer& layer, const std::string& paint = "") {
  return drawn(style_layer("symbol", layout, paint), {layer}, with_images());
}

const FeatureLayer one = points({{"Goris", {0, 0}}});
const FeatureLayer two = points({{"Goris", {0, 0}}, {"Tegh", {0.1, 0}}});
const std::string name = R"("text-field": ["get", "name"], "text-size": 12)";
const std::string icon = R"("icon-image": "square")";

}  // namespace

TEST_CASE("a text's anchor is the side of it that is at the point", "[compose][symbol]") {
  const auto place = [](const std::string& anchor) {
    const Drawn sheet = symbols(R"("text-anchor": ")" + anchor + R"(", )" + name, one);
    REQUIRE(sheet.labels().size() == 1);
    const PageBox box = sheet.labels().front().box;
    const PagePoint middle = sheet.middle();
    return PageBox{box.left - middle.x, box.top - middle.y, box.right - middle.x, box.bottom - middle.y};
  };
  CHECK(place("left").left == Approx(0).margin(1e-6));
  CHECK(place("right").right == Approx(0).margin(1e-6));
  CHECK(place("center").left == Approx(-place("center").right));
  CHECK(place("top").top == Approx(0.2 * 12 * px));
  CHECK(place("bottom").bottom == Approx(-0.2 * 12 * px));
  CHECK(place("top-left").left == Approx(0).margin(1e-6));
}

TEST_CASE("a text's offset is in ems, to the right and down", "[compose][symbol]") {
  const Drawn sheet = symbols(R"("text-anchor": "left", "text-offset": [2, 1], )" + name, one);
  REQUIRE(sheet.labels().size() == 1);
  const PageBox box = sheet.labels().front().box;
  CHECK(box.left == Approx(sheet.middle().x + 24 * px));
  CHECK(box.centre().y == Approx(sheet.middle().y + 12 * px));
}

TEST_CASE("a fixed text stands where the style says or not at all", "[compose][symbol]") {
  const Drawn sheet = symbols(name, two);
  CHECK(sheet.labels().size() == 1);
  CHECK(symbols(R"("text-allow-overlap": true, )" + name, two).labels().size() == 2);
  CHECK(symbols(R"("text-variable-anchor": ["left", "right"], )" + name, two).labels().size() == 2);
}

TEST_CASE("a fixed text stands on the dot at its point, one that may choose beside it", "[compose][symbol]") {
  const std::string dot =
      R"({"id": "dot", "source": "all", "type": "circle", "paint": {"circle-radius": 4}}, )";
  const auto box = [&](const std::string& more) {
    const Drawn sheet = drawn(dot + style_layer("symbol", more + name, ""), {one});
    REQUIRE(sheet.labels().size() == 1);
    return sheet.labels().front().box.left - sheet.middle().x;
  };
  CHECK(box("") < -1);
  CHECK(box(R"("text-variable-anchor": ["left"], )") > 4 * px);
}

TEST_CASE("variable anchors are tried in their order", "[compose][symbol]") {
  const Drawn sheet =
      symbols(R"("text-variable-anchor": ["right", "left"], "text-radial-offset": 1, )" + name, one);
  REQUIRE(sheet.labels().size() == 1);
  CHECK(sheet.labels().front().box.right == Approx(sheet.middle().x - 12 * px));
  const Drawn own =
      symbols(R"("text-variable-anchor-offset": ["bottom", [1, -2], "left", [0, 0]], )" + name, one);
  REQUIRE(own.labels().size() == 1);
  CHECK(own.labels().front().box.bottom == Approx(own.middle().y - 24 * px));
  CHECK(own.labels().front().box.centre().x == Approx(own.middle().x + 12 * px));
}

TEST_CASE("icons give way to one another, the lesser key first", "[compose][symbol]") {
  CHECK(icons(symbols(icon, two)).size() == 1);
  CHECK(icons(symbols(R"("icon-allow-overlap": true, )" + icon, two)).size() == 2);
  const Drawn last = symbols(R"("symbol-sort-key": ["match", ["get", "name"], "Tegh", 1, 2], )" + icon, two);
  REQUIRE(icons(last).size() == 1);
  CHECK(bounds(icons(last).front().path).centre().x == Approx(last.middle().x + 1).margin(0.01));
}

TEST_CASE("an icon stands or falls with its name unless one is optional", "[compose][symbol]") {
  const std::string both = R"("icon-allow-overlap": true, )" + icon + ", " + name;
  CHECK(icons(symbols(both, two)).size() == 1);
  CHECK(icons(symbols(R"("text-optional": true, )" + both, two)).size() == 2);
  const std::string apart = R"("text-allow-overlap": true, )" + icon + ", " + name;
  CHECK(symbols(apart, two).labels().size() == 1);
  CHECK(symbols(R"("icon-optional": true, )" + apart, two).labels().size() == 2);
}

TEST_CASE("an icon's anchor, offset, rotation and translation", "[compose][symbol]") {
  const auto middle = [](const std::string& layout, const std::string& paint = "") {
    const Drawn sheet = symbols(layout + (layout.empty() ? "" : ", ") + icon, one, paint);
    const PagePoint at = bounds(icons(sheet).front().path).centre();
    return PagePoint{(at.x - sheet.middle().x) / px, (at.y - sheet.middle().y) / px};
  };
  CHECK(middle(R"("icon-anchor": "bottom-right")").x == Approx(-8));
  CHECK(middle(R"("icon-anchor": "bottom-right")").y == Approx(-8));
  CHECK(middle(R"("icon-offset": [3, 4], "icon-size": 2)").x == Approx(6));
  CHECK(middle(R"("icon-offset": [3, 4], "icon-size": 2)").y == Approx(8));
  CHECK(middle(R"("icon-offset": [3, 0], "icon-rotate": 90)").y == Approx(3));
  CHECK(middle("", R"("icon-translate": [5, 6])").y == Approx(6));
}

TEST_CASE("an icon takes its size from its name", "[compose][symbol]") {
  const std::string fit =
      icon + ", " + name + R"(, "icon-text-fit-padding": [1, 2, 3, 4], "icon-text-fit": )";
  const auto box = [&](const char* word) { return bounds(icons(symbols(fit + word, one)).front().path); };
  const PageBox text = symbols(name, one).labels().front().box;
  CHECK(box(R"("both")").width() == Approx(text.width() + 6 * px));
  CHECK(box(R"("both")").height() == Approx(text.height() + 4 * px));
  CHECK(box(R"("width")").height() == Approx(16 * px));
  CHECK(box(R"("height")").width() == Approx(16 * px));
}

TEST_CASE("a symbol has a halo, and a sprite of distances is coloured", "[compose][symbol]") {
  const auto marks = icons(symbols(icon, one, R"("icon-halo-color": "#ff0000", "icon-halo-width": 2)"));
  REQUIRE(marks.size() == 2);
  CHECK(marks.front().pen->colour == Colour{255, 0, 0, 255});
  CHECK(marks.front().pen->width == Approx(4 * px));
  Style style;
  Sprite& field = style.sprites["field"];
  field.tintable = true;
  std::vector<Colour> pixels;
  for (int y = 0; y < 16; ++y)
    for (int x = 0; x < 16; ++x)
      pixels.push_back(
          {0, 0, 0, static_cast<std::uint8_t>(std::clamp(192 + 32 * (4 - std::abs(x - 8)), 0, 255))});
  field.image = {16, 16, std::make_shared<std::vector<Colour>>(pixels)};
  const Drawn sheet =
      drawn(style_layer("symbol", R"("icon-image": "field")",
                        R"("icon-color": "#00ff00", "icon-halo-color": "#ff0000", "icon-halo-width": 2)"),
            {one}, style);
  const ImageMark* image = nullptr;
  for (const Mark& mark : sheet.sheet.drawing.marks)
    if (const auto* found = std::get_if<ImageMark>(&mark)) image = found;
  REQUIRE(image != nullptr);
  CHECK(image->image.width >= 64);  // finer than the field
  const auto at = [&](double share) {
    const auto column = static_cast<std::size_t>(share * image->image.width);
    const auto row =
        static_cast<std::size_t>(image->image.height / 2) * static_cast<std::size_t>(image->image.width);
    return (*image->image.pixels)[row + column];
  };
  CHECK(at(0.53) == Colour{0, 255, 0, 255});
  CHECK(at(0.17) == Colour{255, 0, 0, 255});
  CHECK(at(0.02).alpha == 0);
}

TEST_CASE("a sprite is stretched where it may be", "[compose][symbol]") {
  Style style;
  Sprite& sign = style.sprites["sign"];
  sign.image = {8, 8, std::make_shared<std::vector<Colour>>(64, Colour{10, 20, 30, 255})};
  sign.stretch_x = {{3, 5}};
  sign.stretch_y = {{3, 5}};
  const Drawn sheet = drawn(
      style_layer("symbol", R"("icon-image": "sign", "icon-text-fit": "both", )" + name, ""), {one}, style);
  std::vector<ImageMark> parts;
  for (const Mark& mark : sheet.sheet.drawing.marks)
    if (const auto* found = std::get_if<ImageMark>(&mark)) parts.push_back(*found);
  REQUIRE(parts.size() == 9);
  CHECK(parts.front().box.width() == Approx(3 * px));  // the corner keeps its size
  CHECK(parts[1].box.width() > 3 * px);
  CHECK(parts.back().box.right == Approx(symbols(name, one).labels().front().box.right));
}

TEST_CASE("text is broken into lines of even length", "[compose][symbol]") {
  const FeatureLayer longer = points({{"one two three four", {0, 0}}});
  const auto texts_of = [&](const char* width) {
    return texts(symbols(std::string(R"("text-max-width": )") + width + ", " + name, longer));
  };
  CHECK(texts_of("20").front().text == "one two three four");
  CHECK(texts_of("6").front().text == "one two\nthree four");
  CHECK(texts_of("3").front().text == "one\ntwo\nthree\nfour");
}

TEST_CASE("sections of a text keep their fonts, colours and images", "[compose][symbol]") {
  const Drawn sheet = symbols(
      R"("text-size": 12, "text-field": ["format", "Lachin ", {}, ["image", "square"], {}, "Berdzor",
        {"font-scale": 0.5, "text-font": ["literal", ["Noto Serif Italic"]], "text-color": "#ff0000"}])",
      one);
  REQUIRE(texts(sheet).size() == 1);
  const TextMark text = texts(sheet).front();
  CHECK(text.text ==
        "Lachin \uFFFC"
        "Berdzor");
  REQUIRE(text.spans.size() == 3);
  CHECK(text.spans[1].gap == Approx(16 * px));
  CHECK(text.spans[2].font.family == FontFamily::serif);
  CHECK(text.spans[2].font.italic);
  CHECK(text.spans[2].font.size == Approx(6 * px));
  CHECK(text.spans[2].colour == Colour{255, 0, 0, 255});
  // The image stands in its gap.
  const PageBox box = sheet.labels().front().box;
  bool drawn_there = false;
  for (const Mark& mark : sheet.sheet.drawing.marks)
    if (const auto* path = std::get_if<PathMark>(&mark))
      drawn_there = drawn_there || std::abs(bounds(path->path).left - (box.left + 7 * 6 * px)) < 1e-6;
  CHECK(drawn_there);
}

TEST_CASE("an image on a second line stands there", "[compose][symbol]") {
  const Drawn sheet = symbols(
      R"("text-size": 12, "text-field": ["format", "a longer line\n", {}, ["image", "square"], {}, "xx", {}])",
      one);
  REQUIRE(texts(sheet).size() == 1);
  const TextMark text = texts(sheet).front();
  REQUIRE(text.align == TextAlign::centre);
  const double width = 16 * px + 2 * 6 * px;  // of the second line
  PageBox box;
  for (const Mark& mark : sheet.sheet.drawing.marks)
    if (const auto* path = std::get_if<PathMark>(&mark); path && path->fill == Colour{0, 0, 0, 255})
      box = bounds(path->path);
  CHECK(box.left == Approx(text.at.x - width / 2));
  CHECK(box.bottom == Approx(text.at.y + 1.2 * 12 * px));
}

TEST_CASE("letters take the case that the style says, in every script", "[compose][symbol]") {
  const FeatureLayer place = points({{"Şuşa Շուշի", {0, 0}}});
  CHECK(texts(symbols(R"("text-transform": "uppercase", )" + name, place)).front().text == "ŞUŞA ՇՈՒՇԻ");
  CHECK(texts(symbols(R"("text-transform": "lowercase", )" + name, place)).front().text == "şuşa շուշի");
}

TEST_CASE("a font that is not at hand is told, and the nearest stands for it", "[compose][symbol]") {
  const Drawn sheet = symbols(R"("text-font": ["Merriweather Bold Italic"], )" + name, one);
  REQUIRE(sheet.findings.size() == 1);
  CHECK(
      sheet.findings.front().message ==
      "layer 'it': the font 'Merriweather Bold Italic' is not at hand; Noto Serif Bold Italic stands for it");
  CHECK(texts(sheet).front().font.family == FontFamily::serif);
  const Drawn second = symbols(R"("text-font": ["Frutiger Bold", "Noto Sans Bold"], )" + name, one);
  CHECK(second.findings.empty());
  CHECK(texts(second).front().font.bold);
}

TEST_CASE("names bend with their line and are repeated along it", "[compose][symbol]") {
  std::vector<LonLat> course;
  for (int i = 0; i <= 80; ++i) course.push_back({-4 + i * 0.1, 1.5 * std::cos(-1.6 + i * 0.04)});
  const std::string along = R"("symbol-placement": "line", )" + name;
  const auto once = texts(symbols(R"("symbol-spacing": 400, )" + along, river(course)));
  REQUIRE(once.size() == 1);
  CHECK(once.front().path.size() > 8);
  const auto often = texts(symbols(R"("symbol-spacing": 90, )" + along, river(course)));
  CHECK(often.size() >= 3);
  CHECK(texts(symbols(R"("symbol-spacing": 400, "text-max-angle": 2, )" + along, river(course))).size() <= 1);
  const auto level = texts(
      symbols(R"("symbol-spacing": 400, "text-rotation-alignment": "viewport", )" + along, river(course)));
  REQUIRE(level.size() == 1);
  CHECK(level.front().path.empty());
  CHECK(level.front().angle == 0);
}

TEST_CASE("letters are not crowded on the inside of a bend", "[compose][symbol]") {
  // A narrow valley: above its floor the letters' heads would lean against one another.
  std::vector<LonLat> valley;
  for (int i = 0; i <= 60; ++i) {
    const double angle = std::acos(-1.0) * (1 + i / 60.0);
    valley.push_back({1.1 * std::cos(angle), 1.1 * std::sin(angle)});
  }
  const std::string along = R"("symbol-placement": "line", )" + name;
  CHECK(texts(symbols(R"("text-anchor": "bottom", )" + along, river(valley))).empty());
  CHECK(texts(symbols(R"("text-anchor": "top", )" + along, river(valley))).size() == 1);
}

TEST_CASE("a name along a line is never on its head", "[compose][symbol]") {
  const std::vector<LonLat> westwards{{4, 0}, {2, 0.5}, {0, 0}, {-2, 0.5}, {-4, 0}};
  const std::string along = R"("symbol-placement": "line-center", )" + name;
  const auto direction = [](const TextMark& text) {
    return text.path.empty() ? std::cos(text.angle * std::acos(-1.0) / 180)
                             : text.path.back().x - text.path.front().x;
  };
  const auto upright = texts(symbols(along, river(westwards)));
  REQUIRE(upright.size() == 1);
  CHECK(direction(upright.front()) > 0);
  const auto head = texts(symbols(R"("text-keep-upright": false, )" + along, river(westwards)));
  REQUIRE(head.size() == 1);
  CHECK(direction(head.front()) < 0);
}

TEST_CASE("the name of a line stands on it, or beside it where the style says", "[compose][symbol]") {
  const std::vector<LonLat> level{{-4, 0}, {4, 0}};
  const auto height = [&](const std::string& more) {
    const Drawn sheet = symbols(more + R"("symbol-placement": "line", )" + name, river(level));
    const PageBox box = sheet.labels().front().box;
    return (box.centre().y - sheet.middle().y) / (12 * px);
  };
  CHECK(height("") == Approx(0).margin(0.01));
  CHECK(height(R"("text-anchor": "bottom", )") < -0.4);
  CHECK(height(R"("text-anchor": "top", )") > 0.4);
  CHECK(height(R"("text-offset": [0, 1], )") == Approx(1).margin(0.01));
}

TEST_CASE("of several images the first that the style has is taken", "[compose][symbols]") {
  const std::string chosen = R"("icon-image": ["coalesce", ["image", "nowhere"], ["image", "square"]])";
  CHECK(icons(symbols(chosen, one)) == icons(symbols(icon, one)));
  CHECK_FALSE(icons(symbols(icon, one)).empty());
}

TEST_CASE("icons stand at even distances along a line and turn with it", "[compose][symbol]") {
  const std::string along = R"("symbol-placement": "line", "symbol-spacing": 75, )" + icon;
  const auto marks = icons(symbols(along, river({{0, -4}, {0, 4}})));
  REQUIRE(marks.size() == 4);
  CHECK(bounds(marks[0].path).centre().y - bounds(marks[1].path).centre().y == Approx(20).epsilon(0.01));
  const auto turned = icons(symbols(along, river({{-3, -3}, {3, 3}})));
  CHECK(bounds(turned.front().path).width() == Approx(16 * px * std::sqrt(2.0)));
}
