#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "compose/sheet_faults.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"
#include "dateline/geo/window.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

const Style& style_named(const std::string& name) {
  static std::map<std::string, Style> styles;
  const auto known = styles.find(name);
  if (known != styles.end()) return known->second;
  Findings findings;
  return styles.emplace(name, read_style(name, findings)).first->second;
}

/// A sheet that nobody thought of: all about it comes from the seed.
class RandomSheet {
 public:
  explicit RandomSheet(unsigned seed) : m_random(seed) {
    make_spec();
    spec.grid_kind = std::array{GridKind::degrees, GridKind::utm, GridKind::mgrs}.at(seed % 3);
    spec.size_by = std::array{"", "", "fatalities", "count"}.at(seed % 4);
    spec.group =
        std::array{Grouping::automatic, Grouping::automatic, Grouping::automatic, Grouping::automatic,
                   Grouping::hex,       Grouping::density,   Grouping::cluster}
            .at(seed % 7);
    make_map();
    make_events();
    style = one_of<std::string>({"light", "light", "light", "presentation", "print"});
  }

  SheetSpec spec;
  MapContent content;
  std::string style;

 private:
  template <class T>
  T one_of(std::initializer_list<T> values) {
    return values.begin()[m_random() % values.size()];
  }
  bool chance(unsigned percent) { return m_random() % 100 < percent; }
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(m_random()) / static_cast<double>(m_random.max());
  }
  std::string words(int letters) {
    std::string text;
    while (static_cast<int>(text.size()) < letters) {
      if (!text.empty()) text += ' ';
      text += std::string(1 + m_random() % 14, static_cast<char>('a' + m_random() % 26));
    }
    return text;
  }

  static Image image_of(int width, int height) {
    const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    return {width, height, std::make_shared<std::vector<Colour>>(count, Colour{})};
  }

  void make_spec() {
    spec.size = {between(30, 420), between(30, 420), 200};
    if (chance(60))
      spec.size = *parse_sheet_size(one_of({"240x180mm", "297x210mm", "210x297mm", "420x297mm", "254x143mm",
                                            "160x160mm", "45x60mm", "95x85mm"}),
                                    200);
    spec.title = words(one_of({0, 12, 40, 300}));
    spec.subtitle = words(one_of({0, 0, 30, 200}));
    spec.credits = words(one_of({0, 0, 60, 400}));
    const double half = one_of({0.02, 0.2, 1.0, 4.0, 25.0});
    const double lon = between(-179, 179);
    const double lat = between(-60, 60);
    spec.extent = {wrapped_longitude(lon - half), lat - half * between(0.4, 1), wrapped_longitude(lon + half),
                   lat + half * between(0.4, 1)};
    spec.period = Period{*Day::from_date(2020, 9, 27), *Day::from_date(2023, 9, 30)};
    spec.as_of = spec.period->last;
    spec.legend = chance(85);
    spec.grid = chance(75);
    spec.scale_bar = chance(85);
    spec.inset = chance(80);
    spec.timeline = one_of({Show::automatic, Show::on, Show::off});
    spec.legend_place = one_of({LegendPlace::automatic, LegendPlace::automatic, LegendPlace::inside,
                                LegendPlace::beside, LegendPlace::below});
    spec.time = one_of({TimeShown::none, TimeShown::none, TimeShown::number, TimeShown::ticks});
    spec.list = one_of({EventList::none, EventList::beside, EventList::below, EventList::page});
    if (spec.list != EventList::none) spec.time = TimeShown::number;
    if (chance(20)) spec.logo = Logo{image_of(one_of({1, 40, 90}), one_of({10, 40})), "desk"};
    if (chance(30)) spec.units = {LengthUnit::km, LengthUnit::nautical};
    spec.north_arrow = one_of({Show::automatic, Show::on, Show::off});
  }

  /// So many widths and heights of the extent from a position.
  LonLat beside(LonLat at, double widths, double heights) const {
    return {wrapped_longitude(at.lon() + widths * spec.extent.width()),
            std::clamp(at.lat() + heights * spec.extent.height(), -89.0, 89.0)};
  }

  LonLat somewhere() {
    const LonLat middle = m_cluster && chance(70) ? *m_cluster : spec.extent.centre();
    const double spread = middle == spec.extent.centre() ? 0.5 : 1.0 / 60;
    return beside(middle, between(-1, 1) * spread, between(-1, 1) * spread);
  }

  void make_map() {
    FeatureLayer places{"places", {}};
    const int count = one_of({0, 5, 40, 250});
    if (chance(40)) m_cluster = somewhere();
    for (int i = 0; i < count; ++i) {
      Feature place;
      place.id = "p" + std::to_string(i);
      place.geometry = point_geometry(somewhere());
      place.set("id", place.id);
      place.set("name", words(4 + static_cast<int>(m_random() % 14)));
      place.set("kind", std::string("settlement"));
      place.set("feature_code", std::string(one_of({"PPL", "PPLA", "PPLC"})));
      place.set("rank", static_cast<double>(1 + m_random() % 7));
      place.set("event", chance(20));
      places.features.push_back(std::move(place));
    }
    FeatureLayer borders{"borders", {}};
    for (int i = 0; i < 3; ++i) {
      Feature border;
      border.geometry = line_geometry({somewhere(), somewhere(), somewhere()});
      borders.features.push_back(std::move(border));
    }
    FeatureLayer corridors{"corridors", {}};
    for (int i = 0; i < one_of({0, 1, 3}); ++i) {
      Feature corridor;
      const LonLat at = somewhere();
      corridor.geometry =
          polygon_geometry({{{at, beside(at, 0.1, 0), beside(at, 0.1, 0.1), beside(at, 0, 0.1), at}}});
      corridor.set("name", words(static_cast<int>(10 + m_random() % 60)));
      corridor.set("id", "c" + std::to_string(i));
      corridors.features.push_back(std::move(corridor));
    }
    content.layers = {borders, corridors, places};
    content.locator = {borders};
    content.sources = {words(30), words(static_cast<int>(m_random() % 200))};
  }

  void make_events() {
    const std::vector<std::string> types = event_types();
    const int count = one_of({0, 1, 2, 7, 40, 40, 150, 1000});
    for (int i = 0; i < count; ++i) {
      LocatedEvent located;
      Event& event = located.event;
      event.id = "e" + std::to_string(i);
      event.type = types[m_random() % types.size()];
      event.title = words(static_cast<int>(m_random() % 120));
      event.place = words(8);
      event.actor1 = words(6);
      if (i % 6 != 5) event.fatalities.best = i * i % 41 * (i % 3);
      event.date.period.first = spec.period->first + static_cast<int>(m_random() % 1000);
      event.date.period.last = event.date.period.first + one_of({0, 0, 0, 3, 60});
      if (!chance(3)) located.site = point_geometry(somewhere());
      located.precision = chance(30) ? GeoPrecision::near : GeoPrecision::exact;
      if (chance(5)) located.radius_km = between(0.5, 30);
      content.events.push_back(std::move(located));
    }
  }

  std::mt19937 m_random;
  std::optional<LonLat> m_cluster;
};

