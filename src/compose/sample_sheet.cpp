#include "dateline/compose/sample_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "compose/event_blocks.hpp"
#include "compose/event_symbols.hpp"
#include "compose/painter.hpp"
#include "compose/sample_country.hpp"
#include "compose/scale_bar.hpp"

namespace dateline {
namespace {

constexpr double width = 420;  // mm, A3
constexpr double height = 297;
constexpr double map_width = 280;
constexpr double map_height = 212;
constexpr double margin = 6;
constexpr double extent_width = 205;  // mm of the country: the map's frame, about
constexpr double extent_height = 185;
constexpr double km_per_degree = 111.32;

const Font head{FontFamily::sans, 3, true, false, 0};
const Font words{FontFamily::sans, 2.2, false, false, 0};
const Font small{FontFamily::sans, 1.9, false, false, 0};

/// So many millimetres about 0° N 0° E.
GeoBox box_at(double scale) {
  const double degrees = scale / 1e6 / km_per_degree;
  return {-extent_width / 2 * degrees, -extent_height / 2 * degrees, extent_width / 2 * degrees,
          extent_height / 2 * degrees};
}

SheetSpec spec_of(const Style& style, double scale) {
  SheetSpec spec;
  spec.size = {map_width, map_height, 200};
  spec.title = style.name.empty() ? "A style without a name" : style.name;
  spec.subtitle = style.about;
  spec.credits = "A made-up country: nothing here is anywhere.";
  spec.extent = box_at(scale);
  spec.scale = scale;
  spec.period = sample_period();
  spec.as_of = sample_period().last;
  spec.inset = false;
  return spec;
}

/// Draws the catalogue beside and below the map.
class Catalogue {
 public:
  Catalogue(Canvas& canvas, const MapContent& country, double scale)
      : m_canvas(canvas), m_country(country), m_scale(scale), m_zoom(zoom_for_scale(scale)) {}

  void draw() {
    const double below = events({map_width + 4, margin, width - margin, map_height});
    const double end = symbols({map_width + 4, below + 4, width - margin, map_height - 40});
    other_scales({map_width + 4, end + 4, width - margin, map_height});
    layers({margin, map_height + 2, width - margin, height - margin});
  }

 private:
  double heading(const std::string& text, const PageBox& box) {
    return m_canvas.text(text, {box.left, box.top}, head, m_canvas.look().ink) + 1.5;
  }

  void label(const std::string& text, PagePoint middle_left, const Font& font, Colour colour) {
    m_canvas.text(text, {middle_left.x, middle_left.y - m_canvas.text_height(text, font) / 2}, font, colour);
  }

  /// Every kind with a symbol of its own, solid and hollow; gives the bottom.
  double events(const PageBox& box) {
    m_canvas.begin("catalogue", "Kinds of events");
    const double top = heading("Kinds of events: known exactly, and not", box);
    constexpr double row = 5.6;
    constexpr std::size_t rows = 9;
    std::set<std::pair<std::string_view, std::string_view>> shown;
    std::size_t nth = 0;
    for (const EventKind& kind : event_kinds()) {
      const bool own_symbol = kind.subtype.empty() || kind.symbol != event_kind(kind.type, "").symbol;
      if (!own_symbol || !shown.insert({kind.type, kind.symbol}).second) continue;
      const PagePoint at{box.left + 2.5 + static_cast<double>(nth / rows) * box.width() / 2,
                         top + (static_cast<double>(nth % rows) + 0.5) * row};
      event(kind, at);
      ++nth;
    }
    m_canvas.end();
    return top + static_cast<double>(rows) * row;
  }

  void event(const EventKind& kind, PagePoint at) {
    LocatedEvent located;
    located.event.type = kind.type;
    located.event.subtype = kind.subtype;
    for (const GeoPrecision precision : {GeoPrecision::exact, GeoPrecision::near}) {
      located.precision = precision;
      EventSymbol symbol = symbol_of(located, 0, m_canvas, m_zoom);
      symbol.half = 2;
      symbol.at = {at.x + (precision == GeoPrecision::exact ? 0 : 5.6), at.y};
      draw_symbol_only(m_canvas, symbol);
    }
    label(std::string(kind.label), {at.x + 10, at.y}, words, m_canvas.look().ink);
  }

