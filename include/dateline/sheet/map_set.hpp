#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.hpp"
#include "dateline/sheet/template.hpp"
#include "dateline/time/period.hpp"

namespace dateline {

/// Throws InputError about a place in a manifest.
[[noreturn]] void refuse(const Origin& where, const std::string& message);

/// An option of `dateline map` as a manifest sets it, in the words of a command line. Words may be
/// templates.
struct Setting {
  std::string key;                 ///< the option's long name
  std::vector<std::string> words;  ///< none: what the defaults say does not hold
  Origin origin;
};

/// What a map is repeated for: each = { month = "2022-12/2023-09" }.
struct SetAxis {
  std::string name;                 ///< "month", "type", a column, or any other name
  std::vector<std::string> values;  ///< as written; "*" stands for all that the data have
  Origin origin;
  std::vector<Origin> places;  ///< of each value
};

/// A file that is made of a sheet.
struct SetOutput {
  std::string ending;             ///< "png", "svg" or "pdf"
  std::string suffix;             ///< after the sheet's name: "-small"
  std::vector<Setting> settings;  ///< that differ from the map's
  Origin origin;
};

/// What is done for a sheet without events.
enum class EmptySheets { draw, skip };

/// The sheets of a map as one moving picture.
struct SetAnimation {
  std::string file;    ///< in the set's folder, a PNG
  double seconds = 1;  ///< that a sheet is shown
};

/// A map of a set, or many of them along its axes.
struct SetMap {
  std::string name;  ///< template of the files' names, without ending
  std::vector<SetAxis> axes;
  std::vector<std::string> events;  ///< tables; empty: those of the set
  std::vector<SetOutput> outputs;
  std::vector<Setting> settings;
  std::vector<std::string> exports;  ///< layers to write beside it: "events"
  bool report = false;
  bool alt_text = false;
  bool common_extent = false;
  bool common_scale = false;
  bool common_legend = false;
  EmptySheets empty = EmptySheets::draw;
  std::optional<SetAnimation> animation;
  Origin origin;
  Origin name_origin;
};

/// The map that shows where the sheets of a set lie.
struct SetOverview {
  std::vector<std::string> files;  ///< in the set's folder: pictures, and a GeoJSON of the sheets' outlines
  SetMap map;                      ///< its settings and origin
};

/// A set of maps as its manifest has it.
struct MapSet {
  std::string title;
  std::string atlas;  ///< file of a PDF of all sheets; "": none
  std::optional<SetOverview> overview;
  std::vector<std::string> gazetteers;
  std::vector<std::string> overrides;
  std::vector<SetMap> maps;
  std::map<std::string, Origin> inputs;  ///< tables, gazetteers, overrides: where the manifest names them
};

/// Is it an axis of calendar days: day, week, month or year?
bool is_time_axis(std::string_view name);

/// The days, weeks (Monday to Sunday), months or years that the EDTF text touches.
Expected<std::vector<Period>> time_steps(std::string_view axis, std::string_view edtf);

/// Those that the period touches; it must have both ends.
std::vector<Period> time_steps(std::string_view axis, const Period& period);

/// How files and lists name one of them: "2023-04", "2023-W16", "2023-04-23", "2023".
std::string step_name(std::string_view axis, const Period& step);

/// Every combination of one of each, the last changing fastest: {0,0}, {0,1}, {1,0}, …
std::vector<std::vector<std::size_t>> combinations(const std::vector<std::size_t>& counts);

}  // namespace dateline
