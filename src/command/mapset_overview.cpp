#include "command/mapset_overview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "command/mapset_labels.hpp"
#include "command/mapset_options.hpp"
#include "compose/sheet_outline.hpp"

namespace dateline {
namespace {

/// What an overview has as the first map of its set.
const std::set<std::string, std::less<>> shared_keys{"style",      "names",  "size",    "dpi",   "base",
                                                     "pov",        "relief", "logo",    "units", "credits",
                                                     "disclaimer", "as-of",  "corridor"};

GeoBox box_of(const Line& outline) {
  return *bounds(line_geometry(outline));
}

/// The part that two boxes share of what both cover together, 0 to 1.
double shared_part(const GeoBox& a, const GeoBox& b) {
  const double east = std::remainder(b.west - a.west, 360);
  const double width = std::min(a.width(), east + b.width()) - std::max(0.0, east);
  const double height = std::min(a.north, b.north) - std::max(a.south, b.south);
  if (width <= 0 || height <= 0) return 0;
  const double shared = width * height;
  return shared / (a.width() * a.height() + b.width() * b.height() - shared);
}

/// Frames that share so much are one outline: two lines so close would only be taken for a fault.
constexpr double same_frame = 0.85;

/// A sheet and what it is called on an overview.
struct Member {
  const RecordedSheet* sheet = nullptr;
  std::size_t order = 0;   ///< among the sheets that were made
  std::size_t number = 0;  ///< page in an atlas, else place in the order of the set
  std::size_t page = 0;
};

using Members = std::vector<Member>;

/// The extent that the manifest asks for; "" where it follows from the sheet's own events.
std::string asked_extent(const Member& member, const SetPlan& plan) {
  const MapOptions& map = plan.sheets[member.sheet->number - 1].maps.front();
  return map.extent == "events" ? "" : fmt::format("{} {} {}", map.extent, map.margin, map.scale);
}

/// Sheets of one extent, though titles and legends leave them frames that differ a little.
std::vector<Members> grouped(const Members& all, const SetPlan& plan) {
  std::vector<Members> groups;
  for (const Member& member : all) {
    const GeoBox box = box_of(member.sheet->outline);
    const std::string asked = asked_extent(member, plan);
    const auto known = std::ranges::find_if(groups, [&](const Members& group) {
      return (!asked.empty() && asked == asked_extent(group.front(), plan)) ||
             shared_part(box_of(group.front().sheet->outline), box) >= same_frame;
    });
    if (known == groups.end())
      groups.push_back({member});
    else
      known->push_back(member);
  }
  return groups;
}

/// "1–37", "1, 3–5"; of many ranges the first and the last number, and how many they are.
std::string label_of(const Members& group) {
  constexpr std::size_t most_ranges = 3;
  std::vector<std::string> ranges;
  for (std::size_t first = 0; first < group.size();) {
    std::size_t last = first;
    while (last + 1 < group.size() && group[last + 1].order == group[last].order + 1) ++last;
    ranges.push_back(first == last ? fmt::format("{}", group[first].number)
                                   : fmt::format("{}–{}", group[first].number, group[last].number));
    first = last + 1;
  }
  if (ranges.size() > most_ranges)
    return fmt::format("{} … {} ({} sheets)", group.front().number, group.back().number, group.size());
  return fmt::format("{}", fmt::join(ranges, ", "));
}

/// The outline that most of the group have; of equals the first.
const Line& usual_outline(const Members& group) {
  const Line* usual = nullptr;
  std::ptrdiff_t most = 0;
  for (const Member& member : group) {
    const auto alike = std::ranges::count_if(
        group, [&](const Member& other) { return other.sheet->outline == member.sheet->outline; });
    if (alike > most) usual = &member.sheet->outline;
    most = std::max(most, alike);
  }
  return *usual;
}

/// What all sheets of the group are about; the title of a single one that is about nothing else.
std::string name_of(const Members& group, const SetPlan& plan) {
  const auto subjects = [&](const Member& member) { return plan.sheets[member.sheet->number - 1].subjects; };
  const std::vector<std::string> first = subjects(group.front());
  if (std::ranges::all_of(group, [&](const Member& member) { return subjects(member) == first; }) &&
      !first.empty())
    return fmt::format("{}", fmt::join(first, ", "));
  return group.size() == 1 ? title_of(*group.front().sheet) : "";
}

SheetGroup group_of(const Members& members, const SetPlan& plan) {
  SheetGroup group{
      {}, label_of(members), name_of(members, plan), members.front().page, usual_outline(members)};
  for (const Member& member : members) group.sheets.push_back(member.sheet->name);
  return group;
}

/// A box as --extent has it.
std::string extent_words(const GeoBox& box) {
  return fmt::format("{:.5f},{:.5f},{:.5f},{:.5f}", box.west, box.south, box.east, box.north);
}

/// The outlines of all sheets as others may use them.
FeatureLayer exported_layer(const std::string& file, const Members& members, bool has_atlas) {
  FeatureLayer layer{file, {}};
  for (const Member& member : members) {
    const RecordedSheet& sheet = *member.sheet;
    Feature feature;
    feature.id = sheet.name;
    feature.geometry = polygon_of(sheet.outline);
    feature.set("sheet", sheet.name);
    feature.set("number", static_cast<double>(sheet.number));
    feature.set("title", title_of(sheet));
    feature.set("period", sheet.period);
    feature.set("events", static_cast<double>(sheet.events));
    if (has_atlas) feature.set("page", static_cast<double>(member.page));
    layer.features.push_back(std::move(feature));
  }
  return layer;
}

/// The last day that the sheets show: borders and names are those of it.
std::string last_day(const SetPlan& plan) {
  std::optional<Day> last;
  for (const PlannedSheet& sheet : plan.sheets)
    if (!sheet.period.ends_open() && (!last || *last < sheet.period.last)) last = sheet.period.last;
  return last ? to_string(*last) : "";
}

/// Around the outlines of all groups.
GeoBox extent_of(const std::vector<SheetGroup>& groups) {
  GeoBox all = box_of(groups.front().outline);
  for (const SheetGroup& group : groups) all = hull(all, box_of(group.outline));
  return all;
}

/// Title, subtitle and extent where the manifest does not set them.
void complete(MapOptions& options, const MapSet& set, const std::vector<SheetGroup>& groups,
              std::size_t sheets) {
  const bool titled = !options.title.empty();
  const TemplateValues values{{"set", set.title}, {"count", static_cast<long long>(sheets)}};
  for (std::string* words : {&options.title, &options.subtitle})
    if (auto text = filled(*words, values)) *words = *std::move(text);
  if (!titled) options.title = set.title.empty() ? "Overview of the sheets" : set.title;
  if (!titled && options.subtitle.empty())
    options.subtitle = fmt::format("Overview of the {} sheets, with the numbers of their {}", sheets,
                                   set.atlas.empty() ? "places in the set" : "pages");
  if (options.extent != "events") return;
  options.extent = extent_words(extent_of(groups));
  if (options.margin.empty()) options.margin = groups.size() == 1 ? "60%" : "4%";
}

/// All that the overview is made from, but for files.
std::string words_of(const PlannedSheet& overview, const std::vector<Setting>& settings) {
  std::string words;
  for (const Setting& setting : settings)
    for (const std::string& word : setting.words) words += fmt::format("0 {}={}\n", setting.key, word);
  const MapOptions& options = overview.maps.front();
  words += fmt::format("{}\n{}\n{} {} {}\n{}\n", options.title, options.subtitle, options.extent,
                       options.margin, options.to, fmt::join(options.outputs, " "));
  for (const SheetGroup& group : overview.groups) {
    words += fmt::format("{} {} {}:", group.label, group.name, fmt::join(group.sheets, " "));
    for (const LonLat at : group.outline) words += fmt::format(" {} {}", at.lon(), at.lat());
    words += '\n';
  }
  return words;
}

std::vector<Setting> settings_of(const MapSet& set) {
  std::vector<Setting> settings;
  const auto is_template = [](const std::string& word) { return word.find('{') != std::string::npos; };
  for (const Setting& setting : set.maps.front().settings)
    if (shared_keys.contains(setting.key) && std::ranges::none_of(setting.words, is_template))
      settings.push_back(setting);
  if (!set.overview) return settings;
  for (const Setting& own : set.overview->map.settings) {
    std::erase_if(settings, [&](const Setting& other) { return other.key == own.key; });
    settings.push_back(own);
  }
  return settings;
}

}  // namespace

const std::string& title_of(const RecordedSheet& sheet) {
  return sheet.title.empty() ? sheet.name : sheet.title;
}

std::vector<std::pair<const RecordedSheet*, std::size_t>> sheets_in_atlas(const SetRecord& record) {
  std::vector<std::pair<const RecordedSheet*, std::size_t>> sheets;
  std::size_t page = 1;
  for (const RecordedSheet& sheet : record.sheets) {
    if (!sheet.failure.empty()) continue;
    sheets.emplace_back(&sheet, page);
    page += sheet.pages;
  }
  return sheets;
}

PlannedSheet overview_of_nothing(const MapSet& set) {
  PlannedSheet overview;
  overview.name = "overview";
  overview.from = &set.overview->map;
  MapOptions options = SettingsReader().options_of(settings_of(set));
  if (options.extent == "events") options.extent = extent_words({-1, -1, 1, 1});
  overview.maps.push_back(std::move(options));
  overview.words = words_of(overview, settings_of(set));
  return overview;
}

std::optional<PlannedSheet> planned_overview(const MapSet& set, const SetPlan& plan,
                                             const SetRecord& record) {
  Members members;
  const auto sheets = sheets_in_atlas(record);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto& [sheet, page] = sheets[i];
    if (!sheet->outline.empty())
      members.push_back({sheet, i, set.atlas.empty() ? sheet->number : page, page});
  }
  if (members.empty()) return std::nullopt;
  PlannedSheet overview;
  overview.name = "overview";
  overview.from = set.overview ? &set.overview->map : &set.maps.front();
  for (const Members& group : grouped(members, plan)) overview.groups.push_back(group_of(group, plan));
  MapOptions options = SettingsReader().options_of(settings_of(set));
  complete(options, set, overview.groups, members.size());
  options.to = last_day(plan);
  options.sheets =
      outlines_and_labels(overview.groups, parse_geobox(options.extent).value_or(extent_of(overview.groups)),
                          parse_sheet_size(options.size, options.dpi).value_or(SheetSize{}));
  if (set.overview) {
    overview.name = std::filesystem::path(set.overview->files.front()).stem().string();
    for (const std::string& file : set.overview->files) {
      if (file.ends_with(".geojson"))
        overview.layers.push_back(exported_layer(file, members, !set.atlas.empty()));
      else
        options.outputs.push_back(file);
    }
  }
  overview.title = options.title;
  overview.maps.push_back(std::move(options));
  overview.words = words_of(overview, settings_of(set));
  for (const FeatureLayer& layer : overview.layers)
    for (const Feature& feature : layer.features)
      for (const auto& [key, value] : feature.attributes) overview.words += to_string(value) + '\n';
  return overview;
}

}  // namespace dateline