  /// Gives the bottom of the last row.
  double symbols(const PageBox& box) {
    m_canvas.begin("catalogue", "Symbols");
    const double top = heading("Symbols at 3 mm and 12 mm", box);
    constexpr int columns = 7;
    constexpr double row = 16.6;
    const double column = box.width() / columns;
    int nth = 0;
    for (const auto& [name, shapes] : m_canvas.style.symbols) {
      const PageBox cell{box.left + nth % columns * column, top + nth / columns * row,
                         box.left + (nth % columns + 1) * column, top + (nth / columns + 1) * row};
      if (cell.bottom > box.bottom) break;
      symbol(name, shapes, cell);
      ++nth;
    }
    m_canvas.end();
    told_rest("symbols", static_cast<std::size_t>(nth), m_canvas.style.symbols.size());
    return top + std::ceil(static_cast<double>(nth) / columns) * row;
  }

  /// The country's middle at a larger and a smaller scale: styles change with it.
  void other_scales(const PageBox& box) {
    m_canvas.begin("catalogue", "Other scales");
    const double top = heading("The same country at other scales", box);
    const double side = (box.width() - 4) / 2;
    double left = box.left;
    for (const double scale : {m_scale / 8, m_scale * 8}) {
      const PageBox frame{left, top, left + side, box.bottom - 4};
      small_map(scale, frame);
      label(scale_text(scale), {left, box.bottom - 1.6}, small, m_canvas.look().soft_ink);
      left += side + 4;
    }
    m_canvas.end();
  }

  static void draw_symbols(Canvas& canvas, const Painted& painted, const LabelObstacles& obstacles) {
    const std::vector<Label> labels = place_labels(painted.labels, obstacles, canvas.measure);
    draw_icons(canvas, painted, painted.labels, labels);
    draw_texts(canvas, painted.labels, labels);
  }

  void small_map(double scale, const PageBox& frame) {
    const GeoBox box = box_at(scale);
    const Projector projector = Projector::fitted("+proj=merc", box, frame, scale);
    const MapContent country = sample_country(box);
    m_canvas.begin("map", scale_text(scale), "", frame);
    const Painted painted = paint(m_canvas, on_page(country.layers, projector), country.rasters, projector);
    draw_symbols(m_canvas, painted, {frame.grown(-0.6), painted.solid, painted.lines});
    m_canvas.end();
    m_canvas.add(thin_frame(frame));
  }

  PathMark thin_frame(const PageBox& box) const {
    return box_mark(box, std::nullopt,
                    Pen{m_canvas.look().soft_ink, 0.1, {}, LineCap::butt, LineJoin::miter});
  }

  void symbol(const std::string& name, const std::vector<PathMark>& shapes, const PageBox& cell) {
    const SymbolColours colours{m_canvas.look().ink, m_canvas.look().ground};
    const auto at_size = [&](double size, PagePoint middle) {
      const PageBox clip = around(middle, size, size);
      m_canvas.begin("symbol", name, "", clip);
      for (SymbolMark& mark : symbol_marks(shapes, colours, false, size / 2, {middle}))
        m_canvas.add(std::move(mark));
      m_canvas.end();
    };
    at_size(12, {cell.left + 6, cell.top + 6});
    at_size(3, {cell.left + 14.5, cell.top + 10.5});
    label(name, {cell.left, cell.top + 13.7}, small, m_canvas.look().soft_ink);
  }

  void layers(const PageBox& box) {
    m_canvas.begin("catalogue", "Layers");
    const double top = heading("Layers in their order, each by itself at " + scale_text(m_scale), box);
    constexpr double least_row = 7;
    constexpr double tallest_row = 9;
    const std::vector<StyleLayer>& all = m_canvas.style.layers;
    const auto room = static_cast<std::size_t>((box.bottom - top) / least_row);
    const std::size_t columns = std::clamp<std::size_t>((all.size() + room - 1) / room, 5, 7);
    const std::size_t rows = std::min(room, (all.size() + columns - 1) / columns);
    const double row = std::min((box.bottom - top) / static_cast<double>(rows), tallest_row);
    const double column = box.width() / static_cast<double>(columns);
    const std::size_t shown = std::min(all.size(), rows * columns);
    for (std::size_t i = 0; i < shown; ++i) {
      const PagePoint at{box.left + static_cast<double>(i / rows) * column,
                         top + static_cast<double>(i % rows) * row};
      const PageBox swatch{at.x, at.y, at.x + 20, at.y + row - 1};
      if (all[i].source != "events") draw_alone(all[i], swatch);
      std::string about = to_string(all[i].type);
      if (!all[i].visible_at(m_zoom)) about += ", not at this scale";
      m_canvas.text(all[i].id, {at.x + 21, at.y + 0.2}, words, m_canvas.look().ink);
      m_canvas.text(about, {at.x + 21, at.y + 3.1}, small, m_canvas.look().soft_ink);
    }
    m_canvas.end();
    told_rest("layers", shown, all.size());
  }

