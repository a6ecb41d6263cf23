#include "compose/sheet_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

using namespace dateline;

namespace {

constexpr double touching = 0.02;  // mm by which boxes may share an edge

std::string named(const Placement& item) {
  return fmt::format("{} '{}' [{:.2f} {:.2f} {:.2f} {:.2f}]", item.what, item.text, item.box.left,
                     item.box.top, item.box.right, item.box.bottom);
}

/// Rows and headings that stand within another piece of furniture.
bool is_part(const Placement& item) {
  return item.what.ends_with(" entry") || item.what.ends_with(" row");
}

/// Counts of events, which lie on the ground beneath symbols and names; hexagons share their sides.
bool is_ground(const Placement& item) {
  return item.what == "hexagon" || item.what == "density" || item.what == "dots";
}

bool is_on_map(const Placement& item) {
  return item.what == "label" || item.what == "symbol" || is_ground(item);
}

/// Circles of counts that stand corner to corner do not touch though their boxes do.
bool are_apart_as_circles(const Placement& a, const Placement& b) {
  if (a.what != "circle" || b.what != "circle") return false;
  const PagePoint from = a.box.centre();
  const PagePoint to = b.box.centre();
  return std::hypot(to.x - from.x, to.y - from.y) + 2 * touching > (a.box.width() + b.box.width()) / 2;
}

bool overlap(const Placement& a, const Placement& b) {
  if (are_apart_as_circles(a, b)) return false;
  return a.box.grown(-touching).overlaps(b.box.grown(-touching));
}

class Faults {
 public:
  /// Of a sheet with its map or, without `has_map`, of a page behind it.
  Faults(const std::vector<Placement>& report, const PageBox& page, bool has_map)
      : m_page(page), m_has_map(has_map) {
    for (const Placement& item : report) {
      if (item.state == "dropped") continue;
      if (item.what == "frame")
        m_frames.push_back(&item);
      else if (item.what == "label" && !item.turned)
        m_labels.push_back(&item);
      else if (item.what == "symbol")
        add_symbol(item);
      else if (is_part(item))
        m_parts.push_back(&item);
      else if (!is_on_map(item))
        m_furniture.push_back(&item);
      if (!m_page.grown(touching).contains(item.box)) tell(named(item) + " leaves the sheet");
      if (!(item.box.right >= item.box.left && item.box.bottom >= item.box.top))
        tell(named(item) + " has no box");
    }
  }

  std::vector<std::string> all() {
    if (m_frames.empty() == m_has_map) tell(m_has_map ? "there is no frame" : "there is a frame");
    apart(m_labels, "overlap");
    apart(m_symbols, "overlap");
    apart(m_furniture, "overlap");
    apart(m_parts, "overlap");
    apart(m_frames, "overlap");
    apart(m_labels, m_symbols);
    apart(m_labels, m_furniture);
    apart(m_symbols, m_furniture);
    for (const auto* items : {&m_labels, &m_symbols})
      for (const Placement* item : *items) within_a_frame(*item);
    for (const Placement* item : m_furniture) in_or_out(*item);
    for (const Placement* item : m_parts) within_its_whole(*item);
    return m_faults;
  }

 private:
  void tell(const std::string& fault) { m_faults.push_back(fault); }

  /// Events that share a symbol have a row each.
  void add_symbol(const Placement& item) {
    if (m_symbols.empty() || m_symbols.back()->box != item.box) m_symbols.push_back(&item);
  }

  void apart(const std::vector<const Placement*>& items, const char* verb) {
    for (std::size_t i = 0; i < items.size(); ++i)
      for (std::size_t j = i + 1; j < items.size(); ++j)
        if (overlap(*items[i], *items[j]))
          tell(fmt::format("{} and {} {}", named(*items[i]), named(*items[j]), verb));
  }

  void apart(const std::vector<const Placement*>& items, const std::vector<const Placement*>& others) {
    for (const Placement* item : items)
      for (const Placement* other : others)
        if (overlap(*item, *other)) tell(named(*item) + " and " + named(*other) + " overlap");
  }

  static bool within(const Placement& item, const Placement& whole) {
    return whole.box.grown(touching).contains(item.box);
  }

  void within_a_frame(const Placement& item) {
    if (std::ranges::none_of(m_frames, [&](const Placement* frame) { return within(item, *frame); }))
      tell(named(item) + " leaves the frame");
  }

  void in_or_out(const Placement& item) {
    for (const Placement* frame : m_frames)
      if (overlap(item, *frame) && !within(item, *frame)) tell(named(item) + " stands across the frame");
  }

  void within_its_whole(const Placement& item) {
    const std::string whole = item.what.substr(0, item.what.rfind(' '));
    const auto holds = [&](const Placement* other) { return other->what == whole && within(item, *other); };
    if (std::ranges::none_of(m_furniture, holds)) tell(named(item) + " leaves its " + whole);
  }

  PageBox m_page;
  bool m_has_map;
  std::vector<const Placement*> m_frames, m_labels, m_symbols, m_furniture, m_parts;
  std::vector<std::string> m_faults;
};

/// The straight lines within the groups of that title, each once.
std::vector<Leader> lines_in(const Drawing& drawing, const std::string& title) {
  std::vector<Leader> lines;
  bool within = false;
  for (const Mark& mark : drawing.marks) {
    if (const auto* group = std::get_if<GroupBegin>(&mark)) within = group->title == title;
    if (std::holds_alternative<GroupEnd>(mark)) within = false;
    const auto* path = std::get_if<PathMark>(&mark);
    if (!within || path == nullptr || path->path.points.size() != 2) continue;
    const Leader line{path->path.points[0], path->path.points[1]};
    const auto is_same = [&](const Leader& other) { return other.from == line.from && other.to == line.to; };
    if (std::ranges::none_of(lines, is_same)) lines.push_back(line);
  }
  return lines;
}

}  // namespace

std::vector<std::string> struck_names(const std::vector<Placement>& report,
                                      const std::vector<Leader>& lines) {
  std::vector<std::string> names;
  for (const Placement& item : report)
    if (item.what == "label" && item.state != "dropped" && !item.turned)
      for (const Leader& line : lines)
        if (crosses(item.box.grown(-touching), line)) names.push_back(item.text);
  return names;
}

std::size_t crossed_leaders(const Drawing& drawing) {
  const std::vector<Leader> lines = lines_in(drawing, "Leader lines of events");
  std::size_t crossed = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t j = i + 1; j < lines.size(); ++j) crossed += cross(lines[i], lines[j]);
  return crossed;
}

std::vector<std::string> faults_of(const std::vector<Placement>& report, const PageBox& page) {
  return Faults(report, page, true).all();
}

std::vector<std::string> faults_of(const Sheet& sheet) {
  const PageBox page{0, 0, sheet.drawing.width, sheet.drawing.height};
  std::vector<std::string> faults = faults_of(sheet.report, page);
  if (const std::size_t crossed = crossed_leaders(sheet.drawing); crossed > 0)
    faults.push_back(fmt::format("{} pairs of leader lines of events cross", crossed));
  for (std::size_t i = 0; i < sheet.pages.size(); ++i)
    for (const std::string& fault : Faults(sheet.pages[i].report, page, false).all())
      faults.push_back(fmt::format("page {}: {}", i + 2, fault));
  return faults;
}
