#include "command/mapset_atlas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <functional>

#include "command/draw_map.hpp"
#include "command/in_processes.hpp"
#include "command/map_sheet.hpp"
#include "command/mapset_overview.hpp"
#include "compose/contents.hpp"
#include "compose/sheet_outline.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"
#include "dateline/read/style.hpp"
#include "dateline/write/file.hpp"

namespace dateline {
namespace {

/// Pages before the first sheet are numbered i, ii, iii, …; there are never as many as a hundred.
std::string roman(std::size_t number) {
  static constexpr std::array tens{"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"};
  static constexpr std::array ones{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  return fmt::format("{}{}", tens.at(number / 10 % 10), ones.at(number % 10));
}

/// From the first day of the sheets that are of certain days to the last.
std::string days_in_words(const SetPlan& plan) {
  std::optional<Period> all;
  for (const PlannedSheet& sheet : plan.sheets)
    if (!sheet.period.starts_open() && !sheet.period.ends_open())
      all = all ? hull(*all, sheet.period) : sheet.period;
  return all ? ", " + in_words(*all) : "";
}

/// The atlas page by page.
class Atlas {
 public:
  Atlas(const SheetsMade& made, const SetRecord& record, const std::optional<PlannedSheet>& overview)
      : m_made(made), m_sheets(sheets_in_atlas(record)) {
    if (m_sheets.size() < 2) return;
    if (overview && overview->groups.size() > 1) add_overview(*overview);
    add_contents(overview ? overview->maps.front() : made.plan.sheets.front().maps.front());
    for (PdfPage& page : m_waiting)
      for (PdfLink& link : page.links) link.page += m_waiting.size();
  }

  std::optional<PdfPage> next() {
    if (m_waiting.empty() && m_drawn < m_sheets.size()) draw_sheet(m_sheets[m_drawn++]);
    if (m_waiting.empty()) return std::nullopt;
    PdfPage page = std::move(m_waiting.front());
    m_waiting.pop_front();
    return page;
  }

 private:
  void add_front(Drawing drawing, const std::string& bookmark, std::vector<PdfLink> links) {
    m_waiting.push_back({std::move(drawing), bookmark, roman(m_waiting.size() + 1), std::move(links)});
  }

  void add_overview(const PlannedSheet& overview) {
    Findings known;  // told when it was made for itself, or of no sheet's data
    DrawnMap map = drawn_map(overview.maps.front(), {}, m_made.gazetteer, known);
    std::vector<PdfLink> links;
    for (std::size_t i = 0; i < map.sheet.areas.size(); ++i)
      if (const auto box = box_around(map.sheet.areas[i].outline))
        links.push_back({*box, overview.groups[i].page});
    std::ranges::stable_sort(links, std::greater<>(),
                             [](const PdfLink& link) { return link.box.width() * link.box.height(); });
    add_front(std::move(map.sheet.drawing), "Overview", std::move(links));
  }

  void add_contents(const MapOptions& options) {
    Findings known;
    SheetSpec spec;
    spec.size = parse_sheet_size(options.size, options.dpi).value_or(spec.size);
    spec.title = m_made.set.title.empty() ? "Contents" : m_made.set.title;
    spec.subtitle =
        fmt::format("{}{} sheets{}", m_made.set.title.empty() ? "" : "Contents: ", m_sheets.size(),
                    days_in_words(m_made.plan));
    std::vector<ContentsRow> rows;
    const auto is_one_of_many = [&](const auto& made) { return !planned(*made.first).from->axes.empty(); };
    const bool has_series = std::ranges::any_of(m_sheets, is_one_of_many);
    for (const auto& made : m_sheets)
      rows.push_back({title_of(*made.first), fmt::format("{}", made.second), made.first->events,
                      !has_series || is_one_of_many(made)});
    const auto measure = text_measure();
    for (ContentsPage& page :
         contents_pages(spec, read_style(chosen_style(options), known), rows, *measure)) {
      std::vector<PdfLink> links;
      for (const auto& [row, box] : page.rows) links.push_back({box, m_sheets[row].second});
      const bool is_first = page.rows.front().row == 0;
      add_front(std::move(page.drawing), is_first ? "Contents" : "Contents, continued", std::move(links));
    }
  }

  const PlannedSheet& planned(const RecordedSheet& sheet) const {
    return m_made.plan.sheets[sheet.number - 1];
  }

  void draw_sheet(const std::pair<const RecordedSheet*, std::size_t>& made) {
    const PlannedSheet& sheet = planned(*made.first);
    std::size_t page = made.second;
    Findings known;  // each sheet has told them
    DrawnMap map = drawn_map(sheet.maps.front(), events_of(sheet), m_made.gazetteer, known);
    m_waiting.push_back({std::move(map.sheet.drawing), map.spec.title, fmt::format("{}", page), {}});
    for (SheetPage& behind : map.sheet.pages) {
      const std::string bookmark = behind.drawing.title;
      m_waiting.push_back({std::move(behind.drawing), bookmark, fmt::format("{}", ++page), {}});
    }
  }

  const SheetsMade& m_made;
  std::vector<std::pair<const RecordedSheet*, std::size_t>> m_sheets;  ///< with their first pages
  std::size_t m_drawn = 0;
  std::deque<PdfPage> m_waiting;  ///< what stands before the sheets, then those of the last one drawn
};

}  // namespace

RecordedFile drawn_atlas(const SheetsMade& made, const SetRecord& record,
                         const std::optional<PlannedSheet>& overview, const std::string& file) {
  std::string failed;
  in_processes(
      {0}, 1,
      [&](std::size_t) {
        Atlas atlas(made, record, overview);
        write_file(made.folder.path(file),
                   to_pdf_of_pages(made.set.title, [&](std::size_t) { return atlas.next(); }));
        return std::string();
      },
      [&](std::size_t, const std::string&, const std::string& failure) { failed = failure; });
  if (!failed.empty()) throw InputError("the atlas was not made: " + failed, {file, 0});
  return recorded(made.folder.name(), file);
}

}  // namespace dateline