/// Furniture inside a full map may have to hide circles of counts: no fault where a finding says so.
void leave_out_told(std::vector<std::string>& faults, const Findings& findings) {
  const bool told = std::ranges::any_of(findings, [](const Finding& finding) {
    return finding.message.find("furniture inside the map hides") != std::string::npos;
  });
  if (told)
    std::erase_if(faults, [](const std::string& fault) {
      return fault.starts_with("circle '") && fault.find(" and circle '") == std::string::npos;
    });
}

/// The faults of the sheet of that seed. A sheet too small for a map must say so.
std::vector<std::string> faults_of_seed(unsigned seed, TextMeasure& measure) {
  const RandomSheet random(seed);
  Findings findings;
  try {
    std::vector<std::string> faults =
        faults_of(compose(random.spec, style_named(random.style), random.content, measure, findings));
    leave_out_told(faults, findings);
    return faults;
  } catch (const UsageError& error) {
    const bool tiny = std::min(random.spec.size.width, random.spec.size.height) < 40;
    if (tiny && std::string(error.what()).find("leaves no room for the map") != std::string::npos) return {};
    return {error.what()};
  }
}

void check_seeds(unsigned first, unsigned last, TextMeasure& measure) {
  for (unsigned seed = first; seed <= last; ++seed) {
    INFO("seed " << seed);
    const auto faults = faults_of_seed(seed, measure);
    for (std::size_t i = 0; i < std::min<std::size_t>(faults.size(), 3); ++i) UNSCOPED_INFO(faults[i]);
    CHECK(faults.size() == 0);
  }
}

}  // namespace

TEST_CASE("nothing overlaps or leaves the sheet on five hundred random sheets", "[random-sheets]") {
  Ruler ruler;
  check_seeds(1, 500, ruler);
}

TEST_CASE("nothing overlaps or leaves the sheet when text is measured with fonts", "[random-sheets]") {
  check_seeds(1001, 1010, *text_measure());
}
