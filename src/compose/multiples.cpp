#include "dateline/compose/multiples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "compose/alt_text.hpp"
#include "compose/common_labels.hpp"
#include "compose/placing.hpp"
#include "compose/reading_order.hpp"
#include "compose/sheet_division.hpp"
#include "compose/sheet_outline.hpp"
#include "compose/sheet_words.hpp"
#include "compose/small_map.hpp"
#include "compose/timeline.hpp"
#include "dateline/error.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

/// What is found in one map only is told with its heading, what is found in several once.
void tell_findings(const std::vector<std::unique_ptr<SmallMapDrawn>>& maps, Findings& findings) {
  std::map<std::string, std::size_t> counts;
  for (const auto& map : maps)
    for (const Finding& finding : map->findings()) ++counts[finding.message];
  for (const auto& map : maps)
    for (Finding finding : map->findings()) {
      std::size_t& count = counts[finding.message];
      if (count == 0) continue;
      const bool one = count == 1 && maps.size() > 1;
      count = 0;
      if (one) finding.message = map->map().heading + ": " + finding.message;
      findings.push_back(std::move(finding));
    }
}

/// Is it the name of the place, and not of something else that bears the same id in another layer?
bool names_it(const LabelRequest& request, const Feature& place) {
  std::string text = request.text;
  std::ranges::replace(text, '\n', ' ');
  return request.way == LabelRequest::Way::around_point ||
         text.find(to_string(place["name"])) != std::string::npos;
}

/// Composes the sheet in rounds: how large the maps are and what their symbols have in common follows from
/// how they were drawn before.
class SheetOfMaps {
 public:
  SheetOfMaps(const SheetSpec& spec, const Style& style, const MapContent& all, std::vector<SmallMap> maps,
              const SmallMapsAbout& about, TextMeasure& measure)
      : m_spec(spec),
        m_style(style),
        m_all(all),
        m_maps(std::move(maps)),
        m_about(about),
        m_measure(measure),
        m_canvas{m_spec, style, measure, m_findings, {}},
        m_timeline(spec.timeline == Show::on && !all.events.empty()) {
    m_spec.frame.reset();  // of a single map
    if (spec.period && !spec.period->starts_open() && !spec.period->ends_open())
      m_spec.common.days = spec.period;
  }

  Sheet run(Findings& findings) {
    Division division = divided_by_guess();
    constexpr int most_rounds = 6;
    for (int round = 1;; ++round) {
      draw_maps(division);
      const CommonLegend common = joined(m_spec.common, drawn_in_common());
      const bool settled = !changed_group() && common == m_spec.common;
      m_spec.common = common;
      const MapsTogether shown = together(m_canvas, drawn(), m_all);
      const std::vector<LegendEntry> entries = entries_of(m_canvas, m_all, shown, true);
      Panel panel(m_canvas, m_all, projector(), entries);
      Division better = divisions().best(panel);
      const bool stays = is_alike(better, division);
      if ((settled && stays) || round == most_rounds) {
        if (stays) division = std::move(better);
        break;
      }
      division = std::move(better);
    }
    leave_out_unnamed_places();
    draw_maps(division);
    finish(division);
    findings.insert(findings.end(), m_findings.begin(), m_findings.end());
    return std::move(m_canvas.sheet);
  }

 private:
  static bool is_alike(const Division& a, const Division& b) {
    return std::abs(a.grid.width - b.grid.width) < 0.01 && std::abs(a.grid.height - b.grid.height) < 0.01;
  }

  /// Headings whose counts are as long as any that are to come.
  MapHeadings headings() {
    std::vector<MapHeading> words;
    for (std::size_t i = 0; i < m_maps.size(); ++i)
      words.push_back({m_maps[i].heading, i < m_drawn.size() ? m_drawn[i]->count_words()
                                                             : counted(m_maps[i].events.size(), "event")});
    return {m_canvas, std::move(words)};
  }

  Divisions divisions() {
    m_headings.emplace(headings());
    const std::string missing =
        joined_words(longest_plan_words(m_spec, m_all.events.size()), longest_not_shown(m_all.events.size()));
    return {m_canvas, *m_headings, m_maps.size(), credits(missing, nullptr), m_timeline};
  }

  Division divided_by_guess() { return divisions().guessed(m_all); }

  std::string credits(const std::string& missing, const Projector* projector) const {
    return credits_of(m_spec, m_all, joined_words(m_about.note, missing), projector, m_about.as_of);
  }

