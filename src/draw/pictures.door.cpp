#include <cairo-pdf.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <unordered_map>
#include <utility>

#include "dateline/error.hpp"
#include "draw/draw_door.hpp"
#include "draw/fonts.hpp"
#include "draw/painter.hpp"
#include "draw/pdf_update.hpp"
#include "draw/png_series.hpp"

namespace dateline {
namespace {

constexpr double points_per_mm = 72 / 25.4;

/// The moment that SOURCE_DATE_EPOCH names, else the beginning of 2000: never the clock, so
/// that two runs write the same bytes.
std::string creation_date() {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  std::time_t seconds = epoch == nullptr ? 946684800 : std::strtoll(epoch, nullptr, 10);
  std::tm utc{};
  if (gmtime_r(&seconds, &utc) == nullptr) return "2000-01-01T00:00:00Z";
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", utc);
}

void describe(cairo_surface_t* surface, const Drawing& drawing) {
  const auto set = [surface](cairo_pdf_metadata_t key, const std::string& text) {
    if (!text.empty()) cairo_pdf_surface_set_metadata(surface, key, text.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, drawing.title);
  set(CAIRO_PDF_METADATA_AUTHOR, drawing.author);
  set(CAIRO_PDF_METADATA_SUBJECT, drawing.description);
  set(CAIRO_PDF_METADATA_KEYWORDS, drawing.keywords);
  set(CAIRO_PDF_METADATA_CREATOR, "dateline");
  set(CAIRO_PDF_METADATA_CREATE_DATE, creation_date());
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// Where a group stands: the first of its points that are told, mm.
PagePoint place_of(const std::vector<Mark>& marks, std::size_t group) {
  for (std::size_t i = group; i < marks.size(); ++i) {
    if (const auto* symbol = std::get_if<SymbolMark>(&marks[i]); symbol != nullptr && !symbol->at.empty())
      return symbol->at.front();
    if (const auto* text = std::get_if<TextMark>(&marks[i]))
      return {text->at.x, text->at.y - text->font.size};
    if (const auto* path = std::get_if<PathMark>(&marks[i])) {
      const PageBox box = bounds(path->path);
      return {box.left, box.top};
    }
  }
  return {};
}

/// The first line of an event's words, else what the group is.
std::string bookmark_of(const GroupBegin& group) {
  const std::string line = group.description.substr(0, group.description.find('\n'));
  return group.role == "event" && !line.empty() ? line : group.title;
}

/// Bookmarks of the map, the legend and the events; of small maps one each, with its events beneath it.
void add_outline(cairo_surface_t* surface, const Drawing& drawing) {
  const auto add = [&](int parent, const std::string& words, PagePoint at) {
    const std::string where =
        fmt::format("page=1 pos=[{:.2f} {:.2f}]", at.x * points_per_mm, at.y * points_per_mm);
    return cairo_pdf_surface_add_outline(surface, parent, words.c_str(), where.c_str(),
                                         CAIRO_PDF_OUTLINE_FLAG_OPEN);
  };
  int events = 0;
  int small_map = 0;
  for (std::size_t i = 0; i < drawing.marks.size(); ++i) {
    const auto* group = std::get_if<GroupBegin>(&drawing.marks[i]);
    if (group == nullptr) continue;
    if (group->role == "map")
      events = small_map =
          add(CAIRO_PDF_OUTLINE_ROOT, group->title + ", " + group->description, place_of(drawing.marks, i));
    if (group->role == "event" && events == 0)
      events = add(CAIRO_PDF_OUTLINE_ROOT, "Events", place_of(drawing.marks, i));
    if (group->role == "event") add(events, bookmark_of(*group), place_of(drawing.marks, i));
    if (group->role == "frame" && small_map == 0)
      add(CAIRO_PDF_OUTLINE_ROOT, "Map", place_of(drawing.marks, i));
    if (group->role == "legend" || group->role == "credits")
      add(CAIRO_PDF_OUTLINE_ROOT, group->title, place_of(drawing.marks, i));
  }
}

/// The alternative texts of the figures: the map's is the drawing's, a small map's its heading and what it
/// shows, an event's its own words.
std::vector<std::string> texts_of_figures(const Drawing& drawing) {
  std::vector<std::string> texts;
  const auto words_of = [](const GroupBegin& group) { return group.title + ". " + group.description; };
  std::string map = drawing.description;
  for (const Mark& mark : drawing.marks) {
    const auto* group = std::get_if<GroupBegin>(&mark);
    if (group != nullptr && group->role == "map") map = words_of(*group);
    if (group == nullptr || std::string_view(pdf_tag(*group)) != "Figure") continue;
    texts.push_back(group->role == "frame" ? map : words_of(*group));
  }
  return texts;
}

/// Draws a page in the size of its drawing.
void add_page(cairo_surface_t* surface, cairo_t* cairo, const Drawing& drawing) {
  cairo_pdf_surface_set_size(surface, drawing.width * points_per_mm, drawing.height * points_per_mm);
  cairo_save(cairo);
  cairo_scale(cairo, points_per_mm, points_per_mm);
  paint(cairo, drawing);
  cairo_restore(cairo);
}

std::string draw_pdf(const Drawing& drawing, const std::vector<GroundReference>& grounds,
                     const std::vector<Drawing>& pages) {
  std::string bytes;
  const SurfaceHandle surface(
      cairo_pdf_surface_create_for_stream(&append, &bytes, drawing.width * points_per_mm,
                                          drawing.height * points_per_mm),
      &cairo_surface_destroy);
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  describe(surface.get(), drawing);
  const CairoHandle cairo = context_on(surface.get());
  add_page(surface.get(), cairo.get(), drawing);
  add_outline(surface.get(), drawing);
  cairo_show_page(cairo.get());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    add_page(surface.get(), cairo.get(), pages[i]);
    cairo_pdf_surface_add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT, pages[i].title.c_str(),
                                  fmt::format("page={}", i + 2).c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    cairo_show_page(cairo.get());
  }
  expect_success(cairo_status(cairo.get()));
  cairo_surface_finish(surface.get());
  expect_success(cairo_surface_status(surface.get()));
  return with_notes(std::move(bytes), {drawing.language, drawing.height, texts_of_figures(drawing), grounds});
}

/// The number of a page at the sheet's lower right corner, beneath all that is on it.
TextMark page_number(const Drawing& drawing, const std::string& label) {
  TextMark mark;
  mark.text = label;
  mark.at = {drawing.width - 5.5, drawing.height - 2.2};
  mark.font.size = 2.6;
  mark.colour = {96, 96, 96, 255};
  mark.align = TextAlign::right;
  return mark;
}

/// Parts have no roles here, so that nothing is tagged: a tagged figure needs words of its own, which
/// the PDF of the single sheet has.
Drawing without_roles(Drawing drawing) {
  for (Mark& mark : drawing.marks)
    if (auto* group = std::get_if<GroupBegin>(&mark)) group->role.clear();
  return drawing;
}

/// A tag around nothing.
void tag(cairo_t* cairo, const char* name, const std::string& words) {
  cairo_tag_begin(cairo, name, words.c_str());
  cairo_tag_end(cairo, name);
}

/// The page may be one that is still to be drawn: Cairo leads there by name only.
std::string words_of(const PdfLink& link) {
  return fmt::format("rect=[{:.3f} {:.3f} {:.3f} {:.3f}] dest='page-{}'", link.box.left * points_per_mm,
                     link.box.top * points_per_mm, link.box.width() * points_per_mm,
                     link.box.height() * points_per_mm, link.page);
}

std::string draw_pdf_of_pages(const std::string& title, const PdfPages& pages) {
  std::string bytes;
  const SurfaceHandle surface(cairo_pdf_surface_create_for_stream(&append, &bytes, 1, 1),
                              &cairo_surface_destroy);
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  Drawing about;
  about.title = title;
  describe(surface.get(), about);
  const CairoHandle cairo = context_on(surface.get());
  for (std::size_t number = 1;; ++number) {
    const std::optional<PdfPage> page = pages(number - 1);
    if (!page) break;
    Drawing drawing = without_roles(page->drawing);
    drawing.marks.emplace_back(page_number(drawing, page->label));
    tag(cairo.get(), CAIRO_TAG_DEST, fmt::format("name='page-{}' x=0 y=0", number));
    add_page(surface.get(), cairo.get(), drawing);
    for (const PdfLink& link : page->links) tag(cairo.get(), CAIRO_TAG_LINK, words_of(link));
    cairo_pdf_surface_set_page_label(surface.get(), page->label.c_str());
    cairo_pdf_surface_add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT, page->bookmark.c_str(),
                                  fmt::format("page={}", number).c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    cairo_show_page(cairo.get());
    expect_success(cairo_status(cairo.get()));
  }
  cairo_surface_finish(surface.get());
  expect_success(cairo_surface_status(surface.get()));
  return bytes;
}

/// Measures with the pinned fonts and remembers: a map asks for each label many times.
class PangoMeasure : public TextMeasure {
 public:
  TextSize measure(const std::string& text, const Font& font) override {
    Words words{text, font};
    if (const auto known = m_sizes.find(words); known != m_sizes.end()) return known->second;
    return m_sizes.emplace(std::move(words), fonts().size(text, font)).first->second;
  }

 private:
  struct Words {
    std::string text;
    Font font;

    bool operator==(const Words&) const = default;
  };

  struct Hash {
    std::size_t operator()(const Words& words) const {
      return std::hash<std::string>()(words.text) ^ std::hash<double>()(words.font.size);
    }
  };

  std::unordered_map<Words, TextSize, Hash> m_sizes;
};

std::unique_ptr<TextMeasure> measure_with_pango() {
  return std::make_unique<PangoMeasure>();
}

}  // namespace

extern "C" {
extern const DrawDoor dateline_draw_door;
const DrawDoor dateline_draw_door{&draw_png,           &draw_png_series,  &draw_pdf,  &draw_pdf_of_pages,
                                  &measure_with_pango, &image_of_symbols, &read_fonts};
}

}  // namespace dateline
