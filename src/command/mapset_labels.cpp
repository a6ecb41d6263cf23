#include "command/mapset_labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "compose/page_shapes.hpp"
#include "compose/sheet_outline.hpp"
#include "dateline/project/projector.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

constexpr double speck = 8;            // mm: an outline of less width or height is a dot
constexpr double number_letter = 2.6;  // mm of a letter's width in a label's first line, about
constexpr double name_letter = 1.9;    // mm, in its second
constexpr double line = 4.6;           // mm of a line's height
constexpr double inset = 1.1;          // mm between an outline and its label
constexpr double beside_dot = 1.6;     // mm from a dot's middle to its label

/// A group as it lies on the page.
struct Shape {
  std::vector<PagePoint> ring;  ///< empty of a dot
  PageBox box;
  PageBox label;  ///< its size about 0 0: left and top are 0
  bool has_name = false;
};

/// Where a label may stand, and how it is anchored there.
struct Spot {
  PagePoint at;
  const char* anchor;
  PageBox box;
  bool on_line = false;  ///< stands in its own outline's line, as figures do in contours
};

double letters(const std::string& text) {
  return static_cast<double>(to_utf32(text).size());
}

Shape shape_of(const SheetGroup& group, const Projector& projector) {
  Shape shape;
  shape.ring = projector.to_page(group.outline);
  const auto box = box_around(shape.ring);
  if (!box || std::min(box->width(), box->height()) < speck) {
    const GeoBox around = *bounds(line_geometry(group.outline));
    const PagePoint middle = projector.to_page(around.centre()).value_or(PagePoint{});
    shape.ring.clear();
    shape.box = {middle.x, middle.y, middle.x, middle.y};
  } else {
    shape.box = *box;
  }
  const double number = letters(group.label) * number_letter;
  const double name = group.name.empty() ? 0 : (letters(group.name) + 2) * name_letter;
  shape.has_name = !shape.ring.empty() && name > 0 && number + name < shape.box.width() - 2 * inset;
  shape.label = {0, 0, number + (shape.has_name ? name : 0), line};
  return shape;
}

/// In the corners of an outline or around a dot, the best first.
std::vector<Spot> spots_of(const Shape& shape) {
  const double width = shape.label.right;
  const double height = shape.label.bottom;
  const PageBox& in = shape.box;
  std::vector<Spot> spots;
  const auto add = [&](PagePoint at, const char* anchor, double left, double top) {
    spots.push_back({at, anchor, {left, top, left + width, top + height}});
  };
  const PagePoint middle = in.centre();
  if (shape.ring.empty()) {
    add({middle.x + beside_dot, middle.y}, "left", middle.x + beside_dot, middle.y - height / 2);
    add({middle.x - beside_dot, middle.y}, "right", middle.x - beside_dot - width, middle.y - height / 2);
    add({middle.x, middle.y - beside_dot}, "bottom", middle.x - width / 2, middle.y - beside_dot - height);
    add({middle.x, middle.y + beside_dot}, "top", middle.x - width / 2, middle.y + beside_dot);
    return spots;
  }
  const PageBox corners = in.grown(-inset);
  add({corners.left, corners.top}, "top-left", corners.left, corners.top);
  add({corners.right, corners.top}, "top-right", corners.right - width, corners.top);
  add({corners.left, corners.bottom}, "bottom-left", corners.left, corners.bottom - height);
  add({corners.right, corners.bottom}, "bottom-right", corners.right - width, corners.bottom - height);
  add({middle.x, corners.top}, "top", middle.x - width / 2, corners.top);
  add({middle.x, corners.bottom}, "bottom", middle.x - width / 2, corners.bottom - height);
  return spots;
}

/// In an outline's line, along its inside and in its middle, or askew of a dot, for those whose corners are
/// taken.
std::vector<Spot> more_spots_of(const Shape& shape) {
  const double width = shape.label.right;
  const double height = shape.label.bottom;
  std::vector<Spot> spots;
  if (shape.ring.empty()) {
    const PagePoint dot = shape.box.centre();
    constexpr double aside = beside_dot * 0.7;
    for (const double x : {1, -1})
      for (const double y : {-1, 1}) {
        const PagePoint at{dot.x + x * aside, dot.y + y * aside};
        const double left = x > 0 ? at.x : at.x - width;
        const double top = y > 0 ? at.y : at.y - height;
        const char* anchor = y > 0   ? (x > 0 ? "top-left" : "top-right")
                             : x > 0 ? "bottom-left"
                                     : "bottom-right";
        spots.push_back({at, anchor, {left, top, left + width, top + height}});
      }
    return spots;
  }
  constexpr double between = 1;  // mm
  const auto add_around = [&](PagePoint middle, const char* anchor, PagePoint at, bool on_line) {
    spots.push_back(
        {at,
         anchor,
         {middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2},
         on_line});
  };
  const PageBox& outer = shape.box;
  const PageBox in = outer.grown(-inset);
  for (double x = in.left + width / 2; x + width / 2 <= in.right; x += width + between) {
    for (const double y : {outer.top, outer.bottom}) add_around({x, y}, "center", {x, y}, true);
    add_around({x, in.top + height / 2}, "top", {x, in.top}, false);
    add_around({x, in.bottom - height / 2}, "bottom", {x, in.bottom}, false);
  }
  for (double y = in.top + height / 2; y + height / 2 <= in.bottom; y += height + between) {
    for (const double x : {outer.left, outer.right}) add_around({x, y}, "center", {x, y}, true);
    add_around({in.left + width / 2, y}, "left", {in.left, y}, false);
    add_around({in.right - width / 2, y}, "right", {in.right, y}, false);
  }
  return spots;
}

