#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"
#include "draw/picture.hpp"

using namespace dateline;

namespace {

Drawing with_text(const TextMark& mark) {
  Drawing drawing;
  drawing.width = 60;
  drawing.height = 20;
  drawing.marks.push_back(mark);
  return drawing;
}

TextMark text_at(const std::string& text, PagePoint at) {
  TextMark mark;
  mark.text = text;
  mark.at = at;
  return mark;
}

/// The columns and rows of the picture, in mm, that are not white.
PageBox inked(const Drawing& drawing) {
  const Picture picture = read_png(to_png(drawing, 20));
  PageBox box{1e9, 1e9, -1, -1};
  for (std::uint32_t y = 0; y < picture.height; ++y)
    for (std::uint32_t x = 0; x < picture.width; ++x) {
      if (picture.at(x, y).green > 200) continue;
      box.left = std::min(box.left, x / 20.0);
      box.top = std::min(box.top, y / 20.0);
      box.right = std::max(box.right, (x + 1) / 20.0);
      box.bottom = std::max(box.bottom, (y + 1) / 20.0);
    }
  return box;
}

}  // namespace

TEST_CASE("text is drawn where it is measured", "[draw][text]") {
  const auto measure = text_measure();
  const TextSize size = measure->measure("Hop", Font{FontFamily::sans, 4, false, false, 0});
  CHECK(size.unknown_glyphs == 0);
  TextMark mark = text_at("Hop", {30, 10});
  mark.font.size = 4;
  const auto [align, left] = GENERATE(
      table<TextAlign, double>({{TextAlign::left, 0}, {TextAlign::centre, 0.5}, {TextAlign::right, 1}}));
  mark.align = align;
  const PageBox box = inked(with_text(mark));
  const double start = 30 - left * size.width;
  CHECK(box.left > start);
  CHECK(box.left < start + 0.6);
  CHECK(box.right < start + size.width);
  CHECK(box.right > start + size.width - 0.5);
  CHECK(box.top == Approx(10 - size.ascent).margin(0.11));
  CHECK(box.bottom == Approx(10 + size.descent).margin(0.11));
}

TEST_CASE("turned text turns clockwise about its point", "[draw][text]") {
  TextMark mark = text_at("Lachin", {30, 5});
  mark.angle = 90;
  const PageBox box = inked(with_text(mark));
  CHECK(box.height() > 3 * box.width());
  CHECK(box.top > 5);
  CHECK(box.left == Approx(30).margin(0.2));
}

TEST_CASE("lines of text stand below one another", "[draw][text]") {
  TextMark mark = text_at("H\nH", {30, 8});
  mark.line_height = 1.5;
  CHECK(inked(with_text(mark)).bottom == Approx(8 + 1.5 * mark.font.size).margin(0.06));
}

TEST_CASE("a halo surrounds the letters by its width", "[draw][text]") {
  TextMark mark = text_at("H", {30, 10});
  const PageBox plain = inked(with_text(mark));
  mark.halo_width = 1;
  mark.halo = {0, 0, 255, 255};
  const PageBox haloed = inked(with_text(mark));
  CHECK(haloed.left == Approx(plain.left - 1).margin(0.06));
  CHECK(haloed.bottom == Approx(plain.bottom + 1).margin(0.06));
}

TEST_CASE("widths follow size, weight and the space between letters", "[draw][text]") {
  const auto measure = text_measure();
  const double width = measure->measure("Gəncə", Font{}).width;
  CHECK(width > 6);
  CHECK(width < 10);
  CHECK(measure->measure("Gəncə", Font{FontFamily::sans, 6, false, false, 0}).width ==
        Approx(2 * width).epsilon(0.001));
  CHECK(measure->measure("Gəncə", Font{FontFamily::sans, 3, true, false, 0}).width > 1.02 * width);
  CHECK(measure->measure("Gəncə", Font{FontFamily::sans, 3, false, false, 0.5}).width ==
        Approx(width + 4 * 0.5).margin(0.01));
  CHECK(measure->measure("", Font{}).width == 0);
}

TEST_CASE("texts of all sizes are alike", "[draw][text]") {
  const auto measure = text_measure();
  Font large;
  large.size = 10;
  const TextSize whole = measure->measure("Lachin / Berdzor", large);
  for (const double size : {0.001, 0.7, 2.37, 3.0, 41.0}) {
    Font font;
    font.size = size;
    const TextSize part = measure->measure("Lachin / Berdzor", font);
    CHECK(part.width == Approx(whole.width * size / 10).epsilon(size < 0.01 ? 0.05 : 1e-9));
    CHECK(part.ascent == Approx(whole.ascent * size / 10).epsilon(size < 0.01 ? 0.05 : 1e-9));
  }
}

TEST_CASE("scripts are shaped: joined Arabic letters are narrower than single ones", "[draw][text]") {
  const auto measure = text_measure();
  CHECK(measure->measure("ببب", Font{}).width < 0.8 * measure->measure("ب\u200cب\u200cب", Font{}).width);
  CHECK(measure->measure("क्ष", Font{}).width < 0.9 * measure->measure("क\u200c्\u200cष", Font{}).width);
}

TEST_CASE("every script of the region has its glyphs, and what has none is counted", "[draw][text]") {
  const auto measure = text_measure();
  for (const char* text :
       {"Երևան", "Gəncə", "Шуша", "თბილისი", "تهران", "תל אביב", "देवनागरी", "→ ≤ ± ● ▲ № ½"})
    for (const FontFamily family : {FontFamily::sans, FontFamily::serif})
      for (const bool bold : {false, true}) {
        INFO(text);
        CHECK(measure->measure(text, Font{family, 3, bold, true, 0}).unknown_glyphs == 0);
      }
  CHECK(measure->measure("𓀀𓀁", Font{}).unknown_glyphs == 2);
}

TEST_CASE("fonts of more scripts are opened when a text needs them", "[draw][text]") {
  const auto measure = text_measure();
  const TextSize before = measure->measure("Gəncə, Երևան", Font{});
  for (const char* text : {"กรุงเทพ", "አዲስ አበባ", "ঢাকা", "தமிழ்", "ရန်ကုန်", "བོད་"}) {
    INFO(text);
    CHECK(measure->measure(text, Font{}).unknown_glyphs == 0);
    CHECK(inked(with_text(text_at(text, {30, 10}))).width() > 1);
  }
  const TextSize after = measure->measure("Gəncə, Երևան", Font{});
  CHECK(before.width == after.width);
  CHECK(before.ascent == after.ascent);
}

TEST_CASE("bytes that are not UTF-8 do not stop the drawing", "[draw][text]") {
  CHECK(inked(with_text(text_at("L\xff\xfe", {30, 10}))).width() > 0);
}

TEST_CASE("missing fonts are an error that names the package", "[draw][text]") {
  std::string message;
  // Fonts are opened once a thread.
  std::thread([&message] {
    setenv("DATELINE_FONTS", "/nowhere", 1);
    try {
      text_measure()->measure("a", Font{});
    } catch (const InputError& error) {
      message = error.origin().file + ": " + error.what();
    }
    unsetenv("DATELINE_FONTS");
  }).join();
  CHECK_THAT(message, Catch::StartsWith("/nowhere/NotoSans-Regular.ttf: "));
  CHECK_THAT(message, Catch::Contains("fonts-noto-core"));
}
