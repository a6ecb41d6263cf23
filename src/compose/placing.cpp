#include "compose/placing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compose/label_text.hpp"
#include "compose/sheet_words.hpp"
#include "compose/text_style.hpp"
#include "dateline/text/script_fonts.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

constexpr double leader_of_event = 10;  // ems that a line to the name of an event's place is long

bool names_event_place(const LabelRequest& request) {
  return request.way == LabelRequest::Way::around_point && request.priority >= event_place_priority;
}

/// The box of a label: of its text alone where a line leads to it.
PageBox box_of(const Label& label) {
  if (!label.leader.empty()) return label.text;
  PageBox box = label.boxes.front();
  for (const PageBox& part : label.boxes)
    box = {std::min(box.left, part.left), std::min(box.top, part.top), std::max(box.right, part.right),
           std::max(box.bottom, part.bottom)};
  return box;
}

std::vector<PageBox> boxes_of(const std::vector<Label>& labels) {
  std::vector<PageBox> boxes;
  for (const Label& label : labels) boxes.insert(boxes.end(), label.boxes.begin(), label.boxes.end());
  return boxes;
}

/// Does a leader line of events run through a name?
bool is_struck_through(const std::vector<Label>& names, const EventBlocks& blocks) {
  const std::vector<PageBox> boxes = boxes_of(names);
  return std::ranges::any_of(blocks.blocks, [&](const EventBlock& block) {
    const std::vector<Leader> lines = leaders(block);
    return std::ranges::any_of(lines, [&](const Leader& line) {
      return std::ranges::any_of(boxes, [&](const PageBox& box) { return crosses(box, line); });
    });
  });
}

/// Names set anew beside what stands since: none is lost, those that would be stay where they were.
std::vector<Label> set_anew(const std::vector<LabelRequest>& requests, const std::vector<Label>& before,
                            const LabelObstacles& obstacles, TextMeasure& measure) {
  std::vector<Label> labels = before;
  std::vector<bool> stays(requests.size(), false);
  for (bool lost = true; lost;) {
    lost = false;
    LabelObstacles all = obstacles;
    std::vector<LabelRequest> moving;
    for (std::size_t i = 0; i < requests.size(); ++i) {
      if (stays[i])
        all.solid.insert(all.solid.end(), before[i].boxes.begin(), before[i].boxes.end());
      else
        moving.push_back(requests[i]);
    }
    const std::vector<Label> moved = place_labels(moving, all, measure);
    for (std::size_t i = 0, at = 0; i < requests.size(); ++i) {
      if (stays[i]) continue;
      const Label& label = moved[at++];
      labels[i] = label;
      if (label.placed || !before[i].placed) continue;
      labels[i] = before[i];
      stays[i] = lost = true;
    }
  }
  return labels;
}

/// "8 of 50 labels found no room: a, b, …; --report lists them", or "" without names.
std::string told(const std::vector<std::string>& names, const std::string& what) {
  constexpr std::size_t most = 8;
  const std::size_t named = std::min(names.size(), most);
  const std::vector<std::string> first(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(named));
  return fmt::format("{}: {}{}; --report lists them", what, joined(first, ", "),
                     named < names.size() ? ", …" : "");
}

std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace

void give_way(std::vector<LabelRequest>& requests, const EventBlocks& blocks) {
  for (LabelRequest& request : requests) {
    if (request.way != LabelRequest::Way::around_point) continue;
    for (const EventBlock& block : blocks.blocks)
      if (block.on_anchor && block.box.contains(request.points.front()))
        request.clearance = std::max(request.clearance, block.symbols.front().half + 0.4);
  }
}

