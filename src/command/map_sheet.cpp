#include "command/map_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

#include "command/world_base.hpp"
#include "dateline/error.hpp"
#include "dateline/geo/window.hpp"
#include "dateline/project/projector.hpp"
#include "dateline/read/own_base.hpp"
#include "dateline/read/raster.hpp"
#include "dateline/read/situation.hpp"
#include "dateline/resolve/resolve.hpp"
#include "dateline/select/map_layers.hpp"
#include "dateline/select/own_layers.hpp"
#include "dateline/select/select.hpp"
#include "dateline/select/situation.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

/// Without events there is no last day shown: names are then those of the day for which the
/// gazetteer tells the current ones, 2023-12-31. The clock is never asked.
constexpr Day names_are_current_on{19722};

Day day_option(const char* name, const std::string& text, bool first) {
  const auto date = parse_edtf(text);
  if (!date) throw UsageError(fmt::format("{}: {}", name, date.error()));
  return first ? date->period.first : date->period.last;
}

template <class T>
T value_of(const char* option, const Expected<T>& value) {
  if (!value) throw UsageError(fmt::format("{}: {}", option, value.error()));
  return *value;
}

/// The place's lines and areas in the period with some air about them, or its surroundings when it is a
/// point. A corridor stands as wide as it is to both sides of its line.
GeoBox box_around(const Place& place, const Period& period) {
  Geometry all;
  double width = 0;
  for (const Extent& extent : extents_in(place, period)) {
    width = std::max(width, extent.width_km);
    all.lines.insert(all.lines.end(), extent.geometry.lines.begin(), extent.geometry.lines.end());
    all.polygons.insert(all.polygons.end(), extent.geometry.polygons.begin(), extent.geometry.polygons.end());
  }
  if (const auto box = bounds(all)) return grown(*box, width / 2 + std::max(2.0, box->height() * 9));
  const double km = place.kind == PlaceKind::country                                       ? 250
                    : place.kind == PlaceKind::settlement || place.kind == PlaceKind::site ? 15
                                                                                           : 60;
  return grown(*bounds(point_geometry(place.point)), km);
}

/// The box and so much around it: "10%" of its width and height on each side, or "5km".
GeoBox with_margin(const GeoBox& box, const std::string& margin) {
  double number = 0;
  const char* end = margin.data() + margin.size();
  const auto [rest, error] = std::from_chars(margin.data(), end, number);
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  if (error != std::errc{} || !(number >= 0 && number <= 1000) || (unit != "%" && unit != "km"))
    throw UsageError(fmt::format("--margin: '{}' is no margin: write 10% of the extent or 5km", margin));
  if (unit == "km") return grown(box, number);
  const double width = std::min(box.width() * (1 + number / 50), 360.0);
  const double up = box.height() * number / 100;
  const double west = wrapped_longitude(box.centre().lon() - width / 2);
  if (width >= 360) return {-180, std::max(-90.0, box.south - up), 180, std::min(90.0, box.north + up)};
  return {west, std::max(-90.0, box.south - up), wrapped_longitude(west + width),
          std::min(90.0, box.north + up)};
}

GeoBox chosen_extent(const MapOptions& o, const std::vector<LocatedEvent>& events, const Gazetteer& gazetteer,
                     const Period& period, Day as_of) {
  if (o.extent == "events") {
    const auto box = extent_of(events);
    if (!box)
      throw UsageError(
          "no event with a known place is left to take the extent from: give --extent W,S,E,N or a place");
    if (!o.margin.empty()) return with_margin(grown(*box, 1), o.margin);
    // One event still wants its surroundings: no less than some 30 km are shown.
    return grown(*box, std::max(15.0, std::max(box->width() * 85, box->height() * 111) * 0.07));
  }
  if (const auto box = parse_geobox(o.extent)) return o.margin.empty() ? *box : with_margin(*box, o.margin);
  Toponym toponym;
  toponym.text = o.extent;
  toponym.as_of = as_of;
  const Resolution answer = resolve(toponym, gazetteer);
  if (const Found* found = answer.found()) {
    const GeoBox box = box_around(*found->best.place, period);
    return o.margin.empty() ? box : with_margin(box, o.margin);
  }
  const bool figures = o.extent.find_first_not_of("0123456789.,- ") == std::string::npos;
  throw UsageError("--extent: " + (figures ? parse_geobox(o.extent).error() : answer.because));
}

