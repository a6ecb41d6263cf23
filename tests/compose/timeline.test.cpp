#include <algorithm>
#include <catch2/catch.hpp>

#include "compose/sheet_faults.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

const Period half_year{*Day::from_date(2023, 1, 1), *Day::from_date(2023, 6, 30)};

LocatedEvent event_on(Day first, Day last, std::size_t nth) {
  LocatedEvent located;
  located.event.id = std::to_string(nth);
  located.event.type = "Battles";
  located.event.date.period = {first, last};
  const auto step = static_cast<double>(nth % 97);
  located.site = point_geometry({46.3 + 0.004 * step, 39.5 + 0.003 * static_cast<double>(nth % 89)});
  located.precision = GeoPrecision::exact;
  return located;
}

MapContent on_days(const std::vector<std::pair<int, int>>& days) {
  MapContent content;
  for (const auto& [first, last] : days)
    content.events.push_back(
        event_on(half_year.first + first, half_year.first + last, content.events.size()));
  return content;
}

Sheet composed(const MapContent& content, Show timeline, const SheetSize& size) {
  static const Style light = [] {
    Findings findings;
    return read_style("light", findings);
  }();
  SheetSpec spec;
  spec.size = size;
  spec.extent = {46.2, 39.4, 46.9, 39.95};
  spec.period = half_year;
  spec.as_of = half_year.last;
  spec.timeline = timeline;
  Ruler ruler;
  Findings findings;
  return compose(spec, light, content, ruler, findings);
}

std::vector<Placement> timelines(const Sheet& sheet) {
  std::vector<Placement> found;
  for (const Placement& item : sheet.report)
    if (item.what == "timeline") found.push_back(item);
  return found;
}

/// The boxes that the strip fills: a mark an event.
std::vector<PageBox> marks_of(const Sheet& sheet) {
  std::vector<PageBox> boxes;
  bool within = false;
  for (const Mark& mark : sheet.drawing.marks) {
    if (const auto* group = std::get_if<GroupBegin>(&mark)) within = group->role == "timeline";
    if (std::holds_alternative<GroupEnd>(mark)) within = false;
    const auto* path = std::get_if<PathMark>(&mark);
    if (within && path != nullptr && path->fill) boxes.push_back(bounds(path->path));
  }
  return boxes;
}

const SheetSize large{300, 210, 200};

}  // namespace

TEST_CASE("the timeline has a mark for every event, on its day, and gaps are empty", "[timeline]") {
  const MapContent content = on_days({{0, 0}, {0, 0}, {1, 30}, {100, 100}, {101, 101}, {180, 180}});
  const Sheet sheet = composed(content, Show::on, large);
  CHECK(faults_of(sheet).empty());
  const auto strips = timelines(sheet);
  REQUIRE(strips.size() == 1);
  const PageBox strip = strips.front().box;
  const auto marks = marks_of(sheet);
  REQUIRE(marks.size() == 6);
  const double day = strip.width() / 181;
  CHECK(marks[0].left == Approx(strip.left));
  CHECK(marks[1].left == Approx(strip.left));
  CHECK_FALSE(marks[0].grown(-0.01).overlaps(marks[1].grown(-0.01)));
  CHECK(marks[2].width() == Approx(30 * day));
  CHECK(marks[3].left == Approx(strip.left + 100 * day));
  CHECK(marks[5].right == Approx(strip.right));
  for (const PageBox& mark : marks) {
    CHECK(strip.grown(0.01).contains(mark));
    CHECK((mark.right <= strip.left + 31 * day + 0.01 || mark.left >= strip.left + 100 * day - 0.01));
  }
}

TEST_CASE("a timeline of too many events for a mark each counts them", "[timeline]") {
  std::vector<std::pair<int, int>> days;
  for (int i = 0; i < 1500; ++i) days.emplace_back(i % 50, i % 50);
  const Sheet sheet = composed(on_days(days), Show::on, large);
  const auto strips = timelines(sheet);
  REQUIRE(strips.size() == 1);
  CHECK(strips.front().text.starts_with("Events by date, up to "));
  double highest = 0;
  for (const PageBox& column : marks_of(sheet)) {
    CHECK(strips.front().box.grown(0.01).contains(column));
    CHECK(column.right < strips.front().box.left + strips.front().box.width() / 3);
    highest = std::max(highest, column.height());
  }
  CHECK(highest == Approx(7));
  // Thirty events a day: columns of whole days are all alike.
  for (const PageBox& column : marks_of(sheet)) CHECK(column.height() == Approx(highest));
}

TEST_CASE("a timeline is drawn by itself on large sheets of several days, and where it is asked for",
          "[timeline]") {
  const MapContent several = on_days({{0, 0}, {9, 9}, {19, 19}, {29, 29}, {39, 39}, {49, 49}});
  const MapContent one_day = on_days({{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}});
  CHECK(timelines(composed(several, Show::automatic, large)).size() == 1);
  CHECK(timelines(composed(one_day, Show::automatic, large)).empty());
  CHECK(timelines(composed(several, Show::automatic, {240, 180, 200})).empty());
  CHECK(timelines(composed(several, Show::off, large)).empty());
  CHECK(timelines(composed(several, Show::on, {150, 120, 200})).front().state == "placed");
  CHECK(timelines(composed(on_days({}), Show::on, large)).front().state == "dropped");
}
