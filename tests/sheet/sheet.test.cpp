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
  CHECK(parse_sheet_size("240x180", 200).error() == "'240x180' is no size: write 240x180mm or 2000x1500px");
}