/// "12,20,180,140": left, top, width and height in mm, within a sheet of that size.
std::optional<PageBox> frame_of(const std::string& text, const SheetSize& sheet) {
  if (text.empty() || text == "own") return std::nullopt;
  std::array<double, 4> sides{};
  const char* at = text.data();
  const char* end = at + text.size();
  bool good = true;
  for (std::size_t i = 0; i < sides.size() && good; ++i) {
    const auto [rest, error] = std::from_chars(at, end, sides[i]);
    good = error == std::errc{} && (i + 1 == sides.size() ? rest == end : rest != end && *rest == ',');
    at = good && rest != end ? rest + 1 : end;
  }
  const auto& [left, top, width, height] = sides;
  const PageBox frame{left, top, left + width, top + height};
  if (!good || !(width >= 10 && height >= 10))
    throw UsageError(
        fmt::format("--frame: '{}' is no frame: write left, top, width and height in mm, as "
                    "12,20,180,140, or own",
                    text));
  if (!PageBox{0, 0, sheet.width, sheet.height}.contains(frame))
    throw UsageError(fmt::format("--frame: {} reaches beyond the sheet, which is {:.4g} x {:.4g} mm", text,
                                 sheet.width, sheet.height));
  return frame;
}

/// What the sheet will show, and how large, before it is composed.
struct Surroundings {
  GeoBox box;
  double scale = 0;  ///< 1 : this
};

/// More than the extent, since the shape of sheets is another: all that maps of these sizes show, at the
/// scale of the first. The frame is about this part of a sheet; a little is added for what differs.
Surroundings surroundings(const SheetSpec& spec, const std::vector<SheetSize>& sizes) {
  const std::string projection = spec.projection.empty() ? projection_for(spec.extent) : spec.projection;
  std::optional<Surroundings> all;
  for (const SheetSize& size : sizes) {
    const PageBox frame{0, 0, size.width * 0.9, size.height * 0.9};
    const Projector projector = Projector::fitted(projection, spec.extent, frame, spec.scale);
    if (!all) all = Surroundings{projector.shown(), projector.scale()};
    all->box = hull(all->box, projector.shown());
  }
  return *all;
}

std::vector<const Place*> chosen_corridors(const MapOptions& o, const Gazetteer& gazetteer, const GeoBox& box,
                                           const Period& period) {
  if (o.corridor == "none") return {};
  if (o.corridor.empty()) return corridors_in(gazetteer, box, period);
  const Place* place = gazetteer.find(o.corridor);
  if (place == nullptr || place->kind != PlaceKind::corridor) {
    std::vector<std::string> ids;
    for (const Place& other : gazetteer.places())
      if (other.kind == PlaceKind::corridor) ids.push_back(other.id);
    throw UsageError(
        fmt::format("--corridor: there is no corridor '{}'{}", o.corridor, did_you_mean(o.corridor, ids)));
  }
  return {place};
}

