#include "compose/sample_country.hpp"

#include <set>

namespace dateline {
namespace {

/// A place in the box: 0 0 is its north-western corner, 1 1 its south-eastern.
struct Spot {
  double x = 0;
  double y = 0;
};

using Attributes = std::vector<std::pair<std::string, Value>>;

Value word(const char* text) {
  return std::string(text);
}

/// Lays shapes given by a few spots into a box.
class Surveyor {
 public:
  explicit Surveyor(const GeoBox& box) : m_box(box) {}

  LonLat at(Spot spot) const {
    return {m_box.west + spot.x * m_box.width(), m_box.north - spot.y * m_box.height()};
  }

  /// A smooth line through the spots (Catmull and Rom's spline).
  Line curve(std::vector<Spot> spots) const {
    constexpr int pieces = 8;
    spots.insert(spots.begin(), spots.front());
    spots.push_back(spots.back());
    Line line;
    for (std::size_t i = 1; i + 2 < spots.size(); ++i)
      for (int piece = 0; piece < pieces; ++piece)
        line.push_back(
            at(between(spots[i - 1], spots[i], spots[i + 1], spots[i + 2], double(piece) / pieces)));
    line.push_back(at(spots.back()));
    return line;
  }

  Polygon area(std::vector<Spot> spots) const {
    spots.push_back(spots.front());
    return {{curve(std::move(spots))}};
  }

 private:
  static Spot between(Spot a, Spot b, Spot c, Spot d, double t) {
    const auto part = [&](double p, double q, double r, double s) {
      return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t +
                    (3 * q - p - 3 * r + s) * t * t * t);
    };
    return {part(a.x, b.x, c.x, d.x), part(a.y, b.y, c.y, d.y)};
  }

