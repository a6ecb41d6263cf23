#include "compose/sheet_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compose/sheet_outline.hpp"
#include "compose/utm_grid.hpp"
#include "text/counted.hpp"

namespace dateline {

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

std::string joined_words(const std::string& first, const std::string& second) {
  return first + (first.empty() || second.empty() ? "" : " ") + second;
}

/// "5 of 44 events are not shown: 2 without a known place, 3 outside the map."
std::string not_shown(const EventBlocks& blocks, std::size_t all) {
  const std::size_t missing = blocks.missing();
  if (missing == 0) return "";
  std::vector<std::string> why;
  if (blocks.unknown > 0) why.push_back(fmt::format("{} without a known place", blocks.unknown));
  if (blocks.outside > 0) why.push_back(fmt::format("{} outside the map", blocks.outside));
  return fmt::format("{} of {} {} not shown: {}.", missing, counted(all, "event"),
                     missing == 1 ? "is" : "are", joined(why, ", "));
}

std::string sources_of(const SheetSpec& spec, const MapContent& content) {
  const std::string sources =
      content.sources.empty() ? "" : "Sources: " + joined(content.sources, "; ") + ".";
  return joined_words(spec.credits, sources);
}

std::string longest_not_shown(std::size_t events) {
  EventBlocks none;  // as if so many events had no place and as many were outside
  none.outside = events;
  none.unknown = events;
  return not_shown(none, events);
}

std::string credits_of(const SheetSpec& spec, const MapContent& content, const std::string& missing,
                       const Projector* projector, const std::string& as_of) {
  std::vector<std::string> lines;
  if (!missing.empty()) lines.push_back(missing);
  if (const std::string sources = sources_of(spec, content); !sources.empty()) lines.push_back(sources);
  const std::string projection = projector == nullptr ? std::string(60, 'x') : projector->description();
  const std::string day =
      as_of.empty() ? "Names and lines as of " + in_words(Period{spec.as_of, spec.as_of}) + "." : as_of;
  lines.push_back(fmt::format("{} Projection: {}.", day, projection));
  if (spec.grid && spec.grid_kind != GridKind::degrees)
    lines.push_back(projector == nullptr ? std::string(120, 'x') : grid_words(spec.grid_kind, *projector));
  if (!content.view.empty()) lines.push_back("Disputed lines are drawn as " + content.view + " sees them.");
  const std::string disclaimer =
      spec.disclaimer.value_or(content.view.empty() ? "The names and borders shown take no side; "
                                                      "they imply no endorsement."
                                                    : "They imply no endorsement.");
  if (!disclaimer.empty()) lines.push_back(disclaimer);
  return joined(lines, " ");
}

std::string map_in_words(const SheetSpec& spec, const GeoBox& shown_box, const MapContent& content,
                         const EventPlan& plan) {
  std::string words =
      fmt::format("Map of the area from {} to {}", in_words(LonLat(shown_box.west, shown_box.south)),
                  in_words(LonLat(shown_box.east, shown_box.north)));
  std::size_t outlines = 0;
  for (const FeatureLayer& layer : content.layers)
    if (layer.name == sheets_layer)
      outlines += static_cast<std::size_t>(
          std::ranges::count_if(layer.features, [](const Feature& feature) { return !feature.id.empty(); }));
  words += ", with " +
           (outlines > 0 ? counted(outlines, "outline") + " of sheets" : counted(plan.shown(), "event"));
  if (spec.period) words += ", " + in_words(*spec.period);
  words += ". " + joined_words(plan_words(plan, spec), not_shown(plan.blocks, content.events.size()));
  return words;
}

}  // namespace dateline
