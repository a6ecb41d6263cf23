#include <algorithm>
#include <filesystem>
#include <set>

#include "command/command.hpp"
#include "command/load_gazetteer.hpp"
#include "dateline/error.hpp"
#include "dateline/geo/geobox.hpp"
#include "dateline/place/naming.hpp"
#include "dateline/read/events.hpp"
#include "dateline/resolve/attach.hpp"
#include "dateline/select/select.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/time/edtf.hpp"
#include "dateline/write/file.hpp"
#include "dateline/write/geojson.hpp"
#include "write/csv.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> layer_names{"events", "corridors", "places"};

struct ExportOptions {
  CommonOptions common;
  std::vector<std::string> events;
  std::string output;
  std::string from;
  std::string to;
  std::vector<std::string> types;
  std::vector<std::string> layers;
  std::string corridor;
  std::string names = "official";
};

void add_options(CLI::App& app, ExportOptions& o) {
  app.add_option("EVENTS", o.events, "Event tables")
      ->required()
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("-o,--output", o.output,
                 "FILE.geojson or FILE.csv for one layer, a folder for one GeoJSON a layer, - for GeoJSON on "
                 "standard "
                 "output")
      ->type_name("FILE|DIR")
      ->required();
  app.add_option("--from", o.from, "Only events on or after this date (EDTF)")->type_name("DATE");
  app.add_option("--to", o.to, "Only events on or before this date (EDTF)")->type_name("DATE");
  app.add_option("--type", o.types, "Only these types or subtypes of events")
      ->type_name("T[,T]")
      ->delimiter(',')
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--layers", o.layers, "Layers to write: events, corridors, places")
      ->type_name("L[,L]")
      ->delimiter(',')
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--corridor", o.corridor,
                 "A corridor's id, or none (default: those in force near the events)")
      ->type_name("ID");
  app.add_option("--names", o.names, "Name of a place: both, official, local or a language such as az")
      ->capture_default_str();
}

Period dated(const std::string& option, const std::string& text) {
  const Expected<Date> date = parse_edtf(text);
  if (!date) throw UsageError(option + ": " + date.error());
  return date->period;
}

Selection selection_of(const ExportOptions& o) {
  Selection selection;
  selection.types = o.types;
  check_event_types(o.types);
  if (o.from.empty() && o.to.empty()) return selection;
  Period period;
  if (!o.from.empty()) period.first = dated("--from", o.from).first;
  if (!o.to.empty()) period.last = dated("--to", o.to).last;
  if (period.last < period.first) throw UsageError("--to is before --from");
  selection.period = period;
  return selection;
}

enum class Form { geojson, csv, folder };

Form form_of(const ExportOptions& o) {
  if (o.output == "-") return Form::geojson;
  const std::string ending = fs::path(o.output).extension().string();
  if (fs::is_directory(o.output) || ending.empty()) return Form::folder;
  if (ending == ".geojson") return Form::geojson;
  if (ending == ".csv") return Form::csv;
  throw UsageError("--output: '" + ending +
                   "' files are not written; give FILE.geojson, FILE.csv or a folder");
}

/// The layers that were asked for: all in a folder, else the events.
std::vector<std::string> chosen_layers(const ExportOptions& o, Form form) {
  for (const std::string& name : o.layers)
    if (std::ranges::find(layer_names, name) == layer_names.end())
      throw UsageError("--layers: there is no layer '" + name + "'" + did_you_mean(name, layer_names) +
                       "; there are events, corridors, places");
  if (form == Form::folder) return o.layers.empty() ? layer_names : o.layers;
  if (o.layers.size() > 1) throw UsageError("--layers: a file holds one layer; give a folder for several");
  return o.layers.empty() ? std::vector<std::string>{"events"} : o.layers;
}

/// What the export is about when no dates are given: from the first event to the last.
Period period_of(const std::vector<LocatedEvent>& events, const Selection& selection) {
  if (selection.period) return *selection.period;
  std::optional<Period> all;
  for (const LocatedEvent& located : events) {
    const Period& own = located.event.date.period;
    all = all ? hull(*all, own) : own;
  }
  return all.value_or(Period{});
}

std::optional<GeoBox> box_of(const std::vector<LocatedEvent>& events) {
  std::optional<GeoBox> all;
  for (const LocatedEvent& located : events)
    if (const auto box = bounds(located.geometry)) all = all ? hull(*all, *box) : *box;
  return all;
}

/// Does some extent of the place touch the box?
bool touches(const Place& place, const GeoBox& box) {
  return std::ranges::any_of(place.extents, [&](const Extent& extent) {
    const std::optional<GeoBox> own = bounds(extent.geometry);
    return own && own->intersects(box);
  });
}

