// A sheet's logo: where it stands, and what gives way to it.

#include <algorithm>
#include <catch2/catch.hpp>

#include "compose/sheet_faults.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

Logo logo_of(int width, int height) {
  const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  return {{width, height, std::make_shared<std::vector<Colour>>(count, Colour{200, 0, 0, 255})}, "desk"};
}

Sheet made(const std::optional<Logo>& logo) {
  SheetSpec spec;
  spec.size = {240, 180};
  spec.extent = {46, 39.4, 47, 40};
  spec.inset = false;
  spec.logo = logo;
  MapContent content;
  content.sources = {std::string(200, 'x') + " and others"};
  Ruler ruler;
  Findings findings;
  Sheet sheet = compose(spec, read_style("light", findings), content, ruler, findings);
  CHECK(faults_of(sheet).empty());
  return sheet;
}

PageBox box_of(const Sheet& sheet, const std::string& what) {
  const auto item = std::ranges::find(sheet.report, what, &Placement::what);
  REQUIRE(item != sheet.report.end());
  return item->box;
}

}  // namespace

TEST_CASE("a logo stands in the lower right corner in its shape, the credits beside it", "[compose][logo]") {
  const Sheet sheet = made(logo_of(80, 40));
  const PageBox logo = box_of(sheet, "logo");
  CHECK(logo.width() / logo.height() == Approx(2));
  CHECK(logo.height() >= 5);
  CHECK(logo.right == Approx(240 - 0.03 * 180));  // less the margin
  CHECK(box_of(sheet, "credits").right < logo.left);
  CHECK(box_of(sheet, "frame").bottom < logo.top);
  const auto image = std::ranges::find_if(
      sheet.drawing.marks, [](const Mark& mark) { return std::holds_alternative<ImageMark>(mark); });
  REQUIRE(image != sheet.drawing.marks.end());
  CHECK(std::get<ImageMark>(*image).box == logo);
  const auto* group = std::get_if<GroupBegin>(&*std::prev(image));
  REQUIRE(group != nullptr);
  CHECK(group->description == "desk");
}

TEST_CASE("a wide logo is as wide as the foot can give, and a sheet without one has none",
          "[compose][logo]") {
  const PageBox logo = box_of(made(logo_of(200, 4)), "logo");
  CHECK(logo.width() == Approx(60));
  CHECK(logo.height() == Approx(1.2));
  CHECK(std::ranges::count(made(std::nullopt).report, "logo", &Placement::what) == 0);
}
