// What symbols tell beside their kind: a number by their size, days by colour, number or ticks.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "dateline/compose/compose.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

const GeoBox corridor_box{46.2, 39.4, 46.9, 39.95};

LocatedEvent event_at(LonLat at, int month, std::optional<int> fatalities) {
  LocatedEvent located;
  located.event.id = std::to_string(month);
  located.event.type = "Battles";
  located.event.title = "Of month " + std::to_string(month);
  located.event.date.period = *month_period(2022, month);
  located.event.fatalities.best = fatalities;
  located.site = point_geometry(at);
  located.precision = GeoPrecision::exact;
  return located;
}

/// December first, so that the order of the table is not that of days.
std::vector<LocatedEvent> four_events() {
  return {event_at(LonLat(46.3, 39.5), 12, 100), event_at(LonLat(46.5, 39.6), 3, 25),
          event_at(LonLat(46.5, 39.6), 5, std::nullopt), event_at(LonLat(46.8, 39.8), 4, std::nullopt)};
}

struct Made {
  Sheet sheet;
  Findings findings;

  std::vector<Placement> all(const std::string& what) const {
    std::vector<Placement> found;
    std::ranges::copy_if(sheet.report, std::back_inserter(found),
                         [&](const Placement& item) { return item.what == what; });
    return found;
  }
  bool legend_has(const std::string& words) const {
    return std::ranges::any_of(all("legend entry"), [&](const Placement& item) {
      return item.text.find(words) != std::string::npos;
    });
  }
  bool has_text(const std::string& words) const {
    return std::ranges::any_of(sheet.drawing.marks, [&](const Mark& mark) {
      const auto* text = std::get_if<TextMark>(&mark);
      return text != nullptr && text->text == words;
    });
  }
};

Made made(SheetSpec spec, const std::string& style = "light",
          std::vector<LocatedEvent> events = four_events()) {
  Made out;
  spec.title = "Told";
  spec.extent = corridor_box;
  spec.as_of = *Day::from_date(2022, 12, 31);
  MapContent content;
  content.events = std::move(events);
  content.sources = {"a test"};
  Ruler ruler;
  out.sheet = compose(spec, read_style(style, out.findings), content, ruler, out.findings);
  return out;
}

double area(const PageBox& box) {
  return box.width() * box.height();
}

}  // namespace

TEST_CASE("symbols sized by deaths are true to area, and say what is not known", "[compose][traits]") {
  SheetSpec spec;
  spec.size_by = "fatalities";
  const Made sheet = made(spec);
  const auto symbols = sheet.all("symbol");
  REQUIRE(symbols.size() == 4);
  const auto of = [&](const std::string& id) {
    return area(std::ranges::find(symbols, id, &Placement::feature)->box);
  };
  CHECK(of("3") / of("12") == Approx(0.25));
  CHECK(of("5") < of("3"));
  CHECK(of("4") == Approx(of("5")));
  CHECK(sheet.legend_has("Fatalities"));
  CHECK(sheet.legend_has("Size: 100, 20"));
  CHECK(sheet.legend_has("not known"));
  CHECK(std::ranges::any_of(sheet.findings, [](const Finding& f) {
    return f.message.starts_with("2 of 4 events shown have no fatalities from 0 on");
  }));
}

TEST_CASE("a number that dwarfs all others does not grow beyond them, and the legend says so",
          "[compose][traits]") {
  SheetSpec spec;
  spec.size_by = "fatalities";
  std::vector<LocatedEvent> events;
  for (int i = 0; i < 9; ++i)
    events.push_back(event_at(LonLat(46.26 + 0.07 * i, i % 2 == 0 ? 39.55 : 39.8), i + 1, 10 + i));
  const auto area_of = [](const Made& made, const char* id) {
    const auto symbols = made.all("symbol");
    const auto found = std::ranges::find(symbols, id, &Placement::feature);
    REQUIRE(found != symbols.end());
    return area(found->box);
  };
  const Made even = made(spec, "light", events);
  CHECK_FALSE(even.legend_has("beyond"));

  events[4].event.fatalities.best = 10000;
  const Made capped = made(spec, "light", events);
  CHECK(capped.legend_has("beyond 20 all the same"));
  CHECK(capped.has_text("20 and more"));
  CHECK(area_of(capped, "5") > 1.1 * area_of(capped, "9"));
  CHECK(area_of(capped, "9") / area_of(capped, "1") == Approx(18.0 / 10).epsilon(0.15));
  CHECK(std::ranges::any_of(capped.findings, [](const Finding& finding) {
    return finding.message.starts_with("--size-by: 1 number beyond 20 would dwarf all others");
  }));
}

TEST_CASE("numbered symbols have the order of days", "[compose][traits]") {
  SheetSpec spec;
  spec.time = TimeShown::number;
  const Made sheet = made(spec);
  CHECK(sheet.has_text("4"));     // December
  CHECK(sheet.has_text("1, 3"));  // March and May at one place
  CHECK(sheet.has_text("2"));
  CHECK(sheet.legend_has("Numbers: events in the order of days"));
  CHECK(std::ranges::any_of(sheet.all("symbol"),
                            [](const Placement& item) { return item.text == "3. May 2022: Of month 5"; }));
}

TEST_CASE("a note tells of numbers that find no room under their symbol", "[compose][traits]") {
  SheetSpec spec;
  spec.time = TimeShown::number;
  std::vector<LocatedEvent> events;
  for (int month = 1; month <= 10; ++month)
    events.push_back(event_at(LonLat(46.4 + 0.2 * (month % 2), 39.6), month, std::nullopt));
  const Made sheet = made(spec, "light", events);
  const auto is_told = [](const Finding& finding) {
    return finding.message ==
           "the numbers of 2 symbols are shortened, as in '1, 3 … 9'; --report tells "
           "them all";
  };
  CHECK(std::ranges::count_if(sheet.findings, is_told) == 1);
  CHECK(std::ranges::count_if(made(spec).findings, is_told) == 0);
}

TEST_CASE("colours tell when, each in the legend; one ink numbers instead", "[compose][traits]") {
  SheetSpec spec;
  spec.time = TimeShown::colour;
  const Made sheet = made(spec);
  CHECK(sheet.legend_has("Colour: first day of the event"));
  CHECK(sheet.legend_has("March–April 2022"));
  const Made print = made(spec, "print");
  CHECK_FALSE(print.legend_has("Colour: first day of the event"));
  CHECK(print.has_text("1, 3"));
  CHECK(std::ranges::any_of(print.findings, [](const Finding& f) {
    return f.message.find("one ink tells no days apart") != std::string::npos;
  }));
}

TEST_CASE("ticks stand below a symbol where its days lie in the period", "[compose][traits]") {
  SheetSpec spec;
  spec.time = TimeShown::ticks;
  const Made sheet = made(spec);
  CHECK(sheet.legend_has("on a strip from 1 March 2022 to 31 December 2022"));
  spec.time = TimeShown::none;
  CHECK(sheet.sheet.drawing.marks.size() > made(spec).sheet.drawing.marks.size() + 6);
}

TEST_CASE("what symbols tell is the same each time", "[compose][traits]") {
  SheetSpec spec;
  spec.size_by = "fatalities";
  for (const TimeShown time : {TimeShown::colour, TimeShown::number, TimeShown::ticks}) {
    spec.time = time;
    CHECK(made(spec).sheet.drawing == made(spec).sheet.drawing);
  }
}
