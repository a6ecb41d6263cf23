// Symbol layers: icons and the names beside them.

#include <algorithm>
#include <cmath>
#include <numbers>

#include "compose/label_text.hpp"
#include "compose/layer_paint.hpp"
#include "compose/line_shapes.hpp"
#include "compose/text_style.hpp"
#include "label/occupancy.hpp"

namespace dateline {
namespace {

/// A name much wider than its area would lie over the neighbours: it is not asked for.
bool is_wider_than(const LayerPaint& paint, const LabelRequest& request, const PageShape& shape) {
  if (shape.polygons.empty() || request.way != LabelRequest::Way::within_area || !request.axis.empty())
    return false;
  const PageBox area = bounds(path_of({{}, {}, shape.polygons, false, {}}));
  return measure_lines(request.text, request.spans, request.font, request.line_height, paint.canvas.measure)
             .width > 1.6 * std::min(area.width(), paint.frame.width());
}

/// A name that may choose its place stands clear of the dot that was drawn where its point is;
/// one that may not stands on it.
void mind_dot(const Painted& painted, LabelRequest& request) {
  if (request.way == LabelRequest::Way::along_line) return;
  const PagePoint at = request.points.front();
  const auto dot = painted.dots.find(at);
  if (dot == painted.dots.end()) return;
  const double radius = dot->second;
  if (request.may_stand_off)
    request.clearance = std::max(request.clearance, radius);
  else if (request.own == PageBox{})
    request.own = {at.x - radius, at.y - radius, at.x + radius, at.y + radius};
}

MapSymbol::Fit fit_of(const std::string& word) {
  return word == "width"    ? MapSymbol::Fit::width
         : word == "height" ? MapSymbol::Fit::height
         : word == "both"   ? MapSymbol::Fit::both
                            : MapSymbol::Fit::none;
}

/// Where the image's middle stands from its point, before it is turned: by its anchor and offset.
PagePoint from_point(const StyleLayer& layer, const StyleContext& context, const MapSymbol& symbol,
                     double size) {
  const std::string anchor = layer.text("icon-anchor", context);
  PagePoint middle;
  if (anchor.find("left") != std::string::npos) middle.x = symbol.place.width / 2;
  if (anchor.find("right") != std::string::npos) middle.x = -symbol.place.width / 2;
  if (anchor.find("top") != std::string::npos) middle.y = symbol.place.height / 2;
  if (anchor.find("bottom") != std::string::npos) middle.y = -symbol.place.height / 2;
  const std::vector<double> offset = layer.numbers("icon-offset", context);
  if (offset.size() == 2)
    middle = {middle.x + offset[0] * size * mm_per_px, middle.y + offset[1] * size * mm_per_px};
  return middle;
}

/// The box of an image, turned, with its padding.
PageBox box_of(const ImagePlace& place, const std::array<double, 4>& padding) {
  const double angle = place.angle * std::numbers::pi / 180;
  const double cos = std::abs(std::cos(angle));
  const double sin = std::abs(std::sin(angle));
  const double half_width = (place.width * cos + place.height * sin) / 2;
  const double half_height = (place.width * sin + place.height * cos) / 2;
  return {place.centre.x - half_width - padding[3], place.centre.y - half_height - padding[0],
          place.centre.x + half_width + padding[1], place.centre.y + half_height + padding[2]};
}

std::array<double, 4> icon_padding(const StyleLayer& layer, const StyleContext& context) {
  std::array<double, 4> sides{};
  const StyleValue value = layer.value("icon-padding", context);
  if (const auto* padding = value.as<StylePadding>()) sides = padding->sides;
  for (double& side : sides) side *= mm_per_px;
  return sides;
}

/// The icon of a feature at a point of the sheet, turned by `angle` besides its own rotation.
std::optional<MapSymbol> icon_at(LayerPaint& paint, const StyleContext& context, PagePoint at, double angle) {
  const auto image = named_image(paint, "icon-image", context);
  if (!image) return std::nullopt;
  const StyleLayer& layer = paint.layer;
  const double size = layer.number("icon-size", context);
  MapSymbol symbol;
  symbol.image = *image;
  symbol.look.tint = layer.colour("icon-color", context);
  symbol.look.ground = paint.canvas.look().ground;
  symbol.look.opacity = layer.number("icon-opacity", context);
  symbol.look.halo = layer.colour("icon-halo-color", context);
  symbol.look.halo_width = layer.number("icon-halo-width", context) * mm_per_px;
  symbol.look.halo_blur = layer.number("icon-halo-blur", context) * mm_per_px;
  symbol.place = {
      {}, image->width * size, image->height * size, angle + layer.number("icon-rotate", context)};
  const PagePoint middle = from_point(layer, context, symbol, size);
  const double turn = symbol.place.angle * std::numbers::pi / 180;
  symbol.place.centre = {at.x + middle.x * std::cos(turn) - middle.y * std::sin(turn),
                         at.y + middle.x * std::sin(turn) + middle.y * std::cos(turn)};
  symbol.box = box_of(symbol.place, icon_padding(layer, context));
  symbol.shift = translation(layer, "icon-translate", context);
  symbol.priority = priority_of(paint, context);
  symbol.may_overlap = layer.flag("icon-allow-overlap", context);
  if (layer.has("icon-overlap")) symbol.may_overlap = layer.text("icon-overlap", context) != "never";
  symbol.may_be_covered = layer.flag("icon-ignore-placement", context);
  symbol.optional = layer.flag("icon-optional", context);
  symbol.name_optional = layer.flag("text-optional", context);
  symbol.fit = fit_of(layer.text("icon-text-fit", context));
  symbol.slot = paint.painted.slots.size();
  if (symbol.fit != MapSymbol::Fit::none) {
    const std::vector<double> margins = layer.numbers("icon-text-fit-padding", context);
    for (std::size_t i = 0; i < margins.size() && i < 4; ++i) symbol.margins[i] = margins[i] * mm_per_px;
  }
  return symbol;
}

/// Draws the features of one symbol layer.
class SymbolPainter {
 public:
  explicit SymbolPainter(LayerPaint& paint)
      : m_paint(paint), m_icons(paint.layer.has("icon-image")), m_texts(paint.layer.has("text-field")) {}

