#include "compose/contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "compose/layout.hpp"
#include "compose/painter.hpp"
#include "compose/text_fit.hpp"

namespace dateline {
namespace {

constexpr double column_gap = 9;       // mm
constexpr double widest_column = 150;  // mm: an eye finds the page at the end of a row no longer than that
constexpr double narrow_column = 105;  // mm: from twice this on two columns stand side by side
constexpr std::size_t few_rows = 16;   // which are one column on any sheet
constexpr double lowest_row = 4;       // mm
constexpr double highest_row = 6;      // mm
constexpr double head_row = 6.5;       // mm
constexpr double title_share = 0.6;    // of a column's width, to which titles reach at most
constexpr double bar_share = 0.22;     // the same, of the longest bar
constexpr double pad = 1.2;            // mm at both ends of a row

/// How rows stand in columns.
struct Grid {
  PageBox room;
  std::size_t columns = 1;
  std::size_t rows = 1;  ///< of a column
  double width = 0;      ///< mm of a column
  double height = 0;     ///< mm of a row

  PageBox head(std::size_t column) const {
    const double left = room.left + static_cast<double>(column) * (width + column_gap);
    return {left, room.top, left + width, room.top + head_row};
  }
  PageBox row(std::size_t nth) const {
    const PageBox above = head(nth / rows);
    const double top = above.bottom + static_cast<double>(nth % rows) * height;
    return {above.left, top, above.right, top + height};
  }
  std::size_t size() const { return columns * rows; }
};

/// Room for `count` rows, or for as many of them as a page holds.
Grid grid_for(std::size_t count, const PageBox& room, double scale) {
  Grid grid{room};
  const bool is_wide = room.width() >= 2 * narrow_column + column_gap;
  grid.columns = is_wide && count > few_rows ? 2 : 1;
  const double columns = static_cast<double>(grid.columns);
  grid.width = std::min((room.width() - (columns - 1) * column_gap) / columns, widest_column * scale);
  const double body = room.height() - head_row;
  const auto most = static_cast<std::size_t>(std::max(1.0, std::floor(body / (lowest_row * scale))));
  grid.rows = std::min(most, (count + grid.columns - 1) / grid.columns);
  grid.height = std::min(body / static_cast<double>(grid.rows), highest_row * scale);
  return grid;
}

/// Draws pages of contents one after the other.
class ContentsDrawer {
 public:
  ContentsDrawer(const SheetSpec& spec, const Style& style, const std::vector<ContentsRow>& rows,
                 TextMeasure& measure)
      : m_spec(spec), m_style(style), m_rows(rows), m_measure(measure) {
    for (const ContentsRow& row : rows)
      if (row.is_compared) m_most = std::max(m_most, row.events);
  }

  /// The page that begins with this row.
  ContentsPage page_from(std::size_t first) {
    Canvas page{m_spec, m_style, m_measure, m_findings, {}};
    Drawing& drawing = page.sheet.drawing;
    drawing.width = m_spec.size.width;
    drawing.height = m_spec.size.height;
    drawing.background = page.look().paper;
    drawing.title = m_spec.title;
    drawing.language = m_spec.language;
    const Grid grid = grid_for(m_rows.size() - first, body_below_title(page), page.sized(1));
    m_title_width = 0;
    for (const ContentsRow& row : m_rows)
      m_title_width = std::max(m_title_width, page.size_of(row.title, row_font(page, grid.height)).width);
    m_title_width = std::min(m_title_width + 6 * pad, grid.width * title_share);
    ContentsPage out;
    page.begin("list", "Contents");
    for (std::size_t nth = 0; nth < grid.size() && first + nth < m_rows.size(); ++nth) {
      if (nth % grid.rows == 0) draw_head(page, grid.head(nth / grid.rows));
      const PageBox box = grid.row(nth);
      draw_row(page, m_rows[first + nth], box);
      out.rows.push_back({first + nth, box});
    }
    page.end();
    out.drawing = std::move(page.sheet.drawing);
    return out;
  }

