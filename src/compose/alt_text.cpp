#include "compose/alt_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "compose/legend.hpp"
#include "compose/page_shapes.hpp"
#include "compose/scale_bar.hpp"
#include "compose/sheet_words.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_listed = 500;  // events told one by one

std::string sentence(const std::string& words) {
  if (words.empty()) return "";
  const bool ended = words.ends_with('.') || words.ends_with('!') || words.ends_with('?');
  return words + (ended ? "" : ".");
}

/// How well the place of an event is known.
std::string precision_words(const LocatedEvent& event) {
  if (event.radius_km && *event.radius_km > 0)
    return fmt::format("within {} km", number_text(*event.radius_km));
  switch (event.precision) {
    case GeoPrecision::exact: return "place known exactly";
    case GeoPrecision::near: return "near this place";
    case GeoPrecision::line: return "somewhere along this line";
    case GeoPrecision::district:
    case GeoPrecision::region:
    case GeoPrecision::country: return "somewhere in this area";
    default: return "";
  }
}

std::string event_words(const LocatedEvent& located) {
  const Event& event = located.event;
  std::string words =
      in_words(event.date.period) + ": " + sentence(event.title.empty() ? event.type : event.title);
  if (!event.title.empty() && !event.type.empty()) words += " " + sentence(event.type);
  const std::string place = event.place.empty() ? located.place_name : event.place;
  const std::string precision = precision_words(located);
  if (!place.empty())
    words += " Place: " + sentence(place + (precision.empty() ? "" : " (" + precision + ")"));
  if (!event.source.empty()) words += " Source: " + sentence(event.source);
  return words;
}

/// Events in three heaps, each by date.
struct Heaps {
  std::vector<const LocatedEvent*> shown;
  std::vector<const LocatedEvent*> unknown;
  std::vector<const LocatedEvent*> outside;
};

Heaps heaps_of(const std::vector<LocatedEvent>& events, const Projector& projector) {
  Heaps heaps;
  for (const LocatedEvent& event : events)
    (event.site.empty()                                                     ? heaps.unknown
     : on_page(event.site.geometry(), projector, projector.frame()).empty() ? heaps.outside
                                                                            : heaps.shown)
        .push_back(&event);
  for (auto* heap : {&heaps.shown, &heaps.unknown, &heaps.outside})
    std::ranges::stable_sort(*heap, {},
                             [](const LocatedEvent* event) { return event->event.date.period.first; });
  return heaps;
}

std::string kinds_of(const std::vector<const LocatedEvent*>& events) {
  std::map<std::string, std::size_t> counts;
  for (const LocatedEvent* event : events) ++counts[event->event.type.empty() ? "other" : event->event.type];
  std::vector<std::string> words;
  for (const auto& [type, count] : counts) words.push_back(fmt::format("{} {}", type, count));
  return joined(words, ", ");
}

std::string list_of(const std::string& head, const std::vector<const LocatedEvent*>& events) {
  if (events.empty()) return "";
  std::string out = "\n" + head + "\n";
  const std::size_t listed = std::min(events.size(), most_listed);
  for (std::size_t i = 0; i < listed; ++i) out += "- " + event_words(*events[i]) + "\n";
  if (listed < events.size()) out += fmt::format("- and {} more\n", events.size() - listed);
  return out;
}

/// Corridors and what the layer "situation" holds within the frame.
std::string on_the_ground(const MapContent& content, const Projector& projector) {
  std::vector<std::string> rows;
  for (const char* source : {"corridors", "situation"})
    for (const FeatureLayer& layer : content.layers) {
      if (layer.name != source) continue;
      for (const Feature& feature : layer.features) {
        const std::string label = feature_label(layer.name, feature);
        const std::string name = to_string(feature["name"]);
        const bool told = label.find(name) != std::string::npos;
        const std::string row = told ? label : name + " (" + label + ")";
        if (!label.empty() && std::ranges::count(rows, row) == 0 &&
            !on_page(feature.geometry, projector, projector.frame()).empty())
          rows.push_back(row);
      }
    }
  std::string out = rows.empty() ? "" : "\nOn the ground\n";
  for (const std::string& row : rows) out += "- " + row + "\n";
  return out;
}

/// Title, area, scale and days.
std::string head_of(const SheetSpec& spec, const Projector& projector) {
  std::string out;
  for (const std::string& words : {spec.title, spec.subtitle})
    if (!words.empty()) out += sentence(words) + "\n";
  const GeoBox& box = projector.shown();
  out += fmt::format("Map of the area from {} to {}, {}.", in_words(LonLat(box.west, box.south)),
                     in_words(LonLat(box.east, box.north)), scale_text(projector.scale()));
  if (spec.period) out += " Events of " + sentence(in_words(*spec.period));
  return out + "\n";
}

std::string shown_of(const Heaps& heaps) {
  if (heaps.shown.empty()) return "";
  return fmt::format("It shows {}: {}.\n", counted(heaps.shown.size(), "event"), kinds_of(heaps.shown));
}

std::string missing_of(const Heaps& heaps) {
  return list_of("Not shown, since their place is not known", heaps.unknown) +
         list_of("Not shown, since they lie outside the map", heaps.outside);
}

}  // namespace

std::string alt_text(const SheetSpec& spec, const MapContent& content, const Projector& projector) {
  const Heaps heaps = heaps_of(content.events, projector);
  return head_of(spec, projector) + shown_of(heaps) + list_of("Events by date", heaps.shown) +
         missing_of(heaps) + on_the_ground(content, projector) + "\n" +
         credits_of(spec, content, "", &projector) + "\n";
}

std::string alt_text(const SheetSpec& spec, const MapContent& all, const Projector& projector,
                     const std::vector<PartInWords>& parts, const std::string& credits) {
  const Heaps heaps = heaps_of(all.events, projector);
  std::string out = head_of(spec, projector);
  out += fmt::format("{} side by side. ", counted(parts.size(), "small map")) + shown_of(heaps);
  for (const PartInWords& part : parts) {
    const Heaps own = heaps_of(part.content->events, projector);
    out += own.shown.empty() ? "\n" + part.heading + "\n" : list_of(part.heading, own.shown);
    out += on_the_ground(*part.content, projector);
  }
  return out + missing_of(heaps) + "\n" + credits + "\n";
}

}  // namespace dateline
