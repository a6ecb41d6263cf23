#include "compose/legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compose/columns.hpp"
#include "compose/event_legend.hpp"
#include "compose/images.hpp"
#include "compose/line_marks.hpp"
#include "compose/text_fit.hpp"
#include "dateline/select/select.hpp"
#include "dateline/time/edtf.hpp"

namespace dateline {
namespace {

constexpr double swatch_width = 7.5;  // mm, at text scale 1 as the fonts
constexpr double column_gap = 1.5;    // mm to the right of a row
constexpr double badge_room = 0.9;    // mm above a symbol with a number
const Font row_font{FontFamily::sans, 2.45, false, false, 0};
const Font head_font{FontFamily::sans, 2.75, true, false, 0};
const Font sub_head_font{FontFamily::sans, 2.45, true, false, 0};

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

/// The height of circles of sizes, and of their numbers beside them.
double sizes_height(Canvas& canvas, const LegendEntry& entry) {
  const double line = canvas.text_height("0", canvas.sized(row_font));
  return std::max(2 * entry.sizes.front().radius, line * static_cast<double>(entry.sizes.size())) +
         canvas.sized(2.2);
}

struct Row {
  std::string text;
  double height;
};

/// mm that the numbers or ticks of a symbol take in the legend.
double room_below(const EventSymbol& symbol) {
  return !symbol.numbers.empty() ? key_size * 1.3 : !symbol.ticks.empty() ? tick_height + 0.6 : 0;
}

Row row_of(Canvas& canvas, const LegendEntry& entry, double column) {
  if (entry.swatch == LegendEntry::Swatch::heading) {
    const Font font = canvas.sized(sub_head_font);
    const std::string words = broken_to(canvas, entry.text, font, column - column_gap);
    return {words, canvas.text_height(words, font) + canvas.sized(1.6)};
  }
  if (entry.swatch == LegendEntry::Swatch::sizes) return {"", sizes_height(canvas, entry)};
  const Font font = canvas.sized(row_font);
  const double width = column - canvas.sized(swatch_width) - column_gap;
  Row row{broken_to(canvas, entry.text, font, width), 0};
  const double least = canvas.sized(entry.swatch == LegendEntry::Swatch::symbol ? 4.3 : 3.9);
  row.height = std::max(least, canvas.text_height(row.text, font) + canvas.sized(0.8));
  const bool badge = entry.swatch == LegendEntry::Swatch::symbol && shows_count(entry.symbol);
  if (badge) row.height += canvas.sized(badge_room);
  if (entry.swatch == LegendEntry::Swatch::symbol) row.height += room_below(entry.symbol);
  return row;
}

std::vector<Row> rows_of(Canvas& canvas, const std::vector<LegendEntry>& entries, double column) {
  std::vector<Row> rows;
  for (const LegendEntry& entry : entries) rows.push_back(row_of(canvas, entry, column));
  return rows;
}

std::vector<double> heights_of(const std::vector<Row>& rows) {
  std::vector<double> heights;
  for (const Row& row : rows) heights.push_back(row.height);
  return heights;
}

double head_room(Canvas& canvas) {
  return canvas.text_height("Legend", canvas.sized(head_font)) + canvas.sized(1.2);
}

/// The ramp from its low end on the left to its high one, as wide as a swatch at 200 dpi.
Image ramp_image(const ColourRamp& ramp) {
  constexpr int width = 45;
  std::vector<Colour> pixels;
  for (int i = 0; i < width; ++i)
    pixels.push_back(ramp.at(ramp.low + (ramp.high - ramp.low) * i / (width - 1)));
  return {width, 1, std::make_shared<const std::vector<Colour>>(std::move(pixels))};
}

/// The icon, no larger than a row.
void draw_icon(Canvas& canvas, const SymbolSample& icon, PagePoint at) {
  const double most = canvas.sized(3.4);
  const double scale = std::min(1.0, most / std::max(icon.width, icon.height));
  std::vector<Mark> marks;
  Images(canvas.style).draw(icon.image, {at, icon.width * scale, icon.height * scale, 0}, icon.look, marks);
  for (Mark& mark : marks) canvas.add(std::move(mark));
}

/// Circles that stand on one another's foot, each led to its number; the numbers keep apart.
void draw_sizes(Canvas& canvas, const LegendEntry& entry, const PageBox& box) {
  const Font font = canvas.sized(row_font);
  const SheetLook& look = canvas.look();
  const double largest = entry.sizes.front().radius;
  const double foot = box.bottom - canvas.sized(0.9);
  const double middle = box.left + std::max(largest, canvas.sized(2.6));
  const double words = middle + largest + canvas.sized(3);
  const double step = canvas.text_height("0", font);
  const auto count = static_cast<double>(entry.sizes.size());
  const double all = std::max(2 * largest, step * count);
  double line = foot - all + step / 2;
  for (std::size_t i = 0; i < entry.sizes.size(); ++i) {
    const LegendSize& size = entry.sizes[i];
    const double top = foot - 2 * size.radius;
    const double left = static_cast<double>(entry.sizes.size() - 1 - i);
    const double y = std::clamp(top, line, foot - step / 2 - left * step);
    canvas.add(PathMark{circle({middle, foot - size.radius}, size.radius), faded(entry.fill, 0.35),
                        Pen{entry.fill, 0.2, {}, LineCap::butt, LineJoin::round}, std::nullopt, 1.5});
    canvas.add(line_mark({middle, top}, {words - canvas.sized(0.8), y},
                         Pen{look.soft_ink, 0.12, {}, LineCap::butt, LineJoin::round}));
    canvas.text(size.words, {words, y - step / 2}, font, look.ink);
    line = y + step;
  }
}

void draw_dot(Canvas& canvas, const LegendEntry& entry, PagePoint at) {
  SymbolMark dot{circle({0, 0}, canvas.sized(0.9)), std::nullopt, std::nullopt, {at}};
  if (entry.symbol.hollow)
    dot.pen = Pen{entry.fill, canvas.sized(0.4), {}, LineCap::butt, LineJoin::round};
  else
    dot.fill = entry.fill;
  canvas.add(std::move(dot));
}

void draw_swatch(Canvas& canvas, const LegendEntry& entry, const PageBox& box) {
  if (entry.swatch == LegendEntry::Swatch::heading) return;
  if (entry.swatch == LegendEntry::Swatch::sizes) return draw_sizes(canvas, entry, box);
  const PagePoint middle = box.centre();
  const auto at = [&](double x, double y) {
    return PagePoint{box.left + canvas.sized(x), middle.y + canvas.sized(y)};
  };
  if (entry.swatch == LegendEntry::Swatch::symbol) {
    EventSymbol symbol = entry.symbol;
    symbol.half = canvas.sized(1.75);
    symbol.at = at(2.6, shows_count(symbol) ? badge_room / 2 : 0);
    symbol.at.y -= room_below(symbol) / 2;
    draw_symbol_only(canvas, symbol);
    return;
  }
  if (entry.swatch == LegendEntry::Swatch::key) {
    Font font = canvas.sized(row_font);
    font.bold = true;
    const TextSize size = canvas.size_of(entry.key, font);
    canvas.text(entry.key, at(2.6, -(size.ascent + size.descent) / 2), font, canvas.look().ink,
                TextAlign::centre);
    return;
  }
  if (entry.swatch == LegendEntry::Swatch::dot) return draw_dot(canvas, entry, at(2.6, 0));
  if (entry.swatch == LegendEntry::Swatch::dot_and_leader) {
    const Colour ink = canvas.look().ink;
    canvas.add(line_mark(at(1, 0.9), at(5, -0.9), Pen{ink, 0.25, {}, LineCap::round, LineJoin::round}));
    canvas.add(SymbolMark{circle({0, 0}, place_dot), ink, std::nullopt, {at(1, 0.9)}});
    return;
  }
  if (entry.swatch == LegendEntry::Swatch::area || entry.swatch == LegendEntry::Swatch::count) {
    const PageBox area{at(0.3, 0).x, at(0, -1.3).y, at(6, 0).x, at(0, 1.3).y};
    PathMark mark = box_mark(area, entry.sample.fill, std::nullopt);
    mark.hatch = entry.sample.hatch;
    mark.hatch_spacing = entry.sample.hatch_spacing;
    mark.pattern = entry.sample.pattern;
    canvas.add(mark);
    for (const Pen& pen : entry.sample.pens) canvas.add(box_mark(area, std::nullopt, pen));
    return;
  }
  if (entry.swatch == LegendEntry::Swatch::ramp) {
    const PageBox area{at(0.3, 0).x, at(0, -1.3).y, at(6, 0).x, at(0, 1.3).y};
    canvas.add(ImageMark{ramp_image(entry.ramp), area, 0, 1, Sampling::smooth});
    canvas.add(
        box_mark(area, std::nullopt, Pen{canvas.look().soft_ink, 0.1, {}, LineCap::butt, LineJoin::miter}));
    return;
  }
  if (entry.swatch == LegendEntry::Swatch::icon) {
    draw_icon(canvas, *entry.sample.icon, at(3.1, 0));
    return;
  }
  for (Pen pen : entry.sample.pens) {
    pen.cap = LineCap::butt;
    pen.width = std::min(pen.width, 2.2);
    canvas.add(line_mark(at(0.3, 0), at(6, 0), pen));
  }
  for (const MarkedLine& marked : entry.sample.marked)
    for (Mark& mark : marks_of(marked, {{at(0.3, 0), at(6, 0)}})) canvas.add(std::move(mark));
}

}  // namespace

std::string feature_label(const std::string& layer, const Feature& feature) {
  return line_label(layer, text_of(feature, "class"), feature);
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

double legend_height(Canvas& canvas, const std::vector<LegendEntry>& entries, double width, int columns) {
  if (entries.empty()) return 0;
  return head_room(canvas) + balanced_height(heights_of(rows_of(canvas, entries, width / columns)), columns);
}

double legend_column_width(Canvas& canvas, const std::vector<LegendEntry>& entries, double widest) {
  double width = canvas.size_of("Legend", canvas.sized(head_font)).width;
  for (const LegendEntry& entry : entries)
    width = std::max(width, canvas.sized(swatch_width) + column_gap + 0.2 +
                                canvas.size_of(entry.text, canvas.sized(row_font)).width);
  return std::min(width, widest);
}

double draw_legend(Canvas& canvas, const std::vector<LegendEntry>& entries, const PageBox& box, int columns) {
  if (entries.empty()) return 0;
  const Colour ink = canvas.look().ink;
  const Font row_words = canvas.sized(row_font);
  const double swatch = canvas.sized(swatch_width);
  const std::vector<Row> rows = rows_of(canvas, entries, box.width() / columns);
  const std::vector<double> heights = heights_of(rows);
  PageBox body = box;
  body.top += head_room(canvas);
  body.bottom = std::min(body.bottom, body.top + balanced_height(heights, columns));
  const std::vector<PageBox> places = in_columns(heights, body, columns);
  const bool whole = places.size() == entries.size();
  const std::size_t shown = whole || places.empty() ? places.size() : places.size() - 1;

  canvas.begin("legend", "Legend");
  canvas.text("Legend", {box.left, box.top}, canvas.sized(head_font), ink);
  double lowest = body.top;
  const auto row = [&](const PageBox& place, double indent, const std::string& text,
                       const std::string& whole_text, const Font& font) {
    const TextSize size = canvas.size_of(text, font);
    const double height = size.ascent + size.descent;
    canvas.text(text, {place.left + indent, place.top + (place.height() - height) / 2}, font, ink);
    lowest = std::max(lowest, place.bottom);
    canvas.note({"legend entry",
                 whole_text,
                 "",
                 {place.left, place.top, place.left + indent + size.width, place.bottom},
                 "placed",
                 ""});
  };
  for (std::size_t i = 0; i < shown; ++i) {
    draw_swatch(canvas, entries[i],
                {places[i].left, places[i].top, places[i].left + swatch, places[i].bottom});
    if (entries[i].swatch == LegendEntry::Swatch::heading)
      row(places[i], 0, rows[i].text, entries[i].text, canvas.sized(sub_head_font));
    else
      row(places[i], swatch, rows[i].text, entries[i].text, row_words);
  }
  const std::string rest = fmt::format("and {} more", entries.size() - shown);
  if (shown < places.size()) row(places[shown], 0, rest, rest, row_words);
  canvas.end();
  canvas.note({"legend", "Legend", "", {box.left, box.top, box.right, lowest}, "placed", ""});
  for (std::size_t i = shown; i < entries.size(); ++i)
    canvas.note({"legend entry", entries[i].text, "", {}, "dropped", "the legend has no room for it"});
  if (!whole)
    canvas.findings.push_back(
        {Severity::warning,
         {},
         fmt::format("the legend has room for {} of {} entries; a larger sheet shows them all", shown,
                     entries.size())});
  return lowest - box.top;
}

}  // namespace dateline
