#include <algorithm>
#include <filesystem>

#include "command/command.hpp"
#include "command/export_layers.hpp"
#include "command/load_gazetteer.hpp"
#include "dateline/error.hpp"
#include "dateline/place/naming.hpp"
#include "dateline/read/events.hpp"
#include "dateline/read/situation.hpp"
#include "dateline/select/map_layers.hpp"
#include "dateline/select/select.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/time/edtf.hpp"
#include "dateline/write/file.hpp"
#include "dateline/write/geojson.hpp"
#include "write/csv.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

struct ExportOptions {
  CommonOptions common;
  std::vector<std::string> events;
  std::string output;
  std::string from;
  std::string to;
  std::vector<std::string> types;
  std::vector<std::string> layers;
  std::string corridor;
  std::vector<std::string> features;
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
  app.add_option("--layers", o.layers, "Layers to write: events, corridors, features, places")
      ->type_name("L[,L]")
      ->delimiter(',')
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--corridor", o.corridor,
                 "A corridor's id, or none (default: those in force near the events)")
      ->type_name("ID");
  app.add_option("--features", o.features,
                 "Corridors, roads, closed stretches, checkpoints, fronts, movements and territories with "
                 "their periods, as GeoJSON, for the layers features and corridors; repeatable")
      ->type_name("FILE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1);
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
    if (std::ranges::find(export_layer_names(), name) == export_layer_names().end())
      throw UsageError("--layers: there is no layer '" + name + "'" +
                       did_you_mean(name, export_layer_names()) +
                       "; there are events, corridors, features, places");
  if (form == Form::folder) return o.layers.empty() ? export_layer_names() : o.layers;
  if (o.layers.size() > 1) throw UsageError("--layers: a file holds one layer; give a folder for several");
  return o.layers.empty() ? std::vector<std::string>{"events"} : o.layers;
}

void write_layers(const ExportOptions& o, Form form, const std::vector<FeatureLayer>& layers) {
  if (form == Form::csv) return write_file(o.output, to_csv(layers.front()));
  if (form == Form::geojson) return write_file(o.output, to_geojson(layers.front()));
  make_folder(o.output);
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
  const std::vector<LocatedEvent> located =
      selected(read_located_events(o.events, gazetteer, findings), selection);

  const Period period =
      o.common.as_of ? *o.common.as_of : selection.period.value_or(period_of(located).value_or(Period{}));
  const std::vector<FeatureLayer> layers = export_layers(
      chosen, located, gazetteer, {period, *names, o.corridor, read_situations(o.features, findings)});
  write_layers(o, form, layers);
  return report(findings, o.common);
}

}  // namespace dateline