  GeoBox m_box;
};

Feature feature(Geometry geometry, Attributes attributes) {
  return {"", std::move(geometry), std::move(attributes)};
}

const std::vector<Spot> coast{{0.17, -0.1}, {0.12, 0.1}, {0.16, 0.25}, {0.1, 0.42},
                              {0.17, 0.6},  {0.11, 0.8}, {0.15, 1.1}};
const std::vector<Spot> frontier{{0.17, 0.6},  {0.3, 0.55}, {0.46, 0.63},
                                 {0.62, 0.55}, {0.8, 0.6},  {1.1, 0.52}};
const std::vector<Spot> road_to_the_coast{{0.15, 0.25}, {0.3, 0.3},  {0.42, 0.42},
                                          {0.5, 0.55},  {0.52, 0.7}, {0.6, 0.85}};

std::vector<FeatureLayer> ground(const Surveyor& survey) {
  std::vector<Spot> north = frontier;
  north.insert(north.end(), {{1.1, 0.52}, {1.1, -0.1}, {1.1, -0.1}, {0.17, -0.1}, {0.17, -0.1}});
  north.insert(north.end(), coast.begin() + 1, coast.begin() + 4);
  std::vector<Spot> south = frontier;
  south.insert(south.end(), {{1.1, 0.52}, {1.1, 1.1}, {1.1, 1.1}, {0.15, 1.1}, {0.15, 1.1}, {0.11, 0.8}});
  std::vector<Spot> sea = coast;
  sea.insert(sea.end(), {{0.15, 1.1}, {-0.1, 1.1}, {-0.1, 1.1}, {-0.1, -0.1}, {-0.1, -0.1}, {0.17, -0.1}});
  const auto polygon = [&](std::vector<Spot> spots) {
    return Geometry{{}, {}, {survey.area(std::move(spots))}};
  };
  const auto line = [&](std::vector<Spot> spots) {
    return Geometry{{}, {survey.curve(std::move(spots))}, {}};
  };
  return {
      {"land",
       {feature(polygon(north), {{"name", word("Northland")}, {"iso", word("XN")}, {"class", word("land")}}),
        feature(polygon(south),
                {{"name", word("Southland")}, {"iso", word("XS")}, {"class", word("land")}})}},
      {"water",
       {feature(polygon(sea), {{"name", word("Western Sea")}, {"class", word("sea")}, {"rank", 1.0}}),
        feature(polygon({{0.66, 0.2}, {0.74, 0.15}, {0.84, 0.19}, {0.82, 0.25}, {0.72, 0.26}}),
                {{"name", word("Long Lake")}, {"class", word("lake")}, {"rank", 1.0}}),
        feature(polygon({{0.27, 0.76}, {0.31, 0.74}, {0.34, 0.77}, {0.3, 0.8}}),
                {{"name", word("Mill Reservoir")}, {"class", word("reservoir")}, {"rank", 3.0}})}},
      {"rivers",
       {feature(line({{0.66, 0.22}, {0.5, 0.24}, {0.36, 0.2}, {0.24, 0.24}, {0.13, 0.2}}),
                {{"name", word("Great River")}, {"rank", 1.0}}),
        feature(line({{0.3, 0.8}, {0.24, 0.84}, {0.19, 0.82}, {0.12, 0.84}}),
                {{"name", word("Mill River")}, {"rank", 3.0}}),
        feature(line({{0.95, 0.05}, {0.88, 0.1}, {0.83, 0.19}}), {{"name", word("Brook")}, {"rank", 5.0}})}},
      {"roads",
       {feature(line({{0.15, 0.08}, {0.35, 0.1}, {0.6, 0.06}, {1.1, 0.12}}), {{"class", word("motorway")}}),
        feature(line(road_to_the_coast), {{"class", word("trunk")}}),
        feature(line({{0.42, 0.42}, {0.6, 0.4}, {0.8, 0.45}, {1.1, 0.4}}), {{"class", word("primary")}}),
        feature(line({{0.15, 0.7}, {0.3, 0.69}, {0.45, 0.74}, {0.52, 0.7}}),
                {{"class", word("secondary")}})}},
      {"admin1",
       {feature(line({{0.42, 0.42}, {0.36, 0.3}, {0.4, -0.1}}), {{"name", word("Province")}}),
        feature(line({{0.46, 0.63}, {0.42, 0.8}, {0.45, 1.1}}), {{"name", word("Province")}})}},
      {"borders", {feature(line(frontier), {{"class", word("country")}})}},
      {"base",
       {feature(polygon({{0.84, 0.9}, {0.94, 0.88}, {0.96, 0.96}, {0.86, 0.98}}),
                {{"name", word("An area of yours")}}),
        feature(line({{0.66, 0.97}, {0.74, 0.92}, {0.81, 0.95}}), {{"name", word("A line of yours")}}),
        feature({{survey.at({0.64, 0.93})}, {}, {}}, {{"name", word("A point of yours")}})}},
  };
}

FeatureLayer disputed_lines(const Surveyor& survey) {
  FeatureLayer layer{"disputed", {}};
  double y = 0.66;
  const auto add = [&](const char* kind, const char* from, const char* to, bool superseded) {
    y += 0.04;
    Attributes attributes{{"class", word(kind)}, {"name", word(kind)}, {"superseded", superseded}};
    if (*from) attributes.emplace_back("from", word(from));
    if (*to) attributes.emplace_back("to", word(to));
    layer.features.push_back(
        feature({{}, {survey.curve({{0.68, y}, {0.78, y - 0.02}, {0.9, y + 0.01}, {1.05, y}})}, {}},
                std::move(attributes)));
  };
  add("disputed", "", "", false);
  add("line_of_contact", "2020-11-10", "", false);
  add("line_of_contact", "1994-05-12", "2020-11-09", true);
  add("former_oblast", "", "", false);
  add("breakaway", "", "", false);
  return layer;
}

std::vector<FeatureLayer> corridors(const Surveyor& survey) {
  const auto attributes = [](bool superseded) {
    Attributes all{{"id", word("corridor")},
                   {"name", word("Corridor")},
                   {"kind", word("corridor")},
                   {"superseded", superseded}};
    all.emplace_back(superseded ? "valid_to" : "valid_from", word(superseded ? "2023-12-31" : "2024-01-01"));
    return all;
  };
  const std::vector<Spot> former{{0.5, 0.55}, {0.57, 0.6}, {0.58, 0.72}, {0.6, 0.85}};
  FeatureLayer areas{"corridors", {}};
  areas.features.push_back(feature(
      {{},
       {},
       {survey.area({{0.5, 0.51}, {0.6, 0.58}, {0.62, 0.72}, {0.63, 0.87}, {0.58, 0.88}, {0.55, 0.72}})}},
      attributes(true)));
  areas.features.push_back(feature(
      {{},
       {},
       {survey.area({{0.46, 0.51}, {0.53, 0.51}, {0.56, 0.69}, {0.64, 0.84}, {0.58, 0.89}, {0.49, 0.72}})}},
      attributes(false)));
  FeatureLayer routes{"corridor-routes", {}};
  routes.features.push_back(feature({{}, {survey.curve(former)}, {}}, attributes(true)));
  routes.features.push_back(feature(
      {{}, {survey.curve({road_to_the_coast.begin() + 3, road_to_the_coast.end()})}, {}}, attributes(false)));
  return {std::move(areas), std::move(routes)};
}

/// One of each kind that a features file may hold.
FeatureLayer situation(const Surveyor& survey) {
  FeatureLayer layer{"situation", {}};
  const auto add = [&](const char* kind, const char* name, double series, Geometry geometry) {
    layer.features.push_back(feature(std::move(geometry), {{"kind", word(kind)},
                                                           {"class", std::string(kind) + ' ' + name},
                                                           {"name", word(name)},
                                                           {"source", word("a survey")},
                                                           {"side", word("right")},
                                                           {"series", series}}));
  };
  const auto area = [&](double x) {
    return Geometry{{}, {}, {survey.area({{x, 0.62}, {x + 0.05, 0.61}, {x + 0.06, 0.67}, {x + 0.01, 0.68}})}};
  };
  add("territory", "Area A", 0, area(0.68));
  add("territory", "Area B", 1, area(0.75));
  add("front", "Front", 0, {{}, {survey.curve({{0.42, 0.53}, {0.38, 0.62}, {0.41, 0.7}, {0.38, 0.75}})}, {}});
  add("arrow", "Movement", 0, {{}, {survey.curve({{0.3, 0.6}, {0.33, 0.57}, {0.37, 0.58}})}, {}});
  add("road", "Road", 0, {{}, {survey.curve({{0.42, 0.84}, {0.46, 0.92}, {0.52, 0.96}})}, {}});
  add("closed", "", 0, {{}, {survey.curve({{0.43, 0.86}, {0.45, 0.9}})}, {}});
  add("checkpoint", "Checkpoint", 0, point_geometry(survey.at({0.48, 0.94})));
  return layer;
}

struct SamplePlace {
  const char* name;
  const char* kind;
  const char* code;
  double rank;
  Spot spot;
};

constexpr SamplePlace places[] = {
    {"Capital", "settlement", "PPLC", 1, {0.3, 0.3}},
    {"City / Second name", "settlement", "PPLA", 2, {0.6, 0.4}},
    {"Harbour", "settlement", "PPLA", 2, {0.13, 0.7}},
    {"Rank three", "settlement", "PPLA2", 3, {0.52, 0.7}},
    {"Երրորդ", "settlement", "PPLA2", 3, {0.86, 0.43}},
    {"Rank four", "settlement", "PPL", 4, {0.3, 0.69}},
    {"მეოთხე", "settlement", "PPL", 4, {0.46, 0.12}},
    {"Rank five", "settlement", "PPL", 5, {0.22, 0.45}},
    {"Şəhər", "settlement", "PPL", 5, {0.93, 0.62}},
    {"Rank six", "settlement", "PPL", 6, {0.38, 0.88}},
    {"قرية", "settlement", "PPL", 6, {0.58, 0.15}},
    {"Rank seven", "settlement", "PPL", 7, {0.25, 0.94}},
    {"Деревня", "settlement", "PPL", 7, {0.73, 0.33}},
    {"Mount Peak", "peak", "MT", 4, {0.93, 0.26}},
    {"High Pass", "pass", "PASS", 4, {0.9, 0.33}},
    {"Old Monastery", "site", "MSTY", 4, {0.36, 0.5}},
    {"The Long Range", "range", "MTS", 2, {0.8, 0.07}},
    {"Green Valley", "valley", "VAL", 3, {0.27, 0.16}},
    {"Old Region", "region", "RGN", 2, {0.25, 0.62}},
    {"A District", "district", "ADM2", 5, {0.34, 0.97}},
};

FeatureLayer place_features(const Surveyor& survey) {
  FeatureLayer layer{"places", {}};
  for (const SamplePlace& place : places)
    layer.features.push_back({place.name,
                              point_geometry(survey.at(place.spot)),
                              {{"name", word(place.name)},
                               {"kind", word(place.kind)},
                               {"feature_code", word(place.code)},
                               {"rank", place.rank},
                               {"event", false}}});
  return layer;
}

LocatedEvent event_of(const EventKind& kind, Geometry geometry, GeoPrecision precision) {
  LocatedEvent located;
  located.event.type = kind.type;
  located.event.subtype = kind.subtype;
  located.event.title = kind.label;
  located.event.date.period = sample_period();
  located.site = std::move(geometry);
  located.precision = precision;
  return located;
}

/// One event for each symbol in rows, and what is known less well.
std::vector<LocatedEvent> events(const Surveyor& survey) {
  std::vector<LocatedEvent> all;
  std::set<std::string_view> shown;
  for (const EventKind& kind : event_kinds()) {
    if (!shown.insert(kind.symbol).second) continue;
    const auto nth = static_cast<double>(shown.size() - 1);
    const Spot spot{0.47 + 0.065 * (static_cast<int>(nth) % 8), nth < 8 ? 0.29 : 0.49 - 0.005 * nth};
    all.push_back(event_of(kind, point_geometry(survey.at(spot)), GeoPrecision::exact));
  }
  const EventKind& battle = event_kind("Battles", "");
  all.push_back(event_of(battle, point_geometry(survey.at({0.4, 0.78})), GeoPrecision::near));
  all.back().radius_km = 5;
  for (int i = 0; i < 3; ++i)
    all.push_back(
        event_of(event_kind("Blockade", ""), point_geometry(survey.at({0.52, 0.62})), GeoPrecision::exact));
  all.push_back(
      event_of(event_kind("Checkpoint", ""), point_geometry(survey.at({0.52, 0.62})), GeoPrecision::exact));
  all.push_back(event_of(event_kind("Displacement", ""),
                         {{}, {survey.curve({{0.15, 0.93}, {0.3, 0.9}, {0.45, 0.95}})}, {}},
                         GeoPrecision::line));
  all.push_back(event_of(event_kind("Explosions/Remote violence", ""),
                         {{}, {}, {survey.area({{0.2, 0.38}, {0.27, 0.36}, {0.3, 0.46}, {0.22, 0.49}})}},
                         GeoPrecision::district));
  return all;
}

}  // namespace

Period sample_period() {
  return {*Day::from_date(2024, 1, 1), *Day::from_date(2024, 12, 31)};
}

MapContent sample_country(const GeoBox& box) {
  const Surveyor survey(box);
  MapContent content;
  content.layers = ground(survey);
  content.layers.push_back(disputed_lines(survey));
  for (FeatureLayer& layer : corridors(survey)) content.layers.push_back(std::move(layer));
  content.layers.push_back(situation(survey));
  content.layers.push_back(place_features(survey));
  content.events = events(survey);
  return content;
}

}  // namespace dateline
