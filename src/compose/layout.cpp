#include "compose/layout.hpp"

#include <algorithm>

#include "compose/text_fit.hpp"
#include "compose/timeline.hpp"

namespace dateline {
namespace {

constexpr double grid_label_room = 4.2;     // mm beside and below the frame
constexpr double title_share = 0.26;        // of the sheet's height, at most
constexpr double subtitle_share = 0.12;     // the same
constexpr double credits_share = 0.28;      // the same
constexpr double smallest_credits = 1.35;   // mm of the em
constexpr double least_map = 0.34;          // of the sheet's height or width
constexpr double shortest_list = 0.12;      // of the sheet's height
constexpr double narrowest_list = 0.3;      // of the sheet's width
constexpr double least_over_list = 0.36;    // the same, of its height where a list stands below
constexpr double logo_share = 0.075;        // of the sheet's shorter side
constexpr double widest_logo = 0.25;        // of its width
constexpr double smallest_of_title = 0.72;  // of its size, before words are cut

TextRoom credits_room(const Canvas& canvas, double width, double share) {
  return {width, canvas.spec.size.height * credits_share * share, 40, smallest_credits};
}

/// As high as a logo is read well and as wide as the foot can give; in the sheet's lower right corner.
PageBox logo_box(const SheetSize& sheet, const Image& image, double right, double bottom) {
  constexpr double lowest = 5;    // mm
  constexpr double highest = 14;  // mm
  const double shape = static_cast<double>(image.width) / image.height;
  const double most = std::clamp(std::min(sheet.width, sheet.height) * logo_share, lowest, highest);
  const double width = std::min(most * shape, sheet.width * widest_logo);
  return {right - width, bottom - width / shape, right, bottom};
}

/// Of lines of the title block, from their top: with room for a descender whether there is one or not, so
/// that the titles of a set stand alike.
double title_height(Canvas& canvas, const std::string& words, const Font& font) {
  if (words.empty()) return 0;
  return std::max(canvas.text_height(words, font), canvas.text_height("Hg", font));
}

void lay_title(Canvas& canvas, Layout& layout, double left, double right, double top, double share) {
  const SheetSpec& spec = canvas.spec;
  const double width = right - left;
  const double height = spec.size.height * share;
  const SetText title = set_in(canvas, spec.title, layout.title_font,
                               {width, height * title_share, 3, layout.title_font.size * smallest_of_title});
  const SetText subtitle =
      set_in(canvas, spec.subtitle, layout.subtitle_font,
             {width, height * subtitle_share, 3, layout.subtitle_font.size * smallest_of_title});
  layout.title_text = title.text;
  layout.title_font = title.font;
  layout.subtitle_text = subtitle.text;
  layout.subtitle_font = subtitle.font;
  layout.title_cut = title.cut || subtitle.cut;
  layout.title = {left, top, right, top + title_height(canvas, title.text, title.font)};
  if (!subtitle.text.empty())
    layout.title.bottom += title_height(canvas, subtitle.text, subtitle.font) + subtitle.font.size * 0.25;
}

/// Gives the map the frame asked for, where all else leaves it the room; the panel takes what is over.
void keep_asked_frame(Layout& layout, const SheetSpec& spec, Stand panel) {
  if (!spec.frame || !layout.map.grown(0.01).contains(*spec.frame)) return;
  layout.has_asked_frame = true;
  if (panel == Stand::beside)
    layout.panel = {spec.frame->right + 3, spec.frame->top, layout.panel.right, spec.frame->bottom};
  layout.map = *spec.frame;
}

}  // namespace

double sheet_margin(const SheetSize& size) {
  return std::clamp(std::min(size.width, size.height) * 0.03, 2.0, 6.0);
}

double grid_room(const Canvas& canvas) {
  return canvas.spec.grid ? canvas.sized(grid_label_room) : 0;
}

Font credits_font(const Canvas& canvas) {
  return canvas.sized(
      Font{FontFamily::sans, std::clamp(canvas.spec.size.width / 115, 1.9, 2.1), false, false, 0});
}

Layout planned(Canvas& canvas, const std::string& credits, const Rooms& rooms) {
  const SheetSpec& spec = canvas.spec;
  const double width = spec.size.width;
  const double height = spec.size.height;
  const double margin = sheet_margin(spec.size);
  Layout layout;
  layout.title_font = canvas.sized(Font{FontFamily::sans, std::clamp(width / 44, 3.4, 6.2), true, false, 0});
  layout.subtitle_font =
      canvas.sized(Font{FontFamily::sans, std::clamp(width / 72, 2.6, 3.8), false, false, 0});
  layout.credits_font = credits_font(canvas);
  lay_title(canvas, layout, margin, width - margin, margin, rooms.words);
  const double top = layout.title.bottom + (layout.title.height() > 0 ? 2.2 : 0);

  const double foot = height - margin * 0.8;
  double credits_right = width - margin;
  if (spec.logo) {
    layout.logo = logo_box(spec.size, spec.logo->image, credits_right, foot);
    credits_right = layout.logo.left - 3;
  }
  const SetText set =
      set_in(canvas, credits, layout.credits_font, credits_room(canvas, credits_right - margin, rooms.words));
  layout.credits_text = set.text;
  layout.credits_font = set.font;
  layout.credits_cut = set.cut;
  layout.credits = {margin, foot - canvas.text_height(set.text, set.font), credits_right, foot};
  const double figures = grid_room(canvas);
  double bottom = layout.credits.top - (layout.credits.height() > 0 ? 1.6 : 0);
  if (spec.logo) bottom = std::min(bottom, layout.logo.top - 1.6);
  double right = width - margin;
  const bool has_list = rooms.list_size > 0;
  if (has_list && rooms.list == Stand::below) {
    layout.list = {margin, bottom - rooms.list_size, right, bottom};
    bottom = layout.list.top - list_gap;
  }
  if (has_list && rooms.list == Stand::beside) {
    layout.list = {right - rooms.list_size, top, right, bottom};
    right = layout.list.left - list_gap;
    if (rooms.list_height > 0) {
      layout.list.bottom = top + rooms.list_height;
      layout.panel = {layout.list.left, layout.list.bottom + list_gap, layout.list.right, bottom};
    }
  }
  layout.body = {margin, top, right, bottom};
  if (rooms.panel == Stand::below) {
    layout.panel = {margin, bottom - rooms.panel_size, right, bottom};
    bottom = layout.panel.top - 2;
  }
  if (rooms.timeline) {
    layout.timeline = {margin + figures, bottom - timeline_height(canvas), right, bottom};
    bottom = layout.timeline.top - 1.5;
  }
  layout.map = {margin + figures, top, right, bottom - figures};
  if (rooms.panel == Stand::beside && rooms.list_height <= 0) {
    layout.map.right -= rooms.panel_size + 3;
    layout.panel = {layout.map.right + 3, top, right, layout.map.bottom};
  }
  keep_asked_frame(layout, spec, rooms.list_height > 0 ? Stand::below : rooms.panel);
  return layout;
}

std::optional<Rooms> with_more_map(const Layout& layout, const SheetSize& sheet, const Rooms& rooms) {
  if (layout.has_asked_frame) return std::nullopt;
  const bool is_large =
      layout.map.width() >= sheet.width * least_map && layout.map.height() >= sheet.height * least_map;
  const bool list_yields = rooms.list == Stand::below && rooms.list_size > 0 &&
                           rooms.list_share > shortest_list &&
                           layout.map.height() < sheet.height * least_over_list;
  if (is_large && !list_yields) return std::nullopt;
  Rooms other = rooms;
  if (list_yields) {
    other.list_share *= 0.85;
    other.list_size = std::min(rooms.list_size, other.list_share * sheet.height);
  } else if (rooms.timeline) {
    other.timeline = false;
  } else if (rooms.list == Stand::beside && rooms.list_size > narrowest_list * sheet.width) {
    other.list_share = narrowest_list;
    other.list_size = narrowest_list * sheet.width;
  } else if (rooms.panel != Stand::inside) {
    other.panel = Stand::inside;
    other.list_height = 0;
  } else if (rooms.list_size > 0) {
    other.list = Stand::none;
    other.list_size = 0;
  } else if (rooms.words > 0.5) {
    other.words *= 0.7;
  } else {
    return std::nullopt;
  }
  return other;
}

void set_credits(Canvas& canvas, Layout& layout, const std::string& credits) {
  TextRoom room = credits_room(canvas, layout.credits.width(), 1);
  room.height = layout.credits.height();
  const SetText set = set_in(canvas, credits, layout.credits_font, room);
  layout.credits_text = set.text;
  layout.credits_font = set.font;
  layout.credits_cut = set.cut;
}

void draw_title(Canvas& canvas, const Layout& layout) {
  if (layout.title_cut)
    canvas.findings.push_back({Severity::warning,
                               {},
                               "the sheet has no room for the whole title and subtitle: they are cut; a "
                               "larger --size or shorter words show them whole"});
  if (layout.title_text.empty() && layout.subtitle_text.empty()) return;
  canvas.begin("title", "Title");
  PagePoint at{layout.title.left, layout.title.top};
  const auto line = [&](const char* what, const std::string& text, const Font& font, Colour colour) {
    if (text.empty()) return;
    const double top = at.y;
    const double bottom = canvas.text(text, at, font, colour);
    const double right = at.x + canvas.size_of(text, font).width;
    canvas.note({what, text, "", {at.x, top, right, bottom}, "placed", layout.title_cut ? "cut" : ""});
    at.y = top + title_height(canvas, text, font) + layout.subtitle_font.size * 0.25;
  };
  line("title", layout.title_text, layout.title_font, canvas.look().ink);
  line("subtitle", layout.subtitle_text, layout.subtitle_font, canvas.look().soft_ink);
  canvas.end();
}

void draw_credits(Canvas& canvas, const Layout& layout) {
  if (layout.credits_cut)
    canvas.findings.push_back({Severity::warning,
                               {},
                               "the sheet has no room for all credits: the picture's description holds the "
                               "sources; print them beside it, or choose a larger --size"});
  if (layout.credits_text.empty()) return;
  canvas.begin("credits", "Sources and notes");
  canvas.text(layout.credits_text, {layout.credits.left, layout.credits.top}, layout.credits_font,
              canvas.look().soft_ink);
  const double bottom = layout.credits.top + canvas.text_height(layout.credits_text, layout.credits_font);
  canvas.note({"credits",
               layout.credits_text,
               "",
               {layout.credits.left, layout.credits.top, layout.credits.right, bottom},
               "placed",
               layout.credits_cut ? "cut" : ""});
  canvas.end();
}

void draw_logo(Canvas& canvas, const Layout& layout) {
  if (!canvas.spec.logo) return;
  const Logo& logo = *canvas.spec.logo;
  canvas.begin("logo", "Logo", logo.name);
  canvas.add(ImageMark{logo.image, layout.logo, 0, 1, Sampling::smooth});
  canvas.end();
  canvas.note({"logo", logo.name, "", layout.logo, "placed", ""});
}

}  // namespace dateline