std::vector<Label> place_labels_and_events(Painted& painted, EventBlocks& blocks, const PageBox& frame,
                                           const std::vector<PageBox>& furniture, bool keys,
                                           TextMeasure& measure) {
  give_way(painted.labels, blocks);
  LabelObstacles obstacles{frame.grown(-0.8), painted.solid, painted.lines, {}};
  for (const auto& [dot, radius] : painted.dots) obstacles.dots.push_back(dot);
  obstacles.solid.insert(obstacles.solid.end(), furniture.begin(), furniture.end());
  obstacles.solid.insert(obstacles.solid.end(), painted.barred.begin(), painted.barred.end());
  const auto with_events = [&] {
    LabelObstacles all = obstacles;
    for (const PageBox& box : event_obstacles(blocks)) all.solid.push_back(box);
    return all;
  };

  // Lines to names would leave symbols no room: they come when the symbols stand.
  std::vector<LabelRequest> first;
  for (const LabelRequest& request : painted.labels)
    if (names_event_place(request)) {
      first.push_back(request);
      first.back().longest_leader = 0;
    }
  std::vector<Label> first_labels = place_labels(first, with_events(), measure);
  std::vector<PageBox> taken = boxes_of(first_labels);
  taken.insert(taken.end(), furniture.begin(), furniture.end());
  taken.insert(taken.end(), painted.barred.begin(), painted.barred.end());
  settle(blocks, frame, taken, painted.solid);
  if (is_struck_through(first_labels, blocks))
    first_labels = set_anew(first, first_labels, with_events(), measure);

  for (const PageBox& box : boxes_of(first_labels)) obstacles.solid.push_back(box);
  std::vector<LabelRequest> rest;
  for (std::size_t i = 0; i < first.size(); ++i)
    if (!first_labels[i].placed) {
      rest.push_back(first[i]);
      rest.back().longest_leader = leader_of_event;
      rest.back().may_be_keyed = keys;
    }
  for (const LabelRequest& request : painted.labels)
    if (!names_event_place(request)) rest.push_back(request);
  std::vector<Label> labels = place_labels(rest, with_events(), measure);

  std::vector<LabelRequest> requests;
  std::vector<Label> all;
  for (std::size_t i = 0; i < first.size(); ++i)
    if (first_labels[i].placed) {
      requests.push_back(first[i]);
      all.push_back(first_labels[i]);
    }
  requests.insert(requests.end(), rest.begin(), rest.end());
  all.insert(all.end(), labels.begin(), labels.end());
  painted.labels = std::move(requests);
  return all;
}

std::vector<KeyedEntry> keyed_names(const std::vector<LabelRequest>& requests,
                                    const std::vector<Label>& labels) {
  std::vector<KeyedEntry> entries;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (labels[i].keyed) entries.push_back({labels[i].mark.text, on_one_line(requests[i].text)});
  std::ranges::sort(entries, {},
                    [](const KeyedEntry& entry) { return std::pair(entry.key.size(), entry.key); });
  return entries;
}

void draw_labels(Canvas& canvas, const Painted& painted, const std::vector<Label>& labels,
                 const PageBox& frame) {
  draw_icons(canvas, painted, painted.labels, labels);
  canvas.begin("layer", "Labels", "", frame);
  draw_texts(canvas, painted.labels, labels);
  canvas.end();
}

void report_labels(Canvas& canvas, const std::vector<LabelRequest>& requests,
                   const std::vector<Label>& labels) {
  std::vector<std::string> dropped;
  std::vector<std::string> keyed;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& label = labels[i];
    const std::string text = on_one_line(requests[i].text);
    if (!label.placed) dropped.push_back(text);
    if (label.keyed) keyed.push_back(label.mark.text + " " + text);
    const std::string why = label.keyed             ? "its name stands in the key"
                            : !label.leader.empty() ? "a line leads to it"
                                                    : label.why;
    const char* state = !label.placed ? "dropped" : label.keyed ? "keyed" : label.moved ? "moved" : "placed";
    canvas.note({"label", requests[i].text, requests[i].feature, label.placed ? box_of(label) : PageBox{},
                 state, why, label.mark.angle != 0 || !label.mark.path.empty()});
  }
  const std::string all = counted(labels.size(), "label");
  if (!dropped.empty())
    canvas.findings.push_back(
        {Severity::note, {}, told(dropped, fmt::format("{} of {} found no room", dropped.size(), all))});
  if (!keyed.empty())
    canvas.findings.push_back(
        {Severity::note,
         {},
         told(keyed, fmt::format("{} of {} stand in the key, a letter at the place", keyed.size(), all))});
}

namespace {

/// Latin letters are in every font.
bool is_plain(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What to do about a text whose letters no font at hand has.
std::string missing_font(const std::string& text) {
  std::string message = fmt::format("no font at hand has all letters of '{}'", text);
  for (const ScriptFont* font : script_fonts_for(text))
    message += fmt::format(
        "; Debian's package {} has a font for {}: install it, or set DATELINE_FONTS to a folder that holds "
        "{}",
        font->package, font->name, font->file);
  return message;
}

}  // namespace

void report_unknown_glyphs(Canvas& canvas) {
  std::set<std::string> told;
  const auto check = [&](const std::vector<Mark>& marks) {
    for (const Mark& mark : marks) {
      const auto* text = std::get_if<TextMark>(&mark);
      if (text == nullptr || is_plain(text->text)) continue;
      std::string words = on_one_line(text->text);
      for (std::size_t at = words.find(image_sign); at != std::string::npos; at = words.find(image_sign))
        words.erase(at, std::string_view(image_sign).size());
      if (canvas.size_of(words, text->font).unknown_glyphs > 0 && told.insert(words).second)
        canvas.findings.push_back({Severity::warning, {}, missing_font(words)});
    }
  };
  check(canvas.sheet.drawing.marks);
  for (const SheetPage& page : canvas.sheet.pages) check(page.drawing.marks);
}

}  // namespace dateline