/// Those of --corridor, else those that touch the events' box.
std::vector<const Place*> corridors_of(const ExportOptions& o, const Gazetteer& gazetteer,
                                       const std::vector<LocatedEvent>& events) {
  if (o.corridor == "none") return {};
  const std::optional<GeoBox> box = box_of(events);
  std::vector<const Place*> corridors;
  std::vector<std::string> ids;
  for (const Place& place : gazetteer.places()) {
    if (place.kind != PlaceKind::corridor) continue;
    ids.push_back(place.id);
    if (o.corridor.empty() ? box && touches(place, *box) : place.id == o.corridor)
      corridors.push_back(&place);
  }
  if (!o.corridor.empty() && corridors.empty())
    throw UsageError("--corridor: there is no corridor '" + o.corridor + "'" + did_you_mean(o.corridor, ids));
  return corridors;
}

/// "Stepanakert (en, official by SU, 1923/1991-11-26); …": every name that is printed somewhere.
std::string all_names(const Place& place) {
  std::string text;
  for (const Name& name : place.names) {
    if (name.use == NameUse::variant) continue;
    text += (text.empty() ? "" : "; ") + name.text + " (" + name.language + ", " + to_string(name.use);
    if (!name.by.empty()) text += " by " + name.by;
    if (!name.period.starts_open() || !name.period.ends_open()) text += ", " + to_edtf(name.period);
    text += ")";
  }
  return text;
}

Value name_in(const Place& place, const std::string& language, Day as_of) {
  const bool any = std::ranges::any_of(place.names, [&](const Name& name) {
    return name.language.substr(0, 2) == language && name.use != NameUse::variant &&
           name.period.contains(as_of);
  });
  if (!any) return {};
  return printed_name(place, {NamingPolicy::Choice::language, language}, as_of);
}

Feature place_feature(const Place& place, const NamingPolicy& names, Day as_of) {
  Feature feature;
  feature.id = place.id;
  feature.geometry = point_geometry(place.point);
  feature.attributes = {
      {"id", place.id},
      {"name", printed_name(place, names, as_of)},
      {"kind", std::string(to_string(place.kind))},
      {"feature_code", place.feature_code},
      {"country", place.country},
      {"population", place.population > 0 ? Value(static_cast<double>(place.population)) : Value()}};
  for (const char* language : {"en", "az", "hy", "ru"})
    feature.set(std::string("name_") + language, name_in(place, language, as_of));
  feature.set("names", all_names(place));
  feature.set("valid_from", place.period.starts_open() ? Value() : Value(to_string(place.period.first)));
  feature.set("valid_to", place.period.ends_open() ? Value() : Value(to_string(place.period.last)));
  feature.set("source", place.source);
  return feature;
}

/// The places that the events name, by id.
FeatureLayer place_layer(const std::vector<LocatedEvent>& events, const Gazetteer& gazetteer,
                         const NamingPolicy& names, Day as_of) {
  std::set<std::string> ids;
  for (const LocatedEvent& located : events)
    if (!located.place_id.empty()) ids.insert(located.place_id);
  FeatureLayer layer{"places", {}};
  for (const std::string& id : ids)
    if (const Place* place = gazetteer.find(id))
      layer.features.push_back(place_feature(*place, names, as_of));
  return layer;
}

FeatureLayer event_layer(const std::vector<LocatedEvent>& events) {
  FeatureLayer layer{"events", {}};
  for (const LocatedEvent& event : events) layer.features.push_back(to_feature(event));
  return layer;
}

void write_layers(const ExportOptions& o, Form form, const std::vector<FeatureLayer>& layers) {
  if (form == Form::csv) return write_file(o.output, to_csv(layers.front()));
  if (form == Form::geojson) return write_file(o.output, to_geojson(layers.front()));
  std::error_code error;
  fs::create_directories(o.output, error);
  if (error) throw InputError("cannot be made: " + error.message(), {o.output, 0});
  for (const FeatureLayer& layer : layers)
    write_file((fs::path(o.output) / (layer.name + ".geojson")).string(), to_geojson(layer));
}

}  // namespace

int run_export(const std::vector<std::string>& arguments) {
  ExportOptions o;
  const auto app = command_parser("export", "Writes the events and what belongs to them as data.", o.common);
  add_options(*app, o);
  if (!parse(*app, arguments)) return 0;
  const Form form = form_of(o);
  const std::vector<std::string> chosen = chosen_layers(o, form);
  const Selection selection = selection_of(o);
  const Expected<NamingPolicy> names = parse_naming_policy(o.names);
  if (!names) throw UsageError("--names: " + names.error());

  Findings findings;
  const Gazetteer gazetteer = load_gazetteer(o.common, findings);
  std::vector<Event> events;
  for (const std::string& file : o.events)
    for (Event& event : read_events(file, findings)) events.push_back(std::move(event));
  const std::vector<LocatedEvent> located =
      selected(attach(std::move(events), gazetteer, findings), selection);

  const std::vector<const Place*> corridors = corridors_of(o, gazetteer, located);
  const Period period = o.common.as_of ? *o.common.as_of : period_of(located, selection);
  std::vector<FeatureLayer> layers;
  for (const std::string& name : chosen) {
    if (name == "events") layers.push_back(event_layer(located));
    if (name == "corridors") layers.push_back({"corridors", corridor_areas(corridors, period)});
    if (name == "places") layers.push_back(place_layer(located, gazetteer, *names, period.last));
  }
  write_layers(o, form, layers);
  return report(findings, o.common);
}

}  // namespace dateline
