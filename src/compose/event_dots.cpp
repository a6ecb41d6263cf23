#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "compose/class_breaks.hpp"
#include "compose/event_counts.hpp"
#include "compose/event_symbols.hpp"

namespace dateline {
namespace {

/// Dots of one look.
struct DotKind {
  EventSymbol symbol;
  std::string label;
  std::vector<PagePoint> at;
};

/// The more there are, the smaller and the fainter, so that dense places still differ: mm and 0 to 1.
struct DotLook {
  double radius;
  double opacity;
};

DotLook look_for(double events) {
  const double decades = std::log10(std::max(events, 1.0));
  return {std::clamp(0.95 - 0.13 * decades, 0.2, 0.6), std::clamp(1.35 - 0.2 * decades, 0.15, 0.8)};
}

using KindKey = std::tuple<std::string_view, std::string_view, bool>;  // of the events, which stay

/// Kinds in the order of the table of kinds, those known exactly first.
std::vector<DotKind> kinds_of(const Canvas& canvas, const EventPlan& plan, const MapContent& content,
                              double zoom) {
  std::vector<DotKind> kinds;
  std::map<KindKey, std::size_t> known;
  const Event* before = nullptr;
  bool before_hollow = false;
  std::size_t index = 0;
  for (const Sighting& sighting : plan.counted) {
    const LocatedEvent& located = content.events[sighting.event];
    const bool hollow = located.precision != GeoPrecision::exact;
    const bool same = before != nullptr && before->type == located.event.type &&
                      before->subtype == located.event.subtype && before_hollow == hollow;
    if (!same) {
      const auto [entry, is_new] =
          known.try_emplace(KindKey(located.event.type, located.event.subtype, hollow), kinds.size());
      index = entry->second;
      if (is_new) {
        const EventSymbol symbol = symbol_of(located, sighting.event, canvas, zoom);
        kinds.push_back({symbol, legend_label(symbol.symbol, located.event.type), {}});
      }
      before = &located.event;
      before_hollow = hollow;
    }
    kinds[index].at.push_back(sighting.at);
  }
  return kinds;
}

std::size_t rank_of(const std::string& symbol) {
  const auto& table = event_kinds();
  return static_cast<std::size_t>(std::ranges::find(table, symbol, &EventKind::symbol) - table.begin());
}

SymbolMark dots_of(const DotKind& kind, const DotLook& look) {
  SymbolMark mark{circle({0, 0}, look.radius), std::nullopt, std::nullopt, {}};
  const Colour colour = faded(kind.symbol.colour, look.opacity);
  if (kind.symbol.hollow)
    mark.pen = Pen{colour, look.radius * 0.45, {}, LineCap::butt, LineJoin::round};
  else
    mark.fill = colour;
  return mark;
}

/// Kinds of the same words and colour are one row.
std::vector<LegendEntry> rows_of(const std::vector<DotKind>& kinds) {
  std::vector<LegendEntry> legend;
  std::vector<std::pair<std::string, Colour>> rows;
  std::vector<double> counts;
  bool hollow = false;
  for (const DotKind& kind : kinds) {
    hollow = hollow || kind.symbol.hollow;
    const std::pair row(kind.label, kind.symbol.colour);
    const auto known = std::ranges::find(rows, row);
    if (known == rows.end()) {
      rows.push_back(row);
      counts.push_back(static_cast<double>(kind.at.size()));
    } else {
      counts[static_cast<std::size_t>(known - rows.begin())] += static_cast<double>(kind.at.size());
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    LegendEntry entry;
    entry.swatch = LegendEntry::Swatch::dot;
    entry.text = fmt::format("{} ({})", rows[i].first, with_commas(counts[i]));
    entry.fill = rows[i].second;
    legend.push_back(std::move(entry));
  }
  if (hollow) {
    LegendEntry entry;
    entry.swatch = LegendEntry::Swatch::dot;
    entry.text = "Ring: near this place";
    entry.fill = rows.front().second;
    entry.symbol.hollow = true;
    legend.push_back(std::move(entry));
  }
  return legend;
}

std::vector<DotKind> ranked_kinds(const Canvas& canvas, const EventPlan& plan, const MapContent& content,
                                  double zoom) {
  std::vector<DotKind> kinds = kinds_of(canvas, plan, content, zoom);
  std::ranges::stable_sort(kinds, {}, [](const DotKind& kind) { return rank_of(kind.symbol.symbol); });
  return kinds;
}

}  // namespace

std::vector<LegendEntry> dots_legend(const Canvas& canvas, const EventPlan& plan, const MapContent& content,
                                     double zoom) {
  return rows_of(ranked_kinds(canvas, plan, content, zoom));
}

DrawnCounts draw_dots(Canvas& canvas, const EventPlan& plan, const MapContent& content,
                      const Projector& projector) {
  std::vector<DotKind> kinds = ranked_kinds(canvas, plan, content, zoom_for_scale(projector.scale()));
  DrawnCounts drawn;
  drawn.legend = rows_of(kinds);
  drawn.own.most_count = static_cast<double>(plan.counted.size());
  const DotLook look = look_for(joined(canvas.spec.common, drawn.own).most_count);
  // The rarest last: they would be hidden otherwise.
  std::ranges::stable_sort(kinds, std::greater<>(), [](const DotKind& kind) { return kind.at.size(); });
  canvas.begin("layer", "Events, a dot each", "", projector.frame());
  for (DotKind& kind : kinds) {
    const std::string words =
        fmt::format("{}: {} events", kind.label, with_commas(static_cast<double>(kind.at.size())));
    canvas.begin("count", words);
    SymbolMark mark = dots_of(kind, look);
    canvas.note({"dots", words, "", projector.frame(), "placed", ""});
    mark.at = std::move(kind.at);
    canvas.add(std::move(mark));
    canvas.end();
  }
  canvas.end();
  return drawn;
}

}  // namespace dateline