 private:
  PageBox body_below_title(Canvas& page) const {
    const double margin = sheet_margin(m_spec.size);
    PageBox body{margin, margin, m_spec.size.width - margin, m_spec.size.height - margin - page.sized(3)};
    page.begin("title", "Title");
    for (const auto& [words, size, bold, colour] :
         {std::tuple(m_spec.title, 6.0, true, page.look().ink),
          std::tuple(m_spec.subtitle, 3.2, false, page.look().soft_ink)}) {
      if (words.empty()) continue;
      const Font font = page.sized(Font{FontFamily::sans, size, bold, false, 0});
      const SetText set = set_in(page, words, font, {body.width(), font.size * 4, 2, font.size * 0.6});
      body.top = page.text(set.text, {body.left, body.top}, set.font, colour) + page.sized(1.3);
    }
    page.end();
    body.top += page.sized(2.5);
    return body;
  }

  /// A line of text whose letters' middle is that of the box.
  void write(Canvas& page, const std::string& words, const PageBox& box, double x, const Font& font,
             Colour colour, TextAlign align = TextAlign::left) {
    TextMark mark;
    mark.text = words;
    mark.at = {x, box.centre().y + font.size * 0.36};
    mark.font = font;
    mark.colour = colour;
    mark.align = align;
    page.add(std::move(mark));
  }

  double bars_from(const PageBox& box) const { return box.left + m_title_width; }

  static Font row_font(const Canvas& page, double height) {
    Font font = page.sized(Font{FontFamily::sans, 2.9, false, false, 0});
    font.size = std::min(font.size, height * 0.66);
    return font;
  }

  void draw_head(Canvas& page, const PageBox& box) {
    const Font font = page.sized(Font{FontFamily::sans, 2.4, false, false, 0});
    const Colour colour = page.look().soft_ink;
    write(page, "Sheet", box, box.left + pad, font, colour);
    write(page, "Events", box, bars_from(box), font, colour);
    write(page, "Page", box, box.right - pad, font, colour, TextAlign::right);
    page.add(line_mark({box.left, box.bottom}, {box.right, box.bottom},
                       Pen{page.look().ink, 0.3, {}, LineCap::butt, LineJoin::miter}));
  }

  void draw_row(Canvas& page, const ContentsRow& row, const PageBox& box) {
    const Colour ink = page.look().ink;
    const Font font = row_font(page, box.height());
    const double room = bars_from(box) - box.left - 2 * pad;
    const SetText title = set_in(page, row.title, font, {room, font.size * 1.5, 1, font.size * 0.75});
    write(page, title.text, box, box.left + pad, title.font, ink);
    const double longest = box.width() * bar_share;
    const double length = m_most == 0 || !row.is_compared
                              ? 0
                              : longest * static_cast<double>(row.events) / static_cast<double>(m_most);
    const double left = bars_from(box);
    if (length > 0)
      page.add(
          box_mark({left, box.top + box.height() * 0.24, left + length, box.bottom - box.height() * 0.24},
                   faded(page.look().locator, 0.75), std::nullopt));
    write(page, fmt::format("{}", row.events), box, left + (length > 0 ? length + 1.2 : 0), font,
          row.events > 0 ? ink : page.look().soft_ink);
    write(page, row.page, box, box.right - pad, font, ink, TextAlign::right);
    page.add(line_mark({box.left, box.bottom}, {box.right, box.bottom},
                       Pen{faded(page.look().soft_ink, 0.35), 0.12, {}, LineCap::butt, LineJoin::miter}));
  }

  const SheetSpec& m_spec;
  const Style& m_style;
  const std::vector<ContentsRow>& m_rows;
  TextMeasure& m_measure;
  Findings m_findings;
  std::size_t m_most = 0;    ///< events of a row that is compared
  double m_title_width = 0;  ///< mm from a column's left to its bars
};

}  // namespace

std::vector<ContentsPage> contents_pages(const SheetSpec& spec, const Style& style,
                                         const std::vector<ContentsRow>& rows, TextMeasure& measure) {
  ContentsDrawer drawer(spec, style, rows, measure);
  std::vector<ContentsPage> pages;
  for (std::size_t next = 0; next < rows.size(); next += pages.back().rows.size())
    pages.push_back(drawer.page_from(next));
  return pages;
}

}  // namespace dateline
