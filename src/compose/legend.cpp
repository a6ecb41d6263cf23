#include "compose/legend.hpp"

#include <algorithm>
#include <map>

#include "compose/event_legend.hpp"
#include "dateline/select/select.hpp"
#include "dateline/time/edtf.hpp"

namespace dateline {
namespace {

std::string text_of(const Feature& feature, const char* key) {
  return to_string(feature[key]);
}

/// "until 29 August 2022", from a feature's days; "" when it has none.
std::string validity(const Feature& feature, const char* from, const char* to) {
  const auto day = [&](const char* key, Day open) {
    const auto date = parse_edtf(text_of(feature, key));
    return date && !text_of(feature, key).empty() ? date->period.first : open;
  };
  const Period period{day(from, Period::distant_past), day(to, Period::distant_future)};
  if (period.starts_open() && period.ends_open()) return "";
  return in_words(period);
}

std::string with_validity(std::string name, const std::string& validity) {
  return validity.empty() ? name : name + ", " + validity;
}

/// "Name (held by A, according to B, as of 1 May 2023), from 2022": whose it is, who says so, when.
std::string held_by(const std::string& name, const Feature& feature) {
  const std::string by = text_of(feature, "by");
  const std::string source = text_of(feature, "source");
  const std::string as_of = text_of(feature, "as_of");
  std::string whose;
  const auto add = [&](const std::string& words) { whose += (whose.empty() ? "" : ", ") + words; };
  if (!by.empty() && by != name) add(by);
  add(source.empty() ? "source not given" : "according to " + source);
  if (!as_of.empty()) add("as of " + as_of);
  return with_validity(name + " (" + whose + ")", validity(feature, "from", "to"));
}

/// A feature of the situation: territories and fronts with whose they are and by which source.
std::string situation_label(const Feature& feature) {
  const std::string kind = text_of(feature, "kind");
  const std::string by = text_of(feature, "by");
  const auto named = [&](const char* otherwise) {
    const std::string name = text_of(feature, "name");
    return name.empty() ? std::string(otherwise) : name;
  };
  if (kind == "territory") return held_by(named(by.empty() ? "Territory" : by.c_str()), feature);
  if (kind == "front") return held_by(named("Front line"), feature);
  if (kind == "arrow") return by.empty() ? "Movement" : "Movement: " + by;
  if (kind == "closed") return with_validity("Closed stretch of road", validity(feature, "from", "to"));
  if (kind == "checkpoint") return "Checkpoint";
  return kind == "road" ? "Road" : "";
}

std::string line_label(const std::string& source, const std::string& kind, const Feature& feature) {
  if (source == "borders") return "International border";
  if (source == "boundary")
    return kind == "disputed" ? "Disputed border" : kind == "country" ? "International border" : "";
  if (source == "disputed") {
    static const std::map<std::string, std::string> words{{"line_of_contact", "Line of contact"},
                                                          {"former_oblast", "Former oblast border"},
                                                          {"breakaway", "Limit of a breakaway area"},
                                                          {"disputed", "Disputed line"}};
    const auto known = words.find(kind);
    return with_validity(known == words.end() ? text_of(feature, "name") : known->second,
                         validity(feature, "from", "to"));
  }
  if (source == "situation") return situation_label(feature);
  // Of the places only what is a matter of the situation; a legend of dots tells nothing.
  if (source == "places") return text_of(feature, "feature_code") == "PSTB" ? "Checkpoint" : "";
  if (source == "admin1") return "Province or district border";
  if (source == "corridor-routes")
    return text_of(feature, "superseded") == "true" ? "" : "Road of the corridor";
  if (source == "corridors")
    return with_validity(text_of(feature, "name"), validity(feature, "valid_from", "valid_to"));
  if (source == "event-lines") return "Events somewhere along this line";
  if (source == "event-areas") return "Events somewhere in this area";
  if (source == "event-rings") return "Events within this distance";
  return "";
}

/// One row for roads of these classes, drawn as the first of them that the map has.
void add_roads(const Painted& painted, std::initializer_list<const char*> classes, const char* words,
               std::vector<LegendEntry>& out) {
  for (const char* kind : classes)
    for (const char* source : {"roads", "transportation"})
      for (const auto& [key, sample] : painted.samples)
        if (key.first == source && text_of(*sample.feature, "class") == kind) {
          out.push_back({LegendEntry::Swatch::line, words, {}, sample});
          return;
        }
}

/// Lines and areas in a legend's order.
void add_lines(const Painted& painted, std::vector<LegendEntry>& out) {
  for (const char* source : {"corridors", "corridor-routes", "situation", "places", "event-areas",
                             "event-lines", "event-rings", "borders", "boundary", "disputed", "admin1"}) {
    bool one_for_all = false;
    for (const auto& [key, sample] : painted.samples) {
      if (key.first != source || one_for_all) continue;
      one_for_all = key.first.starts_with("event-");
      const bool area =
          sample.fill || sample.hatch || sample.pattern || !sample.feature->geometry.polygons.empty();
      LegendEntry entry{sample.icon ? LegendEntry::Swatch::icon
                        : area      ? LegendEntry::Swatch::area
                                    : LegendEntry::Swatch::line,
                        line_label(key.first, text_of(*sample.feature, "class"), *sample.feature),
                        {},
                        sample};
      const bool known =
          std::ranges::any_of(out, [&](const LegendEntry& other) { return other.text == entry.text; });
      if (!entry.text.empty() && !known) out.push_back(std::move(entry));
    }
  }
  add_roads(painted, {"motorway", "trunk", "primary", "secondary"}, "Main road", out);
  add_roads(painted, {"tertiary", "minor"}, "Other road", out);
  add_roads(painted, {"track", "path"}, "Track or path", out);
}

}  // namespace

std::string feature_label(const std::string& layer, const Feature& feature) {
  return line_label(layer, text_of(feature, "class"), feature);
}

std::string words_of(const std::vector<LegendSize>& sizes) {
  std::string words;
  for (const LegendSize& size : sizes) words += (words.empty() ? "Size: " : ", ") + size.words;
  return words;
}

LegendEntry heading_entry(const std::string& words) {
  LegendEntry entry;
  entry.swatch = LegendEntry::Swatch::heading;
  entry.text = words;
  return entry;
}

std::vector<LegendEntry> legend_entries(const Canvas& canvas, const Painted& painted,
                                        const EventBlocks& blocks, const MapContent& content,
                                        const std::vector<LegendEntry>& counts) {
  std::vector<LegendEntry> entries = counts;
  for (LegendEntry& entry : kind_entries(canvas, blocks, content)) entries.push_back(std::move(entry));
  add_lines(painted, entries);
  for (const DrawnRamp& drawn : painted.ramps)
    entries.push_back({LegendEntry::Swatch::ramp, drawn.text, {}, {}, drawn.ramp});
  return entries;
}

}  // namespace dateline
