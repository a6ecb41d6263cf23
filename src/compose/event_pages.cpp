#include "compose/event_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compose/sheet_words.hpp"
#include "compose/text_fit.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

constexpr double widest_column = 60;     // mm of a list beside the map
constexpr double narrowest_column = 30;  // mm of the same
constexpr double beside_column = 40;     // mm, from which a list beside is set in two
constexpr double two_columns = 104;      // mm of such a list
constexpr double beside_share = 0.3;     // of the sheet's width, of a list in one column
constexpr double most_beside = 0.36;     // of the sheet's width, of one in two
constexpr double title_share = 0.2;      // of a page's height
constexpr double sources_share = 0.28;   // the same
constexpr double heading_gap = 1;        // mm above the count of what is missing

int columns_in(const Canvas& canvas, const KeyedList& list, double width) {
  if (canvas.spec.list != EventList::beside) return keyed_columns(canvas, list, width);
  return std::max(1, static_cast<int>(width / canvas.sized(beside_column)));
}

bool fits(Canvas& canvas, const KeyedList& list, double width, double height) {
  return keyed_height(canvas, list, width, columns_in(canvas, list, width), height) <= height;
}

/// What to do for a list that is longer than its room.
std::string way_out(const Canvas& canvas, const EventListing& listing) {
  if (listing.more > 0) return "--from, --to and --type choose fewer";
  return canvas.spec.list == EventList::page ? "a larger --size has room for them" : "--list page lists all";
}

/// Tells of the entries from `first` on, which found no room.
void tell_unlisted(Canvas& canvas, const EventListing& listing, std::size_t first) {
  const std::vector<KeyedEntry>& entries = listing.list.entries;
  const std::string out = way_out(canvas, listing);
  for (std::size_t i = first; i < entries.size(); ++i)
    canvas.note({"list entry",
                 in_words(entries[i]),
                 entries[i].feature,
                 {},
                 "dropped",
                 "the list has no room for it; " + out});
  const std::size_t missing = entries.size() - first + listing.more;
  canvas.findings.push_back({Severity::warning,
                             {},
                             fmt::format("the list of events has no room for {} of {}: {}", missing,
                                         counted(entries.size() + listing.more, "event"), out)});
}

void tell_no_list(Canvas& canvas, const std::string& why) {
  canvas.note({"list", "", "", {}, "dropped", why});
  canvas.findings.push_back({Severity::warning, {}, "there is no list of events: " + why});
}

std::string and_more(std::size_t count) {
  return fmt::format("and {} more {}", count, count == 1 ? "event" : "events");
}

Font remainder_font(const Canvas& canvas, const KeyedList& list) {
  return canvas.sized(Font{FontFamily::sans, list.size, false, true, 0});
}

/// The room that a list has where it has to tell below what it leaves out.
PageBox above_remainder(Canvas& canvas, const EventListing& listing, PageBox box) {
  const Font font = remainder_font(canvas, listing.list);
  const std::string words = and_more(listing.list.entries.size() + listing.more);
  box.bottom -= canvas.text_height(broken_to(canvas, words, font, box.width()), font) + heading_gap;
  return box;
}

/// Tells on the sheet and in findings of the entries from `next` on.
void draw_remainder(Canvas& canvas, const EventListing& listing, std::size_t next, const PageBox& drawn) {
  tell_unlisted(canvas, listing, next);
  const Font font = remainder_font(canvas, listing.list);
  const std::string words =
      broken_to(canvas, and_more(listing.list.entries.size() - next + listing.more), font, drawn.width());
  const PagePoint at{drawn.left, drawn.bottom + heading_gap};
  canvas.begin("list", "Events without room");
  const double bottom = canvas.text(words, at, font, canvas.look().soft_ink);
  canvas.end();
  const double right = at.x + canvas.size_of(words, font).width;
  canvas.note({"list remainder", words, "", {at.x, at.y, right, bottom}, "placed", ""});
}

void draw_in_box(Canvas& canvas, const EventListing& listing, const PageBox& box) {
  const KeyedList& list = listing.list;
  const bool whole = listing.more == 0 && fits(canvas, list, box.width(), box.height());
  const PageBox room = whole ? box : above_remainder(canvas, listing, box);
  const KeyedDrawn drawn = draw_keyed_list(canvas, list, "list", room, columns_in(canvas, list, box.width()));
  if (drawn.next == 0)
    tell_no_list(canvas, "the sheet has no room for it; --list page has");
  else if (drawn.next < list.entries.size() || listing.more > 0)
    draw_remainder(canvas, listing, drawn.next, drawn.box);
}

/// Draws a page's title. Gives the room beneath it.
PageBox page_body(Canvas& page) {
  const SheetSize& size = page.spec.size;
  const double margin = sheet_margin(size);
  PageBox body{margin, margin, size.width - margin, size.height - margin * 0.8};
  if (page.spec.title.empty()) return body;
  const Font font = page.sized(Font{FontFamily::sans, std::clamp(size.width / 50, 3.4, 5.0), true, false, 0});
  const SetText title =
      set_in(page, page.spec.title, font, {body.width(), size.height * title_share, 3, font.size * 0.7});
  page.begin("title", "Title");
  body.top = page.text(title.text, {body.left, body.top}, title.font, page.look().ink);
  page.end();
  const double right = body.left + page.size_of(title.text, title.font).width;
  page.note(
      {"title", title.text, "", {body.left, margin, right, body.top}, "placed", title.cut ? "cut" : ""});
  body.top += 3;
  return body;
}