  void told_rest(const char* what, std::size_t shown, std::size_t all) {
    if (shown < all)
      m_canvas.findings.push_back(
          {Severity::note, {}, fmt::format("the sample sheet has room for {} of {} {}", shown, all, what)});
  }

  /// The attributes of something that the layer draws: of the country where it has such a thing.
  Feature subject(const StyleLayer& layer) const {
    for (const FeatureLayer& source : m_country.layers) {
      if (source.name != layer.source) continue;
      for (const Feature& feature : source.features)
        if (layer.takes({&feature, m_zoom, geometry_type(feature)})) return feature;
    }
    Feature feature;
    feature.attributes = {{"name", std::string("Name")}, {"type", std::string("Battles")}, {"rank", 1.0}};
    return feature;
  }

  static bool is_ground(const StyleLayer& layer) {
    return layer.type == StyleLayerType::background ||
           (layer.type == StyleLayerType::fill && layer.source == "land");
  }

  /// What the layer alone draws of its subject, on the style's ground and land.
  void draw_alone(const StyleLayer& layer, const PageBox& box) {
    const Projector projector = Projector::fitted("+proj=merc", box_at(m_scale), box, m_scale);
    const auto at = [&](double x, double y) {
      return *projector.to_lonlat({box.left + x * box.width(), box.top + y * box.height()});
    };
    const auto area = [&](double in) {
      return Geometry{
          {}, {}, {{{{at(in, 1 - in), at(1 - in, 1 - in), at(1 - in, in), at(in, in), at(in, 1 - in)}}}}};
    };
    const double swing = layer.type == StyleLayerType::symbol ? 0.08 : 0.22;
    Line wave;
    for (int i = -2; i <= 22; ++i)
      wave.push_back(at(i / 20.0, 0.5 + swing * std::sin(i / 20.0 * 2 * std::numbers::pi)));

    Style alone = m_canvas.style;
    alone.layers.clear();
    for (const StyleLayer& other : m_canvas.style.layers)
      if (is_ground(other) && layer.type != StyleLayerType::background && layer.id != other.id)
        alone.layers.push_back(other);
    if (layer.type == StyleLayerType::background) alone.layers.push_back(layer);
    StyleLayer shown = layer;
    shown.source = "subject";
    shown.minzoom = 0;
    shown.maxzoom = 24;
    shown.filter = nullptr;
    if (layer.type != StyleLayerType::background) alone.layers.push_back(shown);

    Feature feature = subject(layer);
    feature.set("name", std::string("Name"));
    const bool along_line = layer.type == StyleLayerType::symbol && !feature.geometry.lines.empty();
    feature.geometry = layer.type == StyleLayerType::fill                 ? area(0.12)
                       : layer.type == StyleLayerType::line || along_line ? Geometry{{}, {wave}, {}}
                                                                          : point_geometry(at(0.5, 0.5));
    Feature land;
    land.geometry = area(-0.1);
    const std::vector<FeatureLayer> content{{"land", {land}}, {"subject", {feature}}};
    Canvas swatch{m_canvas.spec, alone, m_canvas.measure, m_canvas.findings, {}};
    const Painted painted = paint(swatch, on_page(content, projector), {}, projector);
    draw_symbols(swatch, painted, {box, {}, {}});
    m_canvas.begin("layer", layer.id, "", box);
    for (Mark& mark : swatch.sheet.drawing.marks) m_canvas.add(std::move(mark));
    m_canvas.end();
    m_canvas.add(thin_frame(box));
  }

  Canvas& m_canvas;
  const MapContent& m_country;
  double m_scale;
  double m_zoom;
};

}  // namespace

Sheet sample_sheet(const Style& style, double scale, TextMeasure& measure, Findings& findings) {
  const SheetSpec spec = spec_of(style, scale);
  const MapContent country = sample_country(spec.extent);
  Canvas canvas{spec, style, measure, findings, compose(spec, style, country, measure, findings)};
  canvas.sheet.drawing.width = width;
  canvas.sheet.drawing.height = height;
  canvas.sheet.drawing.title = "Sample of the style " + spec.title;
  Catalogue(canvas, country, scale).draw();
  return std::move(canvas.sheet);
}

}  // namespace dateline