  void draw_maps(const Division& division) {
    m_drawn.clear();
    const SheetSize frame{division.grid.width, division.grid.height, m_spec.size.dpi};
    for (const SmallMap& map : m_maps)
      m_drawn.push_back(std::make_unique<SmallMapDrawn>(m_spec, m_style, map, frame, m_measure));
  }

  std::vector<const SmallMapDrawn*> drawn() const {
    std::vector<const SmallMapDrawn*> maps;
    for (const auto& map : m_drawn) maps.push_back(map.get());
    return maps;
  }

  const Projector& projector() const { return m_drawn.front()->drawn().projector; }

  CommonLegend drawn_in_common() const {
    CommonLegend common;
    for (const auto& map : m_drawn) {
      common = joined(common, map->drawn().counts.own);
      const auto& sizes = map->drawn().events.blocks.sizes;
      if (sizes) common.most = std::max(common.most, sizes->most);
    }
    return common;
  }

  /// Where the events of one map would hide each other, those of all are shown as that one's.
  bool changed_group() {
    if (m_spec.group != Grouping::automatic && m_spec.group != Grouping::none) return false;
    const auto crowded =
        std::ranges::count_if(m_drawn, [](const auto& map) { return map->drawn().events.is_dense(); });
    if (crowded == 0) return false;
    m_findings.push_back(
        {Severity::note,
         {},
         fmt::format(
             "the events of {} of {} small maps would hide each other: those of all are {}", crowded,
             m_drawn.size(),
             m_spec.group == Grouping::none ? "dots" : "counted in hexagons; --group none draws dots")});
    m_spec.group = m_spec.group == Grouping::none ? Grouping::dots : Grouping::hex;
    return true;
  }

  void finish(const Division& division) {
    finish_maps(division.grid);
    tell_findings(m_drawn, m_findings);
    const MapsTogether shown = together(m_canvas, drawn(), m_all);
    const std::vector<LegendEntry> entries = entries_of(m_canvas, m_all, shown, false);
    Layout layout = division.layout;
    draw_title(m_canvas, layout);
    Panel panel(m_canvas, m_all, projector(), entries);
    panel.draw(plan_of(panel, division));
    move_maps(division.grid);
    if (m_timeline)
      draw_timeline(m_canvas, m_all, shown_events(shown.events), zoom_for_scale(projector().scale()),
                    layout.timeline);
    const std::string missing =
        joined_words(plan_words(shown.events, m_spec), not_shown(shown.events.blocks, m_all.events.size()));
    set_credits(m_canvas, layout, credits(missing, &projector()));
    draw_credits(m_canvas, layout);
    draw_logo(m_canvas, layout);
    describe(shown);
  }

  CommonLabels names() {
    std::vector<MapDrawn*> maps;
    for (const auto& map : m_drawn) maps.push_back(&map->drawn());
    return place_common_labels(maps, m_measure);
  }

  /// A dot without a name tells little and hides much on a small map.
  void leave_out_unnamed_places() {
    const CommonLabels all = names();
    std::multimap<std::string, const LabelRequest*> named;
    for (std::size_t i = 0; i < all.labels.size(); ++i)
      if (all.labels[i].placed) named.emplace(all.requests[i].feature, &all.requests[i]);
    std::set<std::string> left_out;
    for (SmallMap& map : m_maps)
      for (FeatureLayer& layer : map.content.layers)
        if (layer.name == "places" && !layer.own)
          std::erase_if(layer.features, [&](const Feature& place) {
            const bool is_checkpoint = to_string(place["feature_code"]) == "PSTB";
            const auto [first, last] = named.equal_range(place.id);
            const bool leave = !is_checkpoint && std::none_of(first, last, [&](const auto& entry) {
              return names_it(*entry.second, place);
            });
            if (leave) left_out.insert(place.id);
            return leave;
          });
    for (std::size_t i = 0; i < all.labels.size(); ++i)
      if (left_out.contains(all.requests[i].feature)) {
        m_left_out.requests.push_back(all.requests[i]);
        m_left_out.labels.emplace_back().why = "small maps show the places whose names find room";
      }
  }

  /// The figures of a grid stand at the outer maps only: all maps are of one extent.
  GridFigureSides figure_sides(const MapGrid& grid, std::size_t nth) const {
    const PageBox frame = m_drawn[nth]->drawn().projector.frame();
    return {frame.grown(grid_room(m_canvas)), grid.is_first_in_row(nth), grid.is_in_last_row(nth)};
  }