/// Does the outline's line run through the box?
bool crosses(const Shape& shape, const PageBox& box) {
  if (!shape.box.overlaps(box)) return false;
  std::vector<PagePoint> ring = shape.ring;
  ring.push_back(ring.front());
  return !cut(ring, box).empty();
}

/// Gives each label its spot, those with the fewest ways first; none where it would hide another label.
class LabelPlacer {
 public:
  LabelPlacer(const std::vector<Shape>& shapes, const PageBox& frame) : m_shapes(shapes), m_frame(frame) {}

  std::vector<std::optional<Spot>> placed() {
    std::vector<std::size_t> order(m_shapes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, {}, [&](std::size_t i) { return m_shapes[i].box.width() * m_shapes[i].box.height(); });
    std::vector<std::optional<Spot>> spots(m_shapes.size());
    for (const std::size_t i : order) {
      spots[i] = best(i, spots_of(m_shapes[i]), plain_enough);
      if (!spots[i]) spots[i] = best(i, more_spots_of(m_shapes[i]), too_much);
      if (!spots[i]) spots[i] = best(i, spots_of(m_shapes[i]), too_much);
      if (spots[i]) m_taken.push_back(spots[i]->box);
    }
    return spots;
  }

 private:
  static constexpr double too_much = 10;     ///< the cost of hiding a label
  static constexpr double plain_enough = 3;  ///< of lying on one other line at most

  std::optional<Spot> best(std::size_t of, const std::vector<Spot>& ways, double below) const {
    std::optional<Spot> best;
    double least = below;
    for (std::size_t way = 0; way < ways.size(); ++way) {
      const double preference = 0.01 * static_cast<double>(way);
      if (const double own = cost(of, ways[way]) + preference; own < least) {
        least = own;
        best = ways[way];
      }
    }
    return best;
  }

  double cost(std::size_t of, const Spot& spot) const {
    const PageBox& box = spot.box;
    double cost = m_frame.contains(box) ? 0 : 20;
    for (const PageBox& label : m_taken) cost += label.grown(0.6).overlaps(box) ? too_much : 0;
    if (cost >= too_much) return cost;
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
      const Shape& other = m_shapes[i];
      if (other.ring.empty())
        cost += i != of && other.box.grown(beside_dot).overlaps(box) ? 5 : 0;
      else
        cost += (i != of || !spot.on_line) && crosses(other, box) ? 2 : 0;
    }
    return cost;
  }

  const std::vector<Shape>& m_shapes;
  PageBox m_frame;
  std::vector<PageBox> m_taken;
};

}  // namespace

Geometry polygon_of(Line outline) {
  outline.push_back(outline.front());
  return polygon_geometry({{std::move(outline)}});
}

FeatureLayer outlines_and_labels(const std::vector<SheetGroup>& groups, const GeoBox& extent,
                                 const SheetSize& size) {
  const PageBox frame{0, 0, size.width * 0.75, size.height * 0.75};  // about what the map will have
  const Projector projector = Projector::fitted(projection_for(extent), extent, frame);
  std::vector<Shape> shapes;
  for (const SheetGroup& group : groups) shapes.push_back(shape_of(group, projector));
  const std::vector<std::optional<Spot>> spots = LabelPlacer(shapes, frame).placed();
  FeatureLayer layer{sheets_layer, {}};
  const auto add = [&](const std::string& id, const char* kind, Geometry geometry) -> Feature& {
    Feature& feature = layer.features.emplace_back();
    feature.id = id;
    feature.geometry = std::move(geometry);
    feature.set("id", id);
    feature.set("kind", std::string(kind));
    return feature;
  };
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool is_dot = shapes[i].ring.empty();
    const GeoBox around = *bounds(line_geometry(groups[i].outline));
    add(fmt::format("{}", i), is_dot ? "dot" : "outline",
        is_dot ? point_geometry(around.centre()) : polygon_of(groups[i].outline));
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto at = spots[i] ? projector.to_lonlat(spots[i]->at) : std::nullopt;
    if (!at) continue;
    Feature& label = add("", "label", point_geometry(*at));
    label.set("label", groups[i].label);
    label.set("name", shapes[i].has_name ? groups[i].name : std::string());
    label.set("anchor", std::string(spots[i]->anchor));
  }
  return layer;
}

std::size_t unlabelled(const FeatureLayer& sheets) {
  const auto labels =
      std::ranges::count_if(sheets.features, [](const Feature& feature) { return feature.id.empty(); });
  return sheets.features.size() - 2 * static_cast<std::size_t>(labels);
}

}  // namespace dateline
