// The contact sheet of a set: one file that needs no server and nothing from the web.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "dateline/write/set_record.hpp"
#include "draw/xml.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

constexpr const char* head = R"(<style>
:root { --ink: #1d1d1f; --soft: #5c5f66; --line: #d9d9de; --paper: #fff; --ground: #f4f4f1; --mark: #9c2f1f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececee; --soft: #a7abb4; --line: #3a3d44; --paper: #202227; --ground: #17181c; --mark: #ff9d8a; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.45 "Noto Sans", system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header { position: sticky; top: 0; z-index: 1; padding: .9rem 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; }
h1 { font-size: 1.3rem; margin: 0; }
header p { margin: 0; color: var(--soft); }
label { margin-left: auto; color: var(--soft); display: flex; gap: .5rem; align-items: baseline; }
[hidden] { display: none !important; }
input { font: inherit; padding: .3rem .6rem; border: 1px solid var(--line); border-radius: 4px; background: var(--ground); color: inherit; flex: 1; width: 16rem; min-width: 0; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: 1.25rem; padding: 1.25rem 1.5rem; }
.none { padding: 1.25rem 1.5rem 0; margin: 0; }
article { scroll-margin-top: 6rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; overflow: hidden; display: flex; flex-direction: column; }
article:target { border-color: var(--mark); box-shadow: 0 0 0 1px var(--mark); }
article img { display: block; width: 100%; height: auto; aspect-ratio: auto 4 / 3; border-bottom: 1px solid var(--line); background: #fff; }
.overview { display: flex; flex-wrap: wrap; gap: 1.25rem; padding: 1.25rem 1.5rem 0; align-items: flex-start; }
.overview .map { position: relative; flex: 1 1 24rem; max-width: 46rem; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.overview img { display: block; width: 100%; height: auto; }
.overview svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.overview polygon { fill: transparent; pointer-events: all; }
.overview svg a:hover polygon, .overview svg a:focus-visible polygon { fill: #c41e1e2e; }
.overview svg a:focus-visible { outline: none; }
.overview svg a:focus-visible polygon { stroke: #9c2f1f; stroke-width: 3px; vector-effect: non-scaling-stroke; }
.overview .list { flex: 1 1 18rem; }
.overview .list p { margin: .35rem 0 0; color: var(--soft); font-size: .88rem; }
.overview ol { list-style: none; margin: .6rem 0 0; padding: 0; columns: 13rem; column-gap: 1.5rem; max-height: 32rem; overflow: auto; }
.overview li { break-inside: avoid; display: flex; gap: .6rem; font-size: .92rem; padding: .1rem 0; }
.overview b { min-width: 3.2rem; color: var(--mark); }
.words { padding: .75rem 1rem 1rem; display: flex; flex-direction: column; gap: .35rem; flex: 1; }
h2 { font-size: 1.02rem; line-height: 1.3; margin: 0; }
.words p { margin: 0; color: var(--soft); font-size: .88rem; }
.words .failed { color: var(--mark); }
.files { margin-top: auto; padding-top: .3rem; display: flex; flex-wrap: wrap; gap: .2rem .9rem; font-size: .88rem; }
.file { white-space: nowrap; }
a { color: inherit; text-underline-offset: .2em; }
a:focus-visible, input:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
article > a:focus-visible { outline-width: 3px; outline-offset: -3px; }
footer { padding: 0 1.5rem 1.5rem; color: var(--soft); font-size: .88rem; }
@media (max-width: 40rem) { header { position: static; padding: .9rem 1rem; } label { flex: 1 1 100%; } main { padding: 1rem; } .overview { padding: 1rem 1rem 0; } article { scroll-margin-top: 1rem; } }
@media print { header { position: static; } label { display: none; } article { break-inside: avoid; } }
</style>
)";

/// The filter stands in the address, so that a selection can be sent: "index.html#filter=april 2023".
/// It is shown only where it works. Marks on letters and capitals do not count.
constexpr const char* script = R"(<script>
const field = document.getElementById("page:filter");
const count = document.getElementById("page:count");
const none = document.getElementById("page:none");
const total = count.textContent;
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i");
const cards = [...document.querySelectorAll("article")].map(card => {
  const picture = card.querySelector("img");
  return [card, plain(card.dataset.words + " " + (picture ? picture.alt : ""))];
});
function show() {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const [card, text] of cards) {
    card.hidden = !words.every(word => text.includes(word));
    shown += !card.hidden;
  }
  count.textContent = words.length ? shown + " of " + total : total;
  none.hidden = shown > 0 || !words.length;
}
function readAddress() {
  const found = location.hash.match(/^#filter=(.*)$/);
  const card = found ? null : document.getElementById(location.hash.slice(1));
  if (card && card.hidden) {
    field.value = "";
    show();
    card.scrollIntoView();
  }
  if (!found) return;
  try { field.value = decodeURIComponent(found[1]); } catch { field.value = found[1]; }
  show();
}
field.addEventListener("input", () => {
  history.replaceState(null, "", field.value ? "#filter=" + encodeURIComponent(field.value) : "#");
  show();
});
addEventListener("hashchange", readAddress);
field.parentElement.hidden = false;
if (field.value) show();
readAddress();
</script>
)";

/// As a link has it: everything but letters, digits and "-_./~" by percent.
std::string link(const std::string& path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') ||
                       std::string_view("-_./~").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

/// The id of a sheet's card, for links within the page: no two names have the same, in whatever script, nor
/// the page's own "page:…".
std::string id_of(const std::string& name) {
  return xml_text(link(name));
}

std::string size_in_words(std::uint64_t bytes) {
  return bytes < 1000000 ? fmt::format("{} kB", (bytes + 999) / 1000)
                         : fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

/// The picture to show: a PNG, else an SVG; nothing for a sheet of PDFs only.
const RecordedFile* picture_of(const RecordedSheet& sheet) {
  for (const char* ending : {".png", ".svg"})
    for (const RecordedFile& file : sheet.files)
      if (file.path.ends_with(ending)) return &file;
  return nullptr;
}

const std::string& title_of(const RecordedSheet& sheet) {
  return sheet.title.empty() ? sheet.name : sheet.title;
}

/// What a link to the file is called: its ending, and what is between it and the sheet's name.
std::string link_name(const RecordedSheet& sheet, const std::string& path) {
  std::string name = path.starts_with(sheet.name) ? path.substr(sheet.name.size()) : path;
  if (name.starts_with(".")) name.erase(0, 1);
  return name == "txt" ? "in words" : name;
}

/// Links to the sheet's files with their sizes.
std::string files_of(const RecordedSheet& sheet) {
  std::string html = "<div class=\"files\">";
  for (const RecordedFile& file : sheet.files) {
    const std::string name = xml_text(link_name(sheet, file.path));
    html += fmt::format("<span class=\"file\"><a href=\"{}\" download aria-label=\"{}, {}\">{}</a> {}</span>",
                        xml_text(link(file.path)), xml_text(title_of(sheet)), name, name,
                        size_in_words(file.bytes));
  }
  return html + "</div>";
}

std::string card(const RecordedSheet& sheet) {
  std::string html = fmt::format("<article id=\"{}\" data-words=\"{}\">\n", id_of(sheet.name),
                                 xml_text(sheet.name + ' ' + sheet.title + ' ' + sheet.period));
  if (const RecordedFile* picture = picture_of(sheet))
    html += fmt::format("<a href=\"{0}\"><img src=\"{0}\" alt=\"{1}\" loading=\"lazy\"></a>\n",
                        xml_text(link(picture->path)), xml_text(sheet.description));
  html += fmt::format("<div class=\"words\"><h2>{}</h2>\n", xml_text(title_of(sheet)));
  html += fmt::format("<p>{}{}</p>\n", sheet.period.empty() ? "" : xml_text(sheet.period) + " · ",
                      events_in_words(sheet));
  if (!sheet.failure.empty())
    html += fmt::format("<p class=\"failed\">Not made: {}</p>\n", xml_text(sheet.failure));
  return html + files_of(sheet) + "</div>\n</article>\n";
}

/// A link to a sheet's card.
std::string card_link(const SetRecord& record, const std::string& name) {
  const RecordedSheet* sheet = record.find(name);
  return fmt::format("<a href=\"#{}\">{}</a>", id_of(name),
                     xml_text(sheet == nullptr ? name : title_of(*sheet)));
}

/// Links to the sheets of an outline: to each of a few, else to the first and the last, which are the ends of
/// a row ("to") or have others between them ("…").
std::string links_of(const SetRecord& record, const RecordedArea& area) {
  constexpr std::size_t few = 3;
  const std::string first = card_link(record, area.sheets.front());
  if (area.sheets.size() > few) {
    const bool is_row = area.label.find_first_of(", ") == std::string::npos;
    return first + (is_row ? " to " : " … ") + card_link(record, area.sheets.back());
  }
  std::string links = first;
  for (std::size_t i = 1; i < area.sheets.size(); ++i) links += ", " + card_link(record, area.sheets[i]);
  return links;
}

/// The outlines as they lie over the picture, the smallest on top; each leads to the first of its sheets.
std::string outlines_over(const SetRecord& record) {
  std::vector<std::pair<double, std::string>> shapes;
  for (const RecordedArea& area : record.overview->areas) {
    if (area.outline.empty() || area.sheets.empty()) continue;
    std::string points;
    double twice_area = 0;
    for (std::size_t i = 0; i < area.outline.size(); ++i) {
      const PagePoint& at = area.outline[i];
      const PagePoint& next = area.outline[(i + 1) % area.outline.size()];
      twice_area += at.x * next.y - next.x * at.y;
      points += fmt::format("{}{:.2f},{:.2f}", points.empty() ? "" : " ", at.x * 100, at.y * 100);
    }
    const RecordedSheet* first = record.find(area.sheets.front());
    const std::string words =
        area.label + ' ' + (first == nullptr || area.sheets.size() > 1 ? "" : title_of(*first));
    shapes.emplace_back(
        std::abs(twice_area),
        fmt::format("<a href=\"#{}\" aria-label=\"{}\"><title>{}</title><polygon points=\"{}\"/></a>",
                    id_of(area.sheets.front()), xml_text(words), xml_text(words), points));
  }
  std::ranges::stable_sort(shapes, std::greater<>(), &std::pair<double, std::string>::first);
  std::string html;
  for (const auto& [unused, shape] : shapes) html += shape;
  return "<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">" + html + "</svg>";
}

/// The overview at the head of the page: its picture, and its sheets by their labels on it.
std::string overview_part(const SetRecord& record) {
  if (!record.overview) return "";
  const RecordedSheet& overview = *record.overview;
  std::string html = "<section class=\"overview\" aria-label=\"Overview\">\n";
  if (const RecordedFile* picture = picture_of(overview))
    html += fmt::format("<div class=\"map\"><img src=\"{}\" alt=\"{}\">{}</div>\n",
                        xml_text(link(picture->path)), xml_text(overview.description), outlines_over(record));
  html += "<div class=\"list\"><h2>Overview</h2>";
  if (record.is_overview_stale) html += "<p>It is older than the maps.</p>";
  if (!overview.failure.empty())
    html += fmt::format("<p class=\"failed\">Not made: {}</p>", xml_text(overview.failure));
  html += "<ol>\n";
  for (const RecordedArea& area : overview.areas)
    html += fmt::format("<li><b>{}</b><span>{}</span></li>\n", xml_text(area.label), links_of(record, area));
  return html + "</ol>" + files_of(overview) + "</div>\n</section>\n";
}

/// A link to what is made of many sheets.
std::string bound_link(const BoundFile& bound, const std::string& name, const char* what) {
  return fmt::format("<p><span class=\"file\"><a href=\"{}\">{}</a>, {}{}{}</span></p>",
                     xml_text(link(bound.file.path)), name, what, size_in_words(bound.file.bytes),
                     bound.is_stale ? ", older than its maps" : "");
}

}  // namespace

std::string set_page(const SetRecord& record) {
  const std::string title = xml_text(record.title.empty() ? "Maps" : record.title);
  std::string animations;
  for (const BoundFile& animation : record.animations)
    animations += bound_link(animation, xml_text(animation.file.path), "moving, ");
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      title + "</title>\n" + head + "<header><h1>" + title +
      "</h1><p id=\"page:count\" aria-live=\"polite\">" + counted(record.sheets.size(), "map") + "</p>" +
      (record.atlas ? bound_link(*record.atlas, "All as one PDF", "") : "") + animations +
      "<label hidden>Filter <input id=\"page:filter\" type=\"search\" "
      "autocomplete=\"off\"></label></header>\n"
      "<p id=\"page:none\" class=\"none\" hidden>No map has all of these words in its name, title, days or "
      "description.</p>\n" +
      overview_part(record) + "<main>\n";
  for (const RecordedSheet& sheet : record.sheets) html += card(sheet);
  return html + "</main>\n<footer><p>Made by dateline " + xml_text(record.version) +
         ". <a href=\"manifest.json\">manifest.json</a> lists every file with its checksum; "
         "<a href=\"findings.jsonl\">findings.jsonl</a> what was found in the data.</p></footer>\n" +
         script + "</html>\n";
}

}  // namespace dateline