/// The sources named most often; a row may name several, parted by semicolons.
std::string event_sources(const std::vector<LocatedEvent>& events) {
  // Many rows share a text: it is taken apart once.
  struct Rows {
    std::string_view source;
    int count = 0;
  };
  std::unordered_map<const std::string*, Rows> all;  // by where the text is held
  for (const LocatedEvent& event : events) {
    const SharedText& source = event.event.source;
    Rows& rows = all[&source.str()];
    if (rows.count++ == 0) rows.source = source;
  }
  std::map<std::string, int, std::less<>> counts;
  for (const auto& [held, rows] : all) {
    std::string_view rest = rows.source;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      if (const std::string_view name = trim(rest.substr(0, end)); !name.empty()) {
        const auto known = counts.find(name);
        (known == counts.end() ? counts.emplace(name, 0).first : known)->second += rows.count;
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  std::vector<std::pair<std::string, int>> names(counts.begin(), counts.end());
  std::ranges::stable_sort(names, std::greater<>(), &std::pair<std::string, int>::second);
  std::string words;
  constexpr std::size_t most = 5;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
    words += (i > 0 ? ", " : "events ") + names[i].first;
  if (names.size() > most) words += fmt::format(" and {} more", names.size() - most);
  return words;
}

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

/// Counts by area want true areas; empty: chosen for the extent.
std::string chosen_projection(const MapOptions& o, const SheetSpec& spec) {
  if (o.projection != "auto") return o.projection;
  const bool by_area = spec.group == Grouping::hex || spec.group == Grouping::density;
  return by_area ? projection_for(spec.extent, ProjectionPurpose::density) : "";
}

Grouping grouping_of(const std::string& word) {
  static const std::map<std::string, Grouping> words{
      {"auto", Grouping::automatic}, {"none", Grouping::none},       {"dots", Grouping::dots},
      {"hex", Grouping::hex},        {"cluster", Grouping::cluster}, {"density", Grouping::density}};
  return words.at(word);
}

TimeShown time_shown(const std::string& word) {
  static const std::map<std::string, TimeShown> words{{"none", TimeShown::none},
                                                      {"colour", TimeShown::colour},
                                                      {"number", TimeShown::number},
                                                      {"ticks", TimeShown::ticks}};
  return words.at(word);
}

EventList event_list_of(const MapOptions& o) {
  static const std::map<std::string, EventList> words{{"none", EventList::none},
                                                      {"beside", EventList::beside},
                                                      {"below", EventList::below},
                                                      {"page", EventList::page}};
  const EventList list = words.at(o.list);
  if (list != EventList::none && o.time != "none" && o.time != "number")
    throw UsageError(
        fmt::format("--list numbers the events, --time {0} does not: leave out --time {0}", o.time));
  return list;
}

/// What --size-by names; throws UsageError when no event has such a column.
std::string sized_by(const std::string& word, const std::vector<LocatedEvent>& events) {
  if (word == "none") return "";
  if (word == "fatalities" || word == "count") return word;
  std::set<std::string> columns{"fatalities", "count"};
  for (const LocatedEvent& event : events)
    for (const auto& [column, value] : event.event.more) {
      if (column == word) return word;
      columns.insert(column);
    }
  throw UsageError(fmt::format("--size-by: no event has a column '{}' with numbers{}", word,
                               did_you_mean(word, {columns.begin(), columns.end()})));
}

/// A layer of the user's base map under the sheet's names; what the gazetteer knows is left to it.
FeatureLayer named_as_here(FeatureLayer layer, const Gazetteer& gazetteer, const NamingPolicy& names,
                           Day as_of) {
  layer = with_tagged_names(std::move(layer), names);
  const bool waters = layer.name == "waterway" || layer.name == "water" || layer.name == "water_name";
  return waters ? with_known_waters(std::move(layer), gazetteer, names, as_of)
                : without_known_places(std::move(layer), gazetteer);
}

}  // namespace

Period chosen_period(const MapOptions& o) {
  Period period;
  if (!o.from.empty()) period.first = day_option("--from", o.from, true);
  if (!o.to.empty()) period.last = day_option("--to", o.to, false);
  if (period.first > period.last) throw UsageError(fmt::format("--from {} is after --to {}", o.from, o.to));
  return period;
}

SheetSpec sheet_spec(const MapOptions& o, const std::vector<LocatedEvent>& events,
                     const Gazetteer& gazetteer) {
  SheetSpec spec;
  spec.size = value_of("--size", parse_sheet_size(o.size, o.dpi));
  spec.names = value_of("--names", parse_naming_policy(o.names));
  const Period asked = chosen_period(o);
  spec.period = period_of(events);
  if (!asked.starts_open() && spec.period) spec.period->first = asked.first;
  if (!asked.ends_open() && spec.period) spec.period->last = asked.last;
  const Period shown = spec.period.value_or(asked);
  spec.as_of = o.common.as_of ? o.common.as_of->last : shown.ends_open() ? names_are_current_on : shown.last;
  spec.extent = chosen_extent(o, events, gazetteer, shown, spec.as_of);
  spec.scale = o.scale;
  spec.frame = frame_of(o.frame, spec.size);
  spec.title = !o.title.empty() ? o.title : spec.period ? "Events, " + in_words(*spec.period) : "";
  spec.subtitle = o.subtitle;
  spec.credits = o.credits;
  spec.group = grouping_of(o.group);
  spec.common = o.common_legend;
  spec.projection = chosen_projection(o, spec);
  spec.size_by = sized_by(o.size_by, events);
  spec.list = event_list_of(o);
  spec.time = spec.list == EventList::none ? time_shown(o.time) : TimeShown::number;
  spec.disclaimer = o.disclaimer;
  spec.legend = o.legend != "off";
  spec.legend_place = o.legend == "inside"   ? LegendPlace::inside
                      : o.legend == "beside" ? LegendPlace::beside
                      : o.legend == "below"  ? LegendPlace::below
                                             : LegendPlace::automatic;
  spec.grid = o.grid != "off";
  spec.grid_kind = o.grid == "utm" ? GridKind::utm : o.grid == "mgrs" ? GridKind::mgrs : GridKind::degrees;
  spec.alt_text = !o.alt_text.empty();
  spec.scale_bar = o.scale_bar == "on";
  spec.units.clear();
  for (const std::string& unit : o.units)
    spec.units.push_back(unit == "miles"      ? LengthUnit::miles
                         : unit == "nautical" ? LengthUnit::nautical
                                              : LengthUnit::km);
  spec.inset = o.inset == "auto";
  spec.timeline = o.timeline == "auto" ? Show::automatic : o.timeline == "on" ? Show::on : Show::off;
  spec.north_arrow = o.north_arrow == "auto" ? Show::automatic : o.north_arrow == "on" ? Show::on : Show::off;
  return spec;
}

std::string chosen_style(const MapOptions& o) {
  if (!o.style.empty()) return o.style;
  return std::ranges::any_of(o.bases, holds_open_map_tiles) ? "corridor" : "light";
}

MapGround map_ground(const MapOptions& o, const SheetSpec& spec, const Style& style, Findings& findings,
                     const std::vector<SheetSize>& sizes) {
  MapGround ground;
  const auto [box, scale] = surroundings(spec, sizes.empty() ? std::vector{spec.size} : sizes);
  ground.box = box;
  ground.scale = scale;
  ground.base = world_base(o.pov, spec, box, scale, findings);
  std::vector<std::string> vectors = o.bases;
  const auto pictures = std::ranges::stable_partition(vectors, std::not_fn(has_raster_ending));
  ground.own =
      read_own_base({vectors.begin(), pictures.begin()}, box, style, zoom_for_scale(scale), findings);
  if (!o.relief.empty()) ground.rasters.push_back({"relief", open_heights(o.relief, findings)});
  for (const std::string& file : pictures)
    ground.rasters.push_back({"base-image", open_picture(file, findings)});
  ground.situation = read_situations(o.features, findings);
  if (spec.inset) ground.locator = locator_base(spec, findings);
  return ground;
}

std::set<std::string> places_of(const std::vector<LocatedEvent>& events) {
  std::set<std::string> places;
  for (const LocatedEvent& event : events)
    if (!event.place_id.empty()) places.insert(event.place_id);
  return places;
}

MapContent map_content(const MapOptions& o, const SheetSpec& spec, MapGround ground,
                       std::vector<LocatedEvent> events, const std::set<std::string>& event_places,
                       const Gazetteer& gazetteer) {
  MapContent content;
  const Day as_of = spec.as_of;
  const Period in_period = o.common.as_of ? *o.common.as_of : spec.period.value_or(Period{as_of, as_of});
  for (FeatureLayer& layer : without_replaced(std::move(ground.base.layers), ground.own.layers))
    content.layers.push_back(
        with_local_names(in_force(std::move(layer), in_period), gazetteer, spec.names, as_of));
  for (FeatureLayer& layer : ground.own.layers)
    content.layers.push_back(named_as_here(std::move(layer), gazetteer, spec.names, as_of));
  content.rasters = std::move(ground.rasters);
  constexpr double too_small_for_corridors = 20e6;
  auto corridors = o.corridor.empty() && ground.scale > too_small_for_corridors
                       ? std::vector<const Place*>()
                       : chosen_corridors(o, gazetteer, ground.box, in_period);
  const std::vector<Place> own_corridors = corridors_of(ground.situation);
  for (const Place& corridor : own_corridors) corridors.push_back(&corridor);
  content.layers.push_back(
      with_local_names({"corridors", corridor_areas(corridors, in_period)}, gazetteer, spec.names, as_of));
  content.layers.push_back({"corridor-routes", corridor_routes(corridors, in_period)});
  constexpr double too_small_for_roads = 3e6;
  std::vector<SituationFeature> held;
  if (ground.scale <= too_small_for_roads) held = closures_in(gazetteer, spec.names, in_period, as_of);
  held.insert(held.end(), ground.situation.begin(), ground.situation.end());
  content.layers.push_back(situation_layer(held, in_period));
  content.layers.push_back(with_world_places(
      with_axes(place_layer(gazetteer, ground.box, spec.names, as_of, event_places), ground.base.axes),
      ground.base.places, ground.scale));
  if (!o.sheets.features.empty()) content.layers.push_back(o.sheets);
  content.locator = std::move(ground.locator);
  for (FeatureLayer& layer : content.locator)
    layer = with_local_names(std::move(layer), gazetteer, spec.names, as_of);
  if (const std::string sources = event_sources(events); !sources.empty()) content.sources.push_back(sources);
  content.sources.push_back("places dateline gazetteer (OpenStreetMap, GeoNames)");
  content.sources.push_back(ground.base.credits);
  if (const std::string names = list_of(sources_of(ground.situation, in_period)); !names.empty())
    content.sources.push_back("features " + names);
  for (const RasterLayer& raster : content.rasters)
    content.sources.push_back((raster.source->kind() == RasterKind::heights ? "relief " : "picture ") +
                              std::filesystem::path(raster.source->name()).filename().string());
  for (const std::string& credits : ground.own.credits) content.sources.push_back("own base map " + credits);
  content.view = o.pov;
  content.events = std::move(events);
  return content;
}

MapContent map_content(const MapOptions& o, const SheetSpec& spec, const Style& style,
                       std::vector<LocatedEvent> events, const Gazetteer& gazetteer, Findings& findings) {
  MapGround ground = map_ground(o, spec, style, findings);
  const std::set<std::string> event_places = places_of(events);
  return map_content(o, spec, std::move(ground), std::move(events), event_places, gazetteer);
}

}  // namespace dateline
