#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/sheet/sheet.hpp"

namespace dateline {

/// What the command line says; the words of dates, sizes and places are read later, when
/// all that they need is known.
struct MapOptions {
  CommonOptions common;
  std::vector<std::string> events;
  std::vector<std::string> outputs;
  std::string from, to;
  std::vector<std::string> types;
  std::string extent = "events";
  std::string projection = "auto";
  std::string size = "240x180mm";
  double dpi = 200;
  std::string style;  ///< empty: the one that goes with the base
  std::string title, subtitle, credits;
  /// Of a set's sheet: with fields that are known when it is drawn, else empty.
  std::string subtitle_template;
  std::string names = "both";
  std::string corridor;
  std::string pov;
  std::vector<std::string> bases;
  std::string relief;
  std::vector<std::string> features;  ///< files of the situation
  std::string legend = "auto", grid = "on", scale_bar = "on", inset = "auto", north_arrow = "auto";
  std::string timeline = "auto";
  std::string list = "none";
  std::string logo;
  std::string margin;
  std::string frame;  ///< empty: its own
  std::optional<std::string> disclaimer;
  std::vector<std::string> units{"km"};
  double scale = 0;
  std::string group = "auto";
  std::string size_by = "none", time = "none";
  std::string multiples = "none";
  CommonLegend common_legend;  ///< of the sheets of a set
  std::string report;
  std::string alt_text;
  FeatureLayer sheets;  ///< outlines of a set's sheets, on their overview
};

/// The options of a map on the command line.
void add_map_options(CLI::App& app, MapOptions& options);

}  // namespace dateline
