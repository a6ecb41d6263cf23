// Pictures of a series have the bytes that each has alone.

#include <catch2/catch.hpp>
#include <string>

#include "dateline/draw/draw.hpp"

using namespace dateline;

namespace {

Pen line(Colour colour, double width) {
  Pen pen;
  pen.colour = colour;
  pen.width = width;
  return pen;
}

void add_group(Drawing& drawing, const char* role, std::vector<Mark> marks) {
  drawing.marks.emplace_back(GroupBegin{"", role, "", "", PageBox{2, 2, 58, 38}});
  for (Mark& mark : marks) drawing.marks.push_back(std::move(mark));
  drawing.marks.emplace_back(GroupEnd{});
}

TextMark text_at(PagePoint at, const std::string& words, double halo) {
  TextMark text;
  text.text = words;
  text.at = at;
  text.halo_width = halo;
  text.halo = {255, 255, 255, 200};
  return text;
}

/// A title, ground and water, then places and what else there is.
Drawing sheet(const std::string& title, const std::vector<Mark>& more, Colour water = {150, 190, 220, 255}) {
  Drawing drawing;
  drawing.width = 60;
  drawing.height = 40;
  add_group(drawing, "title", {text_at({3, 5}, title, 0)});
  add_group(drawing, "layer", {PathMark{rectangle({2, 6, 58, 38}), Colour{240, 235, 220, 255}, {}, {}}});
  add_group(drawing, "layer", {PathMark{circle({20, 20}, 9.3), water, line({40, 80, 120, 160}, 0.3), {}}});
  add_group(drawing, "labels",
            {text_at({14, 21.13}, "Լաչին", 0.5), text_at({31, 12.5}, "Goris / Գորիս", 0.4)});
  add_group(drawing, "events", more);
  return drawing;
}

Mark event_at(PagePoint at) {
  return SymbolMark{circle({0, 0}, 1.2), Colour{200, 30, 30, 180}, line({255, 255, 255, 255}, 0.2), {at}};
}

}  // namespace

TEST_CASE("a picture of a series has the bytes that it has alone", "[draw]") {
  TextMark turned = text_at({30, 30}, "Hakari", 0.6);
  turned.angle = -32;
  turned.halo_blur = 0.3;
  TextMark bent = text_at({0, 0}, "Vorotan", 0.3);
  bent.path = {{10, 30}, {20, 33}, {34, 31}};
  TextMark spanned = text_at({40, 30}, "two parts", 0.3);
  spanned.spans = {{4, Font{}, Colour{200, 0, 0, 255}, 0}, {5, Font{FontFamily::serif, 4}, {}, 0}};
  Drawing dark = sheet("Dark", {event_at({20, 20})});
  dark.background = {20, 20, 20, 255};
  Drawing beginning = sheet("A beginning", {});
  beginning.marks.resize(beginning.marks.size() / 2);
  beginning.marks.emplace_back(GroupEnd{});
  const std::vector<std::pair<Drawing, double>> pictures{
      {sheet("February", {event_at({20, 20})}), 6},
      {sheet("March", {event_at({22, 20}), turned}), 6},
      {sheet("April", {event_at({22, 20}), turned, bent, spanned}), 6},
      {sheet("April", {event_at({22, 20}), turned, bent, spanned}), 6},
      {sheet("Other water", {turned, bent}, {120, 180, 120, 128}), 6},
      {sheet("May", {turned, spanned}), 6},
      {sheet("", {}), 6},
      {beginning, 6},
      {Drawing{60, 40, {250, 250, 250, 255}, "", "", "", "", "en", {}}, 6},
      {dark, 6},
      {sheet("June", {event_at({10, 10})}), 6},
      {sheet("Larger", {event_at({10, 10})}), 7.5},
      {sheet("Larger too", {event_at({12, 10})}), 7.5}};
  const auto series = png_series();
  for (const auto& [drawing, pixels_per_mm] : pictures) {
    INFO(drawing.title);
    CHECK(series->to_png(drawing, pixels_per_mm) == to_png(drawing, pixels_per_mm));
  }
}

TEST_CASE("a picture of many texts is the same each time and as one of a series", "[draw]") {
  Drawing drawing = sheet("Many", {});
  for (int i = 0; i < 60; ++i) {
    TextMark text = text_at({-8.0 + i * 37 % 71, i * 23 % 47 - 2.0}, "Tegh / Թեղ " + std::to_string(i), 0.4);
    text.angle = i % 7 == 0 ? 40 : 0;
    drawing.marks.emplace_back(text);
  }
  add_group(drawing, "labels", {text_at({-4, 9}, "cut by its group's left side", 0.5)});
  const std::string alone = to_png(drawing, 7.5);
  const auto series = png_series();
  for (int turn = 0; turn < 3; ++turn) {
    CHECK(to_png(drawing, 7.5) == alone);
    CHECK(series->to_png(drawing, 7.5) == alone);
  }
}

TEST_CASE("a picture of a series that cannot be drawn does not spoil the next", "[draw]") {
  const auto series = png_series();
  const Drawing good = sheet("Good", {event_at({20, 20})});
  CHECK(series->to_png(good, 6) == to_png(good, 6));
  CHECK_THROWS(series->to_png(good, 0));
  CHECK(series->to_png(good, 6) == to_png(good, 6));
}