  void finish_maps(const MapGrid& grid) {
    CommonLabels all = names();
    for (std::size_t i = 0; i < m_drawn.size(); ++i) m_drawn[i]->finish(all.of_map[i], figure_sides(grid, i));
    Findings told;  // of places that are left out: with all the others
    std::swap(told, m_findings);
    report_labels(m_canvas, m_left_out.requests, m_left_out.labels);
    std::swap(told, m_findings);
    std::ranges::move(m_left_out.requests, std::back_inserter(all.requests));
    std::ranges::move(m_left_out.labels, std::back_inserter(all.labels));
    Canvas rest{m_spec, m_style, m_measure, m_findings, {}};  // its rows are those of the maps
    report_labels(rest, all.requests, all.labels);
  }

  void move_maps(const MapGrid& grid) {
    const MapHeadings words = headings();
    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
      m_canvas.begin("map", m_maps[i].heading, words[i].count + ".");
      words.draw(m_canvas, i, grid.heading_room(i));
      const PageBox frame = grid.frame(i);
      m_drawn[i]->move_to(m_canvas, {frame.left, frame.top}, i);
      m_canvas.end();
    }
  }

  void describe(const MapsTogether& shown) {
    report_unknown_glyphs(m_canvas);
    Drawing& drawing = m_canvas.sheet.drawing;
    drawing.width = m_spec.size.width;
    drawing.height = m_spec.size.height;
    drawing.background = m_style.look.paper;
    drawing.title = m_spec.title;
    drawing.language = m_spec.language;
    drawing.description = counted(m_maps.size(), "small map") + ", side by side. " +
                          map_in_words(m_spec, projector().shown(), m_all, shown.events);
    drawing.author = joined(m_all.sources, "; ");
    drawing.marks = in_reading_order(std::move(drawing.marks));
    m_canvas.sheet.missing = shown.events.blocks.missing();
    m_canvas.sheet.outline = outline_of(projector());
    if (!m_spec.alt_text) return;
    std::vector<PartInWords> parts;
    for (std::size_t i = 0; i < m_maps.size(); ++i)
      parts.push_back({m_maps[i].heading + ": " + m_drawn[i]->count_words(), &m_maps[i].content});
    m_canvas.sheet.alt_text = alt_text(m_spec, m_all, projector(), parts, credits("", &projector()));
  }

  SheetSpec m_spec;
  const Style& m_style;
  const MapContent& m_all;
  std::vector<SmallMap> m_maps;
  const SmallMapsAbout& m_about;
  TextMeasure& m_measure;
  Findings m_findings;
  Canvas m_canvas;
  bool m_timeline;
  std::optional<MapHeadings> m_headings;
  std::vector<std::unique_ptr<SmallMapDrawn>> m_drawn;
  CommonLabels m_left_out;  ///< names of places that no map shows
};

constexpr double usual_width_share = 0.94;   // of a sheet, for its maps
constexpr double usual_height_share = 0.66;  // the same
constexpr double usual_heading = 4.6;        // mm

PageBox usual_room(const SheetSpec& spec) {
  return {0, 0, spec.size.width * usual_width_share, spec.size.height * usual_height_share};
}

}  // namespace

Sheet compose_multiples(const SheetSpec& spec, const Style& style, const MapContent& all,
                        std::vector<SmallMap> maps, const SmallMapsAbout& about, TextMeasure& measure,
                        Findings& findings) {
  if (maps.empty()) throw UsageError("there is no event to make small maps of");
  return SheetOfMaps(spec, style, all, std::move(maps), about, measure).run(findings);
}

SheetSize small_map_size(const SheetSpec& spec, std::size_t maps) {
  SheetSize best{1, 1, spec.size.dpi};
  double largest = 0;
  for (const MapGrid& grid : map_grids(maps, usual_room(spec), [](double) { return usual_heading; }))
    if (const double room = room_for(spec.extent, grid.width, grid.height); room > largest) {
      largest = room;
      best = {grid.width, grid.height, spec.size.dpi};
    }
  return best;
}

std::size_t small_maps_on(const SheetSpec& spec, double width) {
  const double height = width * smallest_map_height / smallest_map_width;
  return std::max<std::size_t>(1, maps_in(usual_room(spec), width, height, usual_heading));
}

}  // namespace dateline
