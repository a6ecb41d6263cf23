#include "dateline/compose/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compose/canvas.hpp"
#include "compose/event_symbols.hpp"
#include "compose/furniture.hpp"
#include "compose/layout.hpp"
#include "compose/legend.hpp"
#include "compose/locator.hpp"
#include "compose/painter.hpp"
#include "compose/text_style.hpp"
#include "dateline/select/select.hpp"

namespace dateline {
namespace {

constexpr double locator_height = 36;  // mm, at most
constexpr double scale_room = 11;      // mm for the scale bar at the foot of the panel
constexpr double legend_column = 52;   // mm, of a legend below the map

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

std::string plural(std::size_t count, const char* one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

/// "5 of 44 events are not shown: 2 without a known place, 3 outside the map."
std::string not_shown(const EventBlocks& blocks, std::size_t all) {
  const std::size_t missing = blocks.unknown + blocks.outside;
  if (missing == 0) return "";
  std::vector<std::string> why;
  if (blocks.unknown > 0) why.push_back(fmt::format("{} without a known place", blocks.unknown));
  if (blocks.outside > 0) why.push_back(fmt::format("{} outside the map", blocks.outside));
  return fmt::format("{} of {} {} not shown: {}.", missing, plural(all, "event"), missing == 1 ? "is" : "are",
                     joined(why, ", "));
}

std::string credits_of(const SheetSpec& spec, const MapContent& content, const std::string& missing,
                       const Projector* projector) {
  std::vector<std::string> lines;
  if (!missing.empty()) lines.push_back(missing);
  if (!spec.credits.empty()) lines.push_back(spec.credits);
  if (!content.sources.empty()) lines.push_back("Sources: " + joined(content.sources, "; ") + ".");
  const std::string projection = projector == nullptr ? std::string(60, 'x') : projector->description();
  lines.push_back(fmt::format("Names and lines as of {}. Projection: {}. {} they imply no endorsement.",
                              in_words(Period{spec.as_of, spec.as_of}), projection,
                              content.view.empty()
                                  ? "The names and borders shown take no side;"
                                  : "Disputed lines are drawn as " + content.view + " sees them;"));
  return joined(lines, " ");
}

std::string map_in_words(const SheetSpec& spec, const GeoBox& shown_box, const MapContent& content,
                         const EventBlocks& blocks) {
  std::string words =
      fmt::format("Map of the area from {} to {}", in_words(LonLat(shown_box.west, shown_box.south)),
                  in_words(LonLat(shown_box.east, shown_box.north)));
  std::size_t shown = 0;
  for (const EventBlock& block : blocks.blocks)
    for (const EventSymbol& symbol : block.symbols) shown += symbol.events.size();
  words += fmt::format(", with {}", plural(shown, "event"));
  if (spec.period) words += ", " + in_words(*spec.period);
  words += ". " + not_shown(blocks, content.events.size());
  return words;
}

void report_labels(Canvas& canvas, const std::vector<LabelRequest>& requests,
                   const std::vector<Label>& labels) {
  std::vector<std::string> dropped;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    PageBox box;
    if (labels[i].placed) {
      box = labels[i].boxes.front();
      for (const PageBox& part : labels[i].boxes)
        box = {std::min(box.left, part.left), std::min(box.top, part.top), std::max(box.right, part.right),
               std::max(box.bottom, part.bottom)};
    } else {
      dropped.push_back(requests[i].text);
    }
    const char* state = !labels[i].placed ? "dropped" : labels[i].moved ? "moved" : "placed";
    canvas.note({"label", requests[i].text, requests[i].feature, box, state, labels[i].why});
  }
  if (dropped.empty()) return;
  const std::size_t named = std::min<std::size_t>(dropped.size(), 8);
  std::vector<std::string> first(dropped.begin(), dropped.begin() + static_cast<std::ptrdiff_t>(named));
  canvas.findings.push_back({Severity::note,
                             {},
                             fmt::format("{} of {} found no room: {}{}; --report lists them", dropped.size(),
                                         plural(labels.size(), "label"), joined(first, ", "),
                                         named < dropped.size() ? ", …" : "")});
}

void report_unknown_glyphs(Canvas& canvas, const std::vector<LabelRequest>& requests) {
  std::set<std::string> told;
  const auto check = [&](const std::string& text, const Font& font) {
    if (canvas.size_of(text, font).unknown_glyphs > 0 && told.insert(text).second)
      canvas.findings.push_back(
          {Severity::warning, {}, fmt::format("no font at hand has all letters of '{}'", text)});
  };
  for (const LabelRequest& request : requests) check(request.text, request.font);
  check(canvas.spec.title, Font{});
  check(canvas.spec.subtitle, Font{});
}

bool names_event_place(const LabelRequest& request) {
  return request.way == LabelRequest::Way::around_point && request.priority >= event_place_priority;
}

/// Labels stay off the symbols; those of a place under a lone symbol stand clear of it.
void give_way(std::vector<LabelRequest>& requests, const EventBlocks& blocks) {
  for (LabelRequest& request : requests) {
    if (request.way != LabelRequest::Way::around_point) continue;
    for (const EventBlock& block : blocks.blocks)
      if (block.on_anchor && block.box.contains(request.points.front()))
        request.clearance = std::max(request.clearance, block.symbols.front().half + 0.4);
  }
}

std::set<std::string> ids_of(const std::vector<FeatureLayer>& layers, std::string_view name) {
  std::set<std::string> ids;
  for (const FeatureLayer& layer : layers)
    if (layer.name == name)
      for (const Feature& feature : layer.features) ids.insert(to_string(feature["id"]));
  return ids;
}

/// The names of places where events happen come first: symbols can stand aside, led by a line, a
/// name cannot. Then the symbols, then all other names.
std::vector<Label> place_labels_and_events(Painted& painted, EventBlocks& blocks, const PageBox& frame,
                                           const std::vector<PageBox>& furniture, TextMeasure& measure) {
  give_way(painted.labels, blocks);
  LabelObstacles obstacles{frame.grown(-0.8), painted.solid, painted.lines};
  obstacles.solid.insert(obstacles.solid.end(), furniture.begin(), furniture.end());
  const auto with_events = [&] {
    LabelObstacles all = obstacles;
    for (const PageBox& box : event_obstacles(blocks)) all.solid.push_back(box);
    return all;
  };

  std::vector<LabelRequest> first;
  for (const LabelRequest& request : painted.labels)
    if (names_event_place(request)) first.push_back(request);
  const std::vector<Label> first_labels = place_labels(first, with_events(), measure);
  std::vector<PageBox> taken = furniture;
  for (const Label& label : first_labels) taken.insert(taken.end(), label.boxes.begin(), label.boxes.end());
  settle(blocks, frame, taken, painted.solid);

  obstacles.solid.insert(obstacles.solid.end(), taken.begin(), taken.end());
  std::vector<LabelRequest> rest;
  for (std::size_t i = 0; i < first.size(); ++i)
    if (!first_labels[i].placed) rest.push_back(first[i]);
  for (const LabelRequest& request : painted.labels)
    if (!names_event_place(request)) rest.push_back(request);
  std::vector<Label> labels = place_labels(rest, with_events(), measure);

  std::vector<LabelRequest> requests;
  std::vector<Label> all;
  for (std::size_t i = 0; i < first.size(); ++i)
    if (first_labels[i].placed) {
      requests.push_back(first[i]);
      all.push_back(first_labels[i]);
    }
  requests.insert(requests.end(), rest.begin(), rest.end());
  all.insert(all.end(), labels.begin(), labels.end());
  painted.labels = std::move(requests);
  return all;
}

void draw_labels(Canvas& canvas, const Painted& painted, const std::vector<Label>& labels,
                 const PageBox& frame) {
  draw_icons(canvas, painted, painted.labels, labels);
  canvas.begin("layer", "Labels", "", frame);
  draw_texts(canvas, painted.labels, labels);
  canvas.end();
}

bool has_heat_of_events(const Style& style) {
  return std::ranges::any_of(style.layers, [](const StyleLayer& layer) {
    return layer.type == StyleLayerType::heatmap && layer.source == "events";
  });
}

FeatureLayer event_points(const std::vector<LocatedEvent>& events) {
  FeatureLayer layer{"events", {}};
  for (const LocatedEvent& event : events) layer.features.push_back(to_feature(event));
  return layer;
}

/// Where the scale bar stands inside the map on a sheet without a panel.
PageBox scale_corner(const Canvas& canvas, const PageBox& frame) {
  return {frame.left + 1.5, frame.bottom - 1.5 - canvas.sized(9), frame.left + 1.5 + canvas.sized(38.5),
          frame.bottom - 1.5};
}

void draw_scale_in_corner(Canvas& canvas, const Projector& projector) {
  const PageBox corner = scale_corner(canvas, projector.frame());
  canvas.add(box_mark(corner, faded(canvas.look().paper, 0.84), std::nullopt));
  draw_scale_bar(canvas, projector, {corner.left + 1.5, corner.top + 0.7}, canvas.sized(30));
}

void draw_panel(Canvas& canvas, const Layout& layout, const Projector& projector, const MapContent& content,
                const std::vector<LegendEntry>& entries) {
  const PageBox& panel = layout.panel;
  const bool north = canvas.spec.north_arrow == Show::on ||
                     (canvas.spec.north_arrow == Show::automatic && one_north(projector));
  const double foot = canvas.sized(scale_room);
  const double arrow = canvas.sized(3);  // from the panel's edge to the arrow's middle
  PageBox rest = panel;
  if (layout.panel_beside) {
    if (canvas.spec.scale_bar) {
      rest.bottom -= foot;
      const PageBox bar = draw_scale_bar(canvas, projector, {panel.left, rest.bottom + 1.5},
                                         panel.width() - canvas.sized(north ? 14 : 8));
      if (north) draw_north_arrow(canvas, projector, {panel.right - arrow, (bar.top + bar.bottom) / 2 + 1});
    } else if (north) {
      rest.bottom -= foot;
      draw_north_arrow(canvas, projector, {panel.right - arrow, panel.bottom - canvas.sized(4)});
    }
    const double legend = canvas.spec.legend ? legend_height(canvas, entries, rest.width(), 1) : 0;
    const double room = rest.height() - legend - 3;
    if (has_locator(canvas.spec, content) && (room > 16 || legend == 0)) {
      const double height = std::min({locator_height, room, panel.width() / 1.3});
      draw_locator(canvas, content, projector, {rest.left, rest.top, rest.right, rest.top + height});
      rest.top += height + 3;
    } else if (has_locator(canvas.spec, content)) {
      canvas.findings.push_back({Severity::note, {}, "the legend leaves no room for the locator map"});
    }
    if (canvas.spec.legend) draw_legend(canvas, entries, rest, 1);
    return;
  }
  if (has_locator(canvas.spec, content)) {
    const double height = std::min(panel.height() - foot, locator_height);
    const double width = std::min(height * 1.3, panel.width() * 0.3);
    draw_locator(canvas, content, projector, {panel.left, panel.top, panel.left + width, panel.top + height});
    rest.left += std::max(width, canvas.sized(38)) + 4;
  } else if (canvas.spec.scale_bar) {
    rest.left += canvas.sized(42);
  }
  if (canvas.spec.scale_bar) {
    const PageBox bar = draw_scale_bar(canvas, projector, {panel.left, panel.bottom - foot + 1.5},
                                       canvas.sized(north ? 22 : 28));
    if (north)
      draw_north_arrow(canvas, projector, {panel.left + canvas.sized(35), (bar.top + bar.bottom) / 2 + 1});
  }
  if (canvas.spec.legend)
    draw_legend(canvas, entries, rest,
                std::max(1, static_cast<int>(rest.width() / canvas.sized(legend_column))));
}

bool has_layer_for(std::string_view source, const Style& style) {
  return std::ranges::any_of(style.layers, [&](const StyleLayer& layer) { return layer.source == source; });
}

/// The height of a panel below the map before anything is drawn: from the kinds of events.
double expected_panel_height(const Canvas& canvas, const MapContent& content) {
  const SheetSpec& spec = canvas.spec;
  std::set<std::string> kinds;
  for (const LocatedEvent& event : content.events)
    kinds.insert(legend_label(event_kind(event.event.type, event.event.subtype).symbol, event.event.type));
  const double columns =
      std::max(1.0, std::floor((spec.size.width - canvas.sized(54)) / canvas.sized(legend_column)));
  const double rows = spec.legend ? (static_cast<double>(kinds.size()) + 10) / columns + 1 : 0;
  return canvas.sized(std::max(rows * 5.2 + 5, spec.inset ? 36.0 : 12.0));
}

}  // namespace

Sheet compose(const SheetSpec& spec, const Style& style, const MapContent& content, TextMeasure& measure,
              Findings& findings) {
  Canvas canvas{spec, style, measure, findings, {}};
  Drawing& drawing = canvas.sheet.drawing;
  drawing.width = spec.size.width;
  drawing.height = spec.size.height;
  drawing.background = style.look.paper;
  drawing.title = spec.title;
  drawing.language = spec.language;

  // The credits name the projection, which depends on the frame, which depends on the
  // credits' height: planned once with a stand-in and once with the words.
  const std::string projection = spec.projection.empty() ? projection_for(spec.extent) : spec.projection;
  const double panel_height = expected_panel_height(canvas, content);
  const std::string stand_in =
      not_shown({{}, content.events.size(), content.events.size()}, content.events.size());
  Layout layout = planned(canvas, credits_of(spec, content, stand_in, nullptr), panel_height);
  if (layout.map.width() < 10 || layout.map.height() < 10)
    throw UsageError(
        fmt::format("a sheet of {:.0f} x {:.0f} mm leaves no room for the map; choose a larger --size or a "
                    "shorter --title",
                    spec.size.width, spec.size.height));
  const Projector projector = Projector::fitted(projection, spec.extent, layout.map, spec.scale);

  std::vector<FeatureLayer> layers = content.layers;
  if (spec.grid) layers.push_back(grid_layer(projector));
  for (FeatureLayer& layer : event_extents(content.events, ids_of(layers, "corridors")))
    layers.push_back(std::move(layer));
  if (has_heat_of_events(style)) layers.push_back(event_points(content.events));
  Painted painted = paint(canvas, on_page(layers, projector), content.rasters, projector);
  if (spec.grid && !has_layer_for("grid", style)) draw_grid(canvas, projector);

  const bool corner_scale = spec.scale_bar && layout.panel.width() <= 0;
  std::vector<PageBox> furniture;
  if (corner_scale) furniture.push_back(scale_corner(canvas, projector.frame()));
  EventBlocks blocks = group_events(canvas, content, projector);
  const std::vector<Label> labels =
      place_labels_and_events(painted, blocks, projector.frame(), furniture, measure);
  draw_leaders(canvas, blocks);
  draw_labels(canvas, painted, labels, projector.frame());
  report_labels(canvas, painted.labels, labels);
  report_unknown_glyphs(canvas, painted.labels);
  draw_events(canvas, content, blocks);
  if (corner_scale) draw_scale_in_corner(canvas, projector);
  draw_frame(canvas, projector);
  draw_title(canvas, layout);
  if (layout.panel.width() > 0)
    draw_panel(canvas, layout, projector, content, legend_entries(painted, blocks, content));

  const std::string missing = not_shown(blocks, content.events.size());
  layout.credits_text = wrapped(credits_of(spec, content, missing, &projector), layout.credits_font,
                                layout.credits.width(), measure);
  draw_credits(canvas, layout);
  drawing.description = map_in_words(spec, projector.shown(), content, blocks);
  drawing.author = joined(content.sources, "; ");
  return std::move(canvas.sheet);
}

}  // namespace dateline
