#include "compose/panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "compose/event_symbols.hpp"
#include "compose/furniture.hpp"
#include "compose/locator.hpp"

namespace dateline {
namespace {

constexpr double gap = 3;                  // mm between the pieces
constexpr double padding = 1.5;            // mm around a piece inside the map
constexpr double tallest_locator = 36;     // mm
constexpr double least_locator = 16;       // mm
constexpr double locator_shape = 1.3;      // width to height
constexpr double longest_bar = 45;         // mm of a scale bar beside the map
constexpr double bar_below = 26;           // mm of one below or inside the map
constexpr double legend_column = 52;       // mm, of a legend in columns
constexpr double narrowest_column = 16;    // mm, below which no legend is drawn
constexpr double least_column = 38;        // the same, where the legend would be too high
constexpr double comfortable_below = 0.2;  // of the sheet's height, of a legend below
constexpr double least_legend = 10;        // mm of height
constexpr double much = 50;                // weight of what no furniture should hide (FreeRoom)
constexpr double some = 8;                 // weight of what a locator may not hide
constexpr double little = 3;               // the same, of one that the panel has no room for
constexpr double smallest_beside = 110;    // mm of sheet width
constexpr double wide_shape = 1.15;        // width to height, from which the panel stands beside
constexpr double most_below = 0.4;         // of the sheet's height
constexpr double most_below_small = 0.34;  // the same, of a sheet narrower than smallest_beside
constexpr double most_beside = 0.4;        // of the sheet's width
constexpr double usual_beside = 0.28;      // the same, of a legend in one column
constexpr double most_scale_inside = 0.1;  // the same, of scale bar and arrow
constexpr double most_inside = 0.35;       // of the frame's area, of a legend

PageBox box_at(PagePoint at, double width, double height) {
  return {at.x, at.y, at.x + width, at.y + height};
}

/// A legend's height in rows of usual height before its entries are known, mm.
double guessed_height(const Canvas& canvas, const MapContent& content) {
  std::set<std::string> kinds;
  std::set<std::pair<const std::string*, const std::string*>> seen;  // by where the texts are held
  for (const LocatedEvent& located : content.events) {
    const Event& event = located.event;
    const std::pair texts(&event.type.str(), &event.subtype.str());
    if (seen.contains(texts)) continue;  // insert() alone would take memory for each of a million
    seen.insert(texts);
    kinds.insert(legend_label(event_kind(event.type, event.subtype).symbol, event.type));
  }
  const double columns =
      std::max(1.0, std::floor((canvas.spec.size.width - canvas.sized(54)) / canvas.sized(legend_column)));
  const double rows = (static_cast<double>(kinds.size()) + 10) / columns + 1;
  return canvas.sized(std::max(rows * 5.2 + 5, canvas.spec.inset ? tallest_locator : 12.0));
}

}  // namespace

std::vector<PageBox> ground_of(const PanelPlan& plan) {
  std::vector<PageBox> boxes;
  if (!plan.on_map) return boxes;
  for (const auto* piece : {&plan.locator, &plan.legend, &plan.scale})
    if (*piece) boxes.push_back((*piece)->grown(padding));
  return boxes;
}

Panel::Panel(Canvas& canvas, const MapContent& content, const Projector& map,
             const std::vector<LegendEntry>& entries)
    : m_canvas(canvas), m_content(content), m_map(map), m_entries(entries) {
  const Show show = canvas.spec.north_arrow;
  m_arrow = show == Show::on || (show == Show::automatic && canvas.spec.scale_bar && one_north(map));
  if (m_arrow) m_arrow_box = north_arrow_box(canvas, map);
}

double Panel::scale_width() const {
  return m_bar.width + (m_arrow ? m_arrow_box.width() + (m_bar.width > 0 ? gap : 0) : 0);
}

double Panel::scale_height() const {
  return std::max(m_bar.height, m_arrow ? m_arrow_box.height() : 0);
}

bool Panel::has_legend() const {
  return m_canvas.spec.legend && !m_entries.empty();
}

bool Panel::has_locator_in_panel() const {
  return !m_locator_on_map && has_locator(m_canvas.spec, m_content);
}

std::optional<RoomFound> Panel::locator_room(const FreeRoom& room, double most) const {
  constexpr double next_smaller = 0.85;
  const PageBox& frame = m_map.frame();
  double height = std::min({tallest_locator, frame.height() * 0.25, frame.width() * 0.25 / locator_shape});
  for (; height >= least_locator; height *= next_smaller) {
    auto found = room.best(height * locator_shape + 2 * padding, height + 2 * padding, most);
    if (found && found->hides <= most) return found;
  }
  return std::nullopt;
}

std::optional<PageBox> Panel::put_locator_on_map(const FreeRoom& room) {
  if (!has_locator(m_canvas.spec, m_content)) return std::nullopt;
  if (const auto found = locator_room(room, little)) m_locator_on_map = found->box.grown(-padding);
  return m_locator_on_map;
}

int Panel::columns_in(double width) {
  const int most = std::max(1, static_cast<int>(width / m_canvas.sized(least_column)));
  int columns = std::max(1, static_cast<int>(width / m_canvas.sized(legend_column)));
  while (columns < most &&
         legend_height(m_canvas, m_entries, width, columns) > m_canvas.spec.size.height * comfortable_below)
    ++columns;
  return columns;
}

PanelPlan Panel::beside(const PageBox& room, int legend_columns) {
  PanelPlan plan;
  plan.locator = m_locator_on_map;
  plan.legend_columns = legend_columns;
  PageBox rest = room;
  if (m_canvas.spec.scale_bar) {
    const double arrow = m_arrow ? m_arrow_box.width() + gap : 0;
    m_bar = scale_bar_for(m_canvas, m_map,
                          std::min(room.width() - arrow - m_canvas.sized(6), m_canvas.sized(longest_bar)));
  }
  if (scale_height() > 0 && scale_height() <= rest.height() && scale_width() <= rest.width()) {
    plan.scale = box_at({rest.left, rest.bottom - scale_height()}, room.width(), scale_height());
    rest.bottom = plan.scale->top - gap;
  }
  const double legend = has_legend() ? legend_height(m_canvas, m_entries, rest.width(), legend_columns) : 0;
  if (has_locator_in_panel()) {
    const double left = rest.height() - (legend > 0 ? legend + gap : 0);
    const double height = std::min({tallest_locator, left, room.width() / locator_shape});
    if (height >= least_locator) {
      plan.locator = box_at({rest.left, rest.top}, rest.width(), height);
      rest.top += height + gap;
    }
  }
  if (has_legend() && rest.height() >= m_canvas.sized(least_legend) &&
      rest.width() / legend_columns >= m_canvas.sized(narrowest_column))
    plan.legend = rest;
  plan.is_whole = !has_legend() || (plan.legend && legend <= rest.height() + 0.01);
  return plan;
}

double Panel::legend_left_below(double locator_width) const {
  const double left = std::max(locator_width, scale_width());
  return left > 0 ? left + gap + 1 : 0;
}

double Panel::height_below(double width) {
  if (m_canvas.spec.scale_bar) m_bar = scale_bar_for(m_canvas, m_map, m_canvas.sized(bar_below));
  const bool locator = has_locator_in_panel();
  const double locator_width = locator ? std::min(tallest_locator * locator_shape, width * 0.3) : 0;
  const double left = (locator ? locator_width / locator_shape + gap : 0) + scale_height();
  const double legend_width = width - legend_left_below(locator_width);
  const double legend =
      has_legend() ? legend_height(m_canvas, m_entries, legend_width, columns_in(legend_width)) : 0;
  return std::max(std::min(left, m_canvas.sized(52)), legend);
}

PanelPlan Panel::below(const PageBox& room) {
  PanelPlan plan;
  plan.locator = m_locator_on_map;
  if (m_canvas.spec.scale_bar) m_bar = scale_bar_for(m_canvas, m_map, m_canvas.sized(bar_below));
  PageBox left = room;
  if (scale_height() > 0 && scale_height() <= room.height() && scale_width() <= room.width()) {
    plan.scale = box_at({room.left, room.bottom - scale_height()}, scale_width(), scale_height());
    left.bottom = plan.scale->top - gap;
  }
  if (has_locator_in_panel()) {
    const double height = std::min({tallest_locator, left.height(), room.width() * 0.3 / locator_shape});
    if (height >= least_locator) plan.locator = box_at({left.left, left.top}, height * locator_shape, height);
  }
  PageBox rest = room;
  rest.left += legend_left_below(has_locator_in_panel() && plan.locator ? plan.locator->width() : 0);
  plan.legend_columns = columns_in(rest.width());
  if (has_legend() && rest.width() >= m_canvas.sized(narrowest_column) &&
      rest.height() >= m_canvas.sized(least_legend))
    plan.legend = rest;
  plan.is_whole = !has_legend() ||
                  (plan.legend && legend_height(m_canvas, m_entries, rest.width(), plan.legend_columns) <=
                                      rest.height() + 0.01);
  return plan;
}

void Panel::place_legend_inside(PanelPlan& plan, FreeRoom& room) {
  const PageBox& frame = m_map.frame();
  const double column =
      legend_column_width(m_canvas, m_entries, std::min(m_canvas.sized(legend_column), frame.width() * 0.8));
  std::optional<RoomFound> best;
  for (int columns = 1; columns <= 4; ++columns) {
    const double width = column * columns;
    const double height = legend_height(m_canvas, m_entries, width, columns);
    if ((width + 2 * padding) * (height + 2 * padding) > frame.width() * frame.height() * most_inside)
      continue;
    const auto found = room.best(width + 2 * padding, height + 2 * padding);
    if (!found || (best && best->hides <= found->hides)) continue;
    best = found;
    plan.legend = found->box.grown(-padding);
    plan.legend_columns = columns;
  }
  plan.is_whole = best.has_value();
  if (!best) return;
  plan.hides += best->hides;
  room.take(best->box);
}

PanelPlan Panel::inside(FreeRoom room) {
  PanelPlan plan;
  plan.on_map = true;
  const PageBox& frame = m_map.frame();
  if (m_canvas.spec.scale_bar)
    m_bar = scale_bar_for(m_canvas, m_map, std::min(m_canvas.sized(bar_below), frame.width() * 0.35));
  const auto add = [&](std::optional<PageBox>& piece, double width, double height, double most) {
    const auto found = room.best(width + 2 * padding, height + 2 * padding, most);
    if (!found || found->hides > most) return;
    piece = found->box.grown(-padding);
    plan.hides += found->hides;
    room.take(found->box);
  };
  const bool automatic = m_canvas.spec.legend_place == LegendPlace::automatic;
  if (has_legend()) place_legend_inside(plan, room);
  if (plan.legend && automatic && plan.hides >= much) {
    plan.legend.reset();
    plan.is_whole = false;
    plan.hides = 0;
  }
  const auto scale_share = [&] {
    return (scale_width() + 2 * padding) * (scale_height() + 2 * padding) / (frame.width() * frame.height());
  };
  if (scale_share() > most_scale_inside && m_canvas.spec.north_arrow == Show::automatic) m_arrow = false;
  if (scale_height() > 0 && scale_share() <= most_scale_inside)
    add(plan.scale, scale_width(), scale_height(), much);
  if (has_locator(m_canvas.spec, m_content))
    if (const auto found = locator_room(room, some)) {
      plan.locator = found->box.grown(-padding);
      plan.hides += found->hides;
    }
  return plan;
}

void Panel::draw_ground(const PageBox& box) {
  const Pen edge{faded(m_canvas.look().soft_ink, 0.5), 0.15, {}, LineCap::butt, LineJoin::miter};
  m_canvas.add(box_mark(box.grown(padding), faded(m_canvas.look().paper, 0.9), edge));
}

void Panel::draw_scale(const PageBox& box) {
  if (m_bar.height > 0) draw_scale_bar(m_canvas, m_bar, {box.left, box.bottom - m_bar.height});
  if (!m_arrow) return;
  const PagePoint corner{box.left + scale_width() - m_arrow_box.right, box.bottom - m_arrow_box.bottom};
  draw_north_arrow(m_canvas, m_map, corner);
}

void Panel::tell_what_is_missing(const PanelPlan& plan) {
  const auto dropped = [&](const char* what, const std::string& why, Severity severity) {
    m_canvas.note({what, "", "", {}, "dropped", why});
    m_canvas.findings.push_back({severity, {}, fmt::format("there is no {}: {}", what, why)});
  };
  if (has_legend() && !plan.legend)
    dropped("legend",
            plan.on_map ? "the sheet has no free corner for it; choose a larger --size"
                        : "the sheet has no room for it; choose a larger --size",
            Severity::warning);
  if (scale_height() > 0 && !plan.scale)
    dropped("scale bar", "the sheet has no room for it; choose a larger --size", Severity::warning);
  if (has_locator(m_canvas.spec, m_content) && !plan.locator)
    dropped("locator", "nothing leaves room for the small map; a larger --size shows it", Severity::note);
  if (plan.on_map && plan.hides >= much)
    m_canvas.findings.push_back({Severity::warning,
                                 {},
                                 "furniture inside the map hides places of events; --legend beside or below "
                                 "shows them"});
}

void Panel::draw(PanelPlan plan) {
  tell_what_is_missing(plan);
  if (plan.on_map && plan.legend) {
    // Room was kept for all that the legend might have to say.
    const double height = legend_height(m_canvas, m_entries, plan.legend->width(), plan.legend_columns);
    const PageBox& frame = m_map.frame();
    const bool at_top = plan.legend->top - frame.top < frame.bottom - plan.legend->bottom;
    if (height < plan.legend->height())
      (at_top ? plan.legend->bottom : plan.legend->top) =
          at_top ? plan.legend->top + height : plan.legend->bottom - height;
  }
  if (plan.on_map)
    for (const auto* piece : {&plan.legend, &plan.scale})
      if (*piece) draw_ground(**piece);
  if (plan.locator) draw_locator(m_canvas, m_content, m_map, *plan.locator);
  if (plan.legend) draw_legend(m_canvas, m_entries, *plan.legend, plan.legend_columns);
  if (plan.scale) draw_scale(*plan.scale);
}

double room_for(const GeoBox& extent, double width, double height) {
  const double middle = (extent.south + extent.north) / 2 * std::numbers::pi / 180;
  const double shape = extent.width() * std::cos(middle) / extent.height();
  return std::min(width / shape, height);
}

double panel_width(const Canvas& canvas, int legend_columns) {
  const double width = canvas.spec.size.width;
  const double usual = std::min(canvas.sized(std::clamp(width * 0.225, 40.0, 62.0)), width * usual_beside);
  return legend_columns == 1 ? usual : std::min(usual * 1.7, width * most_beside);
}

double most_panel_height(const Canvas& canvas) {
  const SheetSize& size = canvas.spec.size;
  const bool small = canvas.spec.legend_place == LegendPlace::automatic && size.width < smallest_beside;
  return size.height * (small ? most_below_small : most_below);
}

Rooms guessed_rooms(const Canvas& canvas, const MapContent& content) {
  const SheetSpec& spec = canvas.spec;
  const double below = std::min(guessed_height(canvas, content), spec.size.height * most_below);
  if (!spec.legend || spec.legend_place == LegendPlace::inside) return {};
  if (spec.legend_place == LegendPlace::below) return {.panel = Stand::below, .panel_size = below};
  if (spec.legend_place == LegendPlace::beside)
    return {.panel = Stand::beside, .panel_size = panel_width(canvas, 1)};
  const bool wide = spec.size.width >= spec.size.height * wide_shape && spec.list != EventList::beside;
  if (spec.size.width < smallest_beside && wide) return {};
  if (wide) return {.panel = Stand::beside, .panel_size = panel_width(canvas, 1)};
  return {.panel = Stand::below, .panel_size = below};
}

Rooms better_rooms(const Canvas& canvas, Panel& panel, const Layout& layout, const Rooms& rooms) {
  const SheetSpec& spec = canvas.spec;
  const bool automatic = spec.legend_place == LegendPlace::automatic;
  const bool small = automatic && spec.size.width < smallest_beside;
  const double most = most_panel_height(canvas);
  const double below = panel.height_below(layout.body.width());
  Rooms better = rooms;
  const auto with = [&](Stand stand, double size, int columns) {
    better.panel = stand;
    better.panel_size = size;
    better.legend_columns = columns;
    return better;
  };
  if (rooms.panel == Stand::below) {
    if (small && below > most) return with(Stand::inside, 0, 1);
    const double height = std::min(below, most);
    const bool fits = height <= rooms.panel_size + 0.01 && height > rooms.panel_size - 3;
    return fits ? rooms : with(Stand::below, height, 1);
  }
  if (rooms.panel == Stand::beside && !panel.beside(layout.panel, rooms.legend_columns).is_whole) {
    const double wider = panel_width(canvas, 2);
    const double beside_it =
        room_for(spec.extent, layout.map.width() - (wider - rooms.panel_size), layout.map.height());
    const double above_it = room_for(spec.extent, layout.body.width(), layout.map.height() - below);
    if (automatic && below <= most * 0.75 && above_it > beside_it) return with(Stand::below, below, 1);
    return with(Stand::beside, wider, 2);
  }
  return rooms;
}

}  // namespace dateline