  void draw(const DrawnFeature& feature) {
    std::vector<LabelRequest> requests;
    if (m_texts) requests = label_requests(m_paint, feature);
    std::erase_if(requests, [&](const LabelRequest& request) {
      return is_wider_than(m_paint, request, *feature.shape);
    });
    if (const auto along = along_lines(m_paint, feature.context))
      on_lines(feature, *along, requests);
    else
      on_points(feature, requests);
    for (LabelRequest& request : requests) m_paint.painted.labels.push_back(std::move(request));
  }

 private:
  void on_points(const DrawnFeature& feature, std::vector<LabelRequest>& requests) {
    const auto at = anchor_of(*feature.shape);
    if (m_icons && at && m_paint.frame.contains(*at))
      if (auto symbol = icon_at(m_paint, feature.context, *at, 0)) {
        const double radius = std::max(symbol->place.width, symbol->place.height) / 2;
        note(feature, *symbol);
        add(std::move(*symbol), requests);
        m_paint.painted.dots.try_emplace(*at, radius);
      }
    for (LabelRequest& request : requests) mind_dot(m_paint.painted, request);
  }

  /// For the legend.
  void note(const DrawnFeature& feature, const MapSymbol& symbol) {
    Sample& drawn = sample_of(m_paint, feature.context);
    if (!drawn.icon)
      drawn.icon = SymbolSample{symbol.image, symbol.look, symbol.place.width, symbol.place.height};
  }

  /// An icon for each label, which moves with it, or icons at even distances.
  void on_lines(const DrawnFeature& feature, const AlongLines& along, std::vector<LabelRequest>& requests) {
    if (!m_icons) return;
    if (!requests.empty()) {
      for (LabelRequest& request : requests)
        if (auto symbol = icon_at(m_paint, feature.context, {}, 0)) {
          symbol->with_name = true;
          std::vector<LabelRequest> one{std::move(request)};
          add(std::move(*symbol), one);
          request = std::move(one.front());
        }
      return;
    }
    const bool turned =
        !m_paint.layer.text("icon-rotation-alignment", feature.context).starts_with("viewport");
    const bool upright = m_paint.layer.flag("icon-keep-upright", feature.context);
    for (const PageLine& line : stretches(*feature.shape, along)) {
      const LinePoint middle = point_along(line, length(line) / 2);
      if (!m_paint.frame.contains(middle.at)) continue;
      double angle = turned ? middle.angle : 0;
      if (upright && std::abs(angle) > 90) angle += 180;
      if (auto symbol = icon_at(m_paint, feature.context, middle.at, angle)) {
        std::vector<LabelRequest> none;
        add(std::move(*symbol), none);
      }
    }
  }

