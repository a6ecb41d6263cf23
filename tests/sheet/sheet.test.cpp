#include "dateline/sheet/sheet.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("a sheet's size is in millimetres or pixels", "[sheet]") {
  CHECK(*parse_sheet_size("240x180mm", 300) == SheetSize{240, 180, 300});
  const auto pixels = parse_sheet_size("2000x1500px", 200);
  REQUIRE(pixels);
  CHECK(pixels->width == Approx(254));
  CHECK(std::lround(pixels->width * pixels->pixels_per_mm()) == 2000);
  CHECK(std::lround(pixels->height * pixels->pixels_per_mm()) == 1500);
}

TEST_CASE("an impossible size is a sentence", "[sheet]") {
  for (const char* wrong : {"", "240", "240x180", "240x180cm", "axbmm", "240*180mm", "-5x100mm", "1x1mm",
                            "nanxnanmm", "99999x99999px"})
    CHECK_FALSE(parse_sheet_size(wrong, 200));
  CHECK(parse_sheet_size("240x180", 200)
            .error()
            .starts_with("'240x180' is no size: write 240x180mm, 2000x1500px or a name: a4, a4-portrait, "));
  CHECK(parse_sheet_size("a4-potrait", 200).error().find("did you mean 'a4-portrait'") != std::string::npos);
  CHECK(parse_sheet_size("a3", 2400).error().find("more than 30,000 pixels") != std::string::npos);
}

TEST_CASE("sizes of paper, screens and newspapers have names", "[sheet]") {
  CHECK(*parse_sheet_size("a4", 300) == SheetSize{297, 210, 300});
  CHECK(*parse_sheet_size("a3-portrait", 150) == SheetSize{297, 420, 150});
  const auto screen = parse_sheet_size("16:9", 200);
  REQUIRE(screen);
  CHECK(screen->width / screen->height == Approx(16.0 / 9));
  double width = 0;
  for (const SheetPreset& preset : sheet_presets()) {
    CHECK(parse_sheet_size(preset.name, 200));
    if (!preset.name.starts_with("column-")) continue;
    CHECK(preset.width == (width == 0 ? 45 : width + 50));
    width = preset.width;
  }
  CHECK(width == 295);
}