/// Draws the sources at a page's foot. Gives the room above.
PageBox above_sources(Canvas& page, const MapContent& content, PageBox body) {
  Layout layout;
  layout.credits = body;
  layout.credits.top = std::max(body.top, body.bottom - page.spec.size.height * sources_share);
  layout.credits_font = credits_font(page);
  set_credits(page, layout, sources_of(page.spec, content));
  layout.credits.top = body.bottom - page.text_height(layout.credits_text, layout.credits_font);
  draw_credits(page, layout);
  if (!layout.credits_text.empty()) body.bottom = layout.credits.top - 3;
  return body;
}

/// The list in the largest letters in which one page holds it; in usual ones where none does.
KeyedList sized_for(Canvas& page, KeyedList list, const PageBox& body) {
  constexpr std::array sizes{3.2, 2.9, 2.6, 2.4};
  list.gap = 0.5;
  for (const double size : sizes) {
    list.size = size;
    if (fits(page, list, body.width(), body.height())) break;
  }
  return list;
}

Canvas blank_page(Canvas& canvas, const std::string& heading) {
  Canvas page{canvas.spec, canvas.style, canvas.measure, canvas.findings, {}};
  Drawing& drawing = page.sheet.drawing;
  drawing.width = canvas.spec.size.width;
  drawing.height = canvas.spec.size.height;
  drawing.background = canvas.look().paper;
  drawing.title = canvas.spec.title.empty() ? heading : canvas.spec.title + ": " + heading;
  drawing.description = "The events of the map by date, with their numbers.";
  drawing.language = canvas.spec.language;
  return page;
}

void draw_on_pages(Canvas& canvas, const MapContent& content, EventListing listing) {
  const std::size_t all = listing.list.entries.size();
  for (std::size_t next = 0; next < all;) {
    Canvas page = blank_page(canvas, listing.list.heading);
    const PageBox body = above_sources(page, content, page_body(page));
    if (next == 0) listing.list = sized_for(page, std::move(listing.list), body);
    const PageBox room = listing.more > 0 ? above_remainder(page, listing, body) : body;
    const KeyedDrawn drawn =
        draw_keyed_list(page, listing.list, "list", room, columns_in(page, listing.list, body.width()), next);
    const bool stuck = drawn.next == next;
    if (stuck && next == 0) return tell_no_list(canvas, "a page has no room for it; a larger --size has");
    next = drawn.next;
    if (stuck || (next == all && listing.more > 0)) draw_remainder(page, listing, next, drawn.box);
    canvas.sheet.pages.push_back({std::move(page.sheet.drawing), std::move(page.sheet.report)});
    if (stuck) return;
    listing.list.heading = "Events, continued";
  }
}

}  // namespace

void guess_list(const Canvas& canvas, Rooms& rooms) {
  if (canvas.spec.list == EventList::below) rooms.list = Stand::below;
  if (canvas.spec.list != EventList::beside) return;
  const double width = std::min(canvas.sized(widest_column), canvas.spec.size.width * beside_share);
  if (width < canvas.sized(narrowest_column)) return;
  rooms.list = Stand::beside;
  rooms.list_size = width;
}

Rooms with_list(Canvas& canvas, const KeyedList& list, const Layout& layout, Rooms rooms) {
  const SheetSize& sheet = canvas.spec.size;
  if (rooms.list == Stand::below) {
    constexpr double slack = 0.1;  // mm, so that sums of heights never lack a hair
    const double most = sheet.height * rooms.list_share;
    const double width = layout.title.width();
    const double needed = keyed_height(canvas, list, width, columns_in(canvas, list, width), most);
    rooms.list_size = needed > 0 ? std::min(needed + slack, most) : 0;
  }
  if (rooms.list == Stand::beside && rooms.list_height <= 0 &&
      !fits(canvas, list, rooms.list_size, layout.list.height())) {
    const double wider =
        std::min(canvas.sized(two_columns), sheet.width * std::min(rooms.list_share, most_beside));
    if (wider >= canvas.sized(2 * beside_column)) rooms.list_size = std::max(rooms.list_size, wider);
  }
  return rooms;
}

Rooms in_one_column(Canvas& canvas, const KeyedList& list, Panel& panel, const Layout& layout, Rooms rooms) {
  const bool free = canvas.spec.legend_place == LegendPlace::automatic && rooms.panel != Stand::inside;
  if (rooms.list != Stand::beside || list.entries.empty() || !free) return rooms;
  PageBox rest = layout.list;
  rest.bottom = layout.body.bottom;
  constexpr double slack = 0.1;  // mm
  const int columns = columns_in(canvas, list, rest.width());
  const double height = keyed_height(canvas, list, rest.width(), columns, rest.height()) + slack;
  rest.top += height + list_gap;
  const PanelPlan plan = panel.beside(rest, 1);
  const bool has_all =
      plan.is_whole && (plan.scale || !canvas.spec.scale_bar) && (plan.locator || !canvas.spec.inset);
  if (rest.height() <= 0 || !has_all) return rooms;
  rooms.panel = Stand::beside;
  rooms.panel_size = 0;
  rooms.legend_columns = 1;
  rooms.list_height = height;
  return rooms;
}

bool is_whole(Canvas& canvas, const KeyedList& list, const PageBox& box) {
  if (canvas.spec.list == EventList::page) return true;
  return box.width() > 0 && box.height() > 0 && fits(canvas, list, box.width(), box.height());
}

void draw_event_list(Canvas& canvas, const MapContent& content, const EventListing& listing,
                     const PageBox& box) {
  if (listing.list.entries.empty())
    tell_no_list(canvas, "the map shows no event");
  else if (canvas.spec.list == EventList::page)
    draw_on_pages(canvas, content, listing);
  else if (box.width() > 0 && box.height() > 0)
    draw_in_box(canvas, listing, box);
  else
    tell_no_list(canvas, "the sheet has no room for it; --list page has");
}

}  // namespace dateline