  /// An icon whose name is not optional is one thing with it; others keep names off.
  void add(MapSymbol symbol, std::vector<LabelRequest>& requests) {
    if (!requests.empty()) {
      LabelRequest& request = requests.front();
      request.symbol = static_cast<int>(m_paint.painted.symbols.size());
      if (symbol.fit != MapSymbol::Fit::none) {
        symbol.with_name = true;
        request.border = symbol.margins;
      } else if (symbol.with_name) {
        request.picture = symbol.box;
      } else if (!symbol.name_optional && !symbol.optional) {
        symbol.is_one_with_name = true;
        const PagePoint at = request.points.front();
        request.picture = PageBox{symbol.box.left - at.x, symbol.box.top - at.y, symbol.box.right - at.x,
                                  symbol.box.bottom - at.y};
        request.picture_may_overlap = symbol.may_overlap;
      } else {
        request.own = symbol.box;
      }
    }
    m_paint.painted.symbols.push_back(std::move(symbol));
  }

  LayerPaint& m_paint;
  bool m_icons;
  bool m_texts;
};

/// The order in which the layer's symbols are drawn.
std::vector<DrawnFeature> in_drawing_order(LayerPaint& paint) {
  const StyleContext none{nullptr, paint.zoom, "", {}};
  const std::string order = paint.layer.text("symbol-z-order", none);
  if (order == "source") return drawn_features(paint, "");
  const bool by_key = order == "auto" && paint.layer.has("symbol-sort-key");
  std::vector<DrawnFeature> features = drawn_features(paint, by_key ? "symbol-sort-key" : "");
  const bool overlaps =
      paint.layer.flag("icon-allow-overlap", none) || paint.layer.flag("text-allow-overlap", none);
  if (order == "viewport-y" || (!by_key && overlaps)) {
    const auto height = [](const DrawnFeature& feature) {
      const auto at = anchor_of(*feature.shape);
      return at ? at->y : 0;
    };
    std::ranges::stable_sort(features, {}, height);
  }
  return features;
}

/// The place of an icon that takes its size from its name.
ImagePlace fitted(const MapSymbol& symbol, const PageBox& text) {
  ImagePlace place = symbol.place;
  place.angle = 0;
  const PageBox around{text.left - symbol.margins[3], text.top - symbol.margins[0],
                       text.right + symbol.margins[1], text.bottom + symbol.margins[2]};
  place.centre = around.centre();
  if (symbol.fit != MapSymbol::Fit::height) place.width = around.width();
  if (symbol.fit != MapSymbol::Fit::width) place.height = around.height();
  return place;
}

ImagePlace moved(ImagePlace place, PagePoint by) {
  place.centre = {place.centre.x + by.x, place.centre.y + by.y};
  return place;
}

/// A gap in a text: which it is, and where it begins.
struct Gap {
  PagePoint start;  ///< on the base line
  TextSpan span;
};

/// The gaps of a level text, line by line.
std::vector<Gap> gaps_of(const TextMark& mark, TextMeasure& measure) {
  std::vector<Gap> gaps;
  std::size_t first_of_line = 0;
  PagePoint at = mark.at;
  double left = 0;
  const auto end_line = [&] {
    const double before = mark.align == TextAlign::left     ? 0
                          : mark.align == TextAlign::centre ? left / 2
                                                            : left;
    for (; first_of_line < gaps.size(); ++first_of_line) gaps[first_of_line].start.x += at.x - before;
    at.y += mark.line_height * mark.font.size;
    left = 0;
  };
  std::size_t byte = 0;
  for (const TextSpan& span : mark.spans) {
    std::string words = mark.text.substr(byte, span.length);
    byte += span.length;
    if (span.gap > 0) {
      gaps.push_back({{left, at.y}, span});
      left += span.gap;
      words.erase(0, std::string_view(image_sign).size());
    }
    for (std::size_t end = words.find('\n'); end != std::string::npos; end = words.find('\n')) {
      left += measure.measure(words.substr(0, end), span.font).width;
      end_line();
      words.erase(0, end + 1);
    }
    left += measure.measure(words, span.font).width;
  }
  end_line();
  return gaps;
}

/// The images in the gaps of a label's text, standing on its base lines.
void add_images(Canvas& canvas, Images& images, const LabelRequest& request, const TextMark& mark,
                std::vector<Mark>& marks) {
  const std::vector<Gap> gaps = gaps_of(mark, canvas.measure);
  for (std::size_t i = 0; i < gaps.size() && i < request.images.size(); ++i) {
    const auto image = images.find(request.images[i]);
    if (!image) continue;
    const auto& [start, span] = gaps[i];
    const double height = image->height * span.gap / image->width;
    ImageLook look;
    look.tint = span.colour;
    look.ground = canvas.look().ground;
    images.draw(*image, {{start.x + span.gap / 2, start.y - height / 2}, span.gap, height, 0}, look, marks);
  }
}

/// The line from a place to its name, on a halo as the name has it.
void add_leader(const LabelRequest& request, const Label& label, std::vector<Mark>& marks) {
  constexpr double width = 0.2;  // mm
  const auto line = [&](Colour colour, double thickness) {
    marks.emplace_back(line_mark(label.leader.front(), label.leader.back(),
                                 Pen{colour, thickness, {}, LineCap::round, LineJoin::round}));
  };
  if (request.halo_width > 0) line(request.halo, width + request.halo_width);
  line(request.colour, width);
}

}  // namespace

void paint_symbols(LayerPaint& paint) {
  SymbolPainter painter(paint);
  for (const DrawnFeature& feature : in_drawing_order(paint)) painter.draw(feature);
}

void stand_icons(Painted& painted, const PageBox& frame) {
  std::vector<std::size_t> order(painted.symbols.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::greater<>(),
                           [&](std::size_t i) { return painted.symbols[i].priority; });
  BoxGrid taken(frame);
  for (const std::size_t i : order) {
    MapSymbol& symbol = painted.symbols[i];
    const bool with_name = symbol.with_name || symbol.is_one_with_name;
    symbol.stands = with_name || symbol.may_overlap || !taken.any(symbol.box);
    if (!symbol.stands || with_name || symbol.may_be_covered) continue;
    taken.add(static_cast<int>(i), symbol.box);
    painted.solid.push_back(symbol.box);
  }
  std::erase_if(painted.labels, [&](const LabelRequest& request) {
    if (request.symbol < 0) return false;
    const MapSymbol& symbol = painted.symbols[static_cast<std::size_t>(request.symbol)];
    return !symbol.stands && !symbol.optional;
  });
}

void draw_icons(Canvas& canvas, const Painted& painted, const std::vector<LabelRequest>& requests,
                const std::vector<Label>& labels) {
  std::vector<const Label*> names(painted.symbols.size(), nullptr);
  for (std::size_t i = 0; i < requests.size(); ++i)
    if (requests[i].symbol >= 0) names[static_cast<std::size_t>(requests[i].symbol)] = &labels[i];
  Images images(canvas.style);
  std::vector<std::vector<Mark>> layers(painted.slots.size());
  for (std::size_t i = 0; i < painted.symbols.size(); ++i) {
    const MapSymbol& symbol = painted.symbols[i];
    const Label* name = names[i];
    const bool alone = name == nullptr || !name->placed;
    if (!symbol.stands || (symbol.with_name && alone)) continue;
    if (name != nullptr && !name->placed && !symbol.name_optional) continue;
    ImagePlace place = symbol.place;
    if (symbol.with_name)
      place = symbol.fit == MapSymbol::Fit::none ? moved(place, name->point) : fitted(symbol, name->text);
    images.draw(symbol.image, moved(place, symbol.shift), symbol.look, layers[symbol.slot]);
  }
  std::vector<Mark>& marks = canvas.sheet.drawing.marks;
  for (std::size_t slot = layers.size(); slot-- > 0;)
    marks.insert(marks.begin() + static_cast<std::ptrdiff_t>(painted.slots[slot]),
                 std::make_move_iterator(layers[slot].begin()), std::make_move_iterator(layers[slot].end()));
}

void draw_texts(Canvas& canvas, const std::vector<LabelRequest>& requests, const std::vector<Label>& labels) {
  Images images(canvas.style);
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (!labels[i].leader.empty()) add_leader(requests[i], labels[i], marks);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!labels[i].placed) continue;
    marks.emplace_back(labels[i].mark);
    if (!requests[i].images.empty()) add_images(canvas, images, requests[i], labels[i].mark, marks);
  }
  for (Mark& mark : marks) canvas.add(std::move(mark));
}

}  // namespace dateline
