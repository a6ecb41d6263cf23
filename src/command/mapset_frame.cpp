#include "command/mapset_frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "command/draw_map.hpp"
#include "command/map_sheet.hpp"
#include "compose/timeline.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

/// Credits of one sheet may take a line more than those of another, mm.
constexpr double spare_line = 2.7;

/// Sheets that have one frame: all of one map of the manifest, with one extent and size.
struct Alike {
  SheetSpec spec;
  std::vector<PlannedSheet*> sheets;
};

/// Sheets of which these are equal show one extent at one size.
auto likeness(const SheetSpec& spec) {
  const GeoBox& extent = spec.extent;
  return std::tuple(extent.west, extent.south, extent.east, extent.north, spec.size.width, spec.size.height,
                    spec.scale);
}

std::vector<LocatedEvent> events_of_all(const std::vector<PlannedSheet*>& sheets) {
  std::set<std::size_t> numbers;
  for (const PlannedSheet* sheet : sheets) numbers.insert(sheet->events.begin(), sheet->events.end());
  std::vector<LocatedEvent> events;
  for (const std::size_t number : numbers) events.push_back(sheets.front()->table->events[number]);
  return events;
}

/// Titles are as high as their letters: these are as high and reach as low as any.
constexpr const char* tall_letters = " Ågj";

/// The options of a sheet with the events of all, and the longest of their titles.
MapOptions options_of_all(const std::vector<PlannedSheet*>& sheets, std::size_t which) {
  MapOptions all = sheets.front()->maps[which];
  for (const PlannedSheet* sheet : sheets) {
    const MapOptions& one = sheet->maps[which];
    if (one.title.size() > all.title.size()) all.title = one.title;
    if (one.subtitle.size() > all.subtitle.size()) {
      all.subtitle = one.subtitle;
      all.subtitle_template = one.subtitle_template;
    }
    if (one.credits.size() > all.credits.size()) all.credits = one.credits;
    if (!one.from.empty() && one.from < all.from) all.from = one.from;
    if (one.to > all.to) all.to = one.to;
  }
  for (std::string* line : {&all.title, &all.subtitle, &all.subtitle_template})
    if (!line->empty()) *line += tall_letters;
  if (std::ranges::any_of(sheets,
                          [&](const PlannedSheet* sheet) { return sheet->maps[which].timeline == "on"; }))
    all.timeline = "on";
  return all;
}

/// "12.00,20.00,180.00,140.00", or nothing when no such sheet can be composed.
std::optional<std::string> frame_of_all(const std::vector<PlannedSheet*>& sheets, std::size_t which,
                                        const Gazetteer& gazetteer) {
  try {
    Findings known;  // each sheet tells its own
    const DrawnMap map = drawn_map(options_of_all(sheets, which), events_of_all(sheets), gazetteer, known);
    const PageBox& frame = map.sheet.frame;
    return fmt::format("{:.2f},{:.2f},{:.2f},{:.2f}", frame.left, frame.top, frame.width(),
                       frame.height() - spare_line);
  } catch (const UsageError&) {
    return std::nullopt;  // as will be told of each sheet
  } catch (const InputError&) {
    return std::nullopt;
  }
}

/// Where one of the sheets has a timeline all have one: a frame that leaves it room would else stand above
/// a gap.
void give_common_timeline(const Alike& group, std::size_t which) {
  const bool any = std::ranges::any_of(group.sheets, [&](const PlannedSheet* sheet) {
    MapContent content;
    content.events = events_of(*sheet);
    return has_timeline(group.spec, content);
  });
  for (PlannedSheet* sheet : group.sheets)
    sheet->maps[which].timeline = any && !sheet->events.empty() ? "on" : "off";
}

std::optional<SheetSpec> spec_of(const PlannedSheet& sheet, std::size_t which, const Gazetteer& gazetteer) {
  try {
    return sheet_spec(sheet.maps[which], events_of(sheet), gazetteer);
  } catch (const UsageError&) {
    return std::nullopt;
  }
}

}  // namespace

void give_common_frames(std::span<PlannedSheet> sheets, const Gazetteer& gazetteer) {
  if (sheets.size() < 2) return;
  for (std::size_t which = 0; which < sheets.front().maps.size(); ++which) {
    std::vector<Alike> groups;
    std::map<decltype(likeness(SheetSpec())), std::size_t> known;
    for (PlannedSheet& sheet : sheets) {
      const MapOptions& map = sheet.maps[which];
      if (!sheet.failure.empty() || !map.frame.empty() || map.multiples != "none") continue;
      const auto spec = spec_of(sheet, which, gazetteer);
      if (!spec) continue;
      const auto [group, is_new] = known.emplace(likeness(*spec), groups.size());
      if (is_new) groups.push_back({*spec, {}});
      groups[group->second].sheets.push_back(&sheet);
    }
    for (const Alike& group : groups) {
      if (group.sheets.size() < 2) continue;
      give_common_timeline(group, which);
      const auto frame = frame_of_all(group.sheets, which, gazetteer);
      if (!frame) continue;
      for (PlannedSheet* sheet : group.sheets) {
        sheet->maps[which].frame = *frame;
        sheet->words += fmt::format("{} frame {} timeline {}\n", which, *frame, sheet->maps[which].timeline);
      }
    }
  }
}

}  // namespace dateline
