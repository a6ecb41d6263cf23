#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <vector>

#include "dateline/draw/draw.hpp"
#include "dateline/text/utf8.hpp"
#include "draw/png.hpp"
#include "draw/xml.hpp"

namespace dateline {
namespace {

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + value + "\"";
}

std::string attribute(const char* name, double value) {
  return attribute(name, number(value));
}

std::string colour(const char* property, Colour colour) {
  const std::string opaque = to_hex({colour.red, colour.green, colour.blue, 255});
  if (colour.alpha == 255) return attribute(property, opaque);
  return attribute(property, opaque) +
         attribute((std::string(property) + "-opacity").c_str(), colour.alpha / 255.0);
}

bool is_dashed(const Pen& pen) {
  return std::accumulate(pen.dashes.begin(), pen.dashes.end(), 0.0) > 0 &&
         std::all_of(pen.dashes.begin(), pen.dashes.end(), [](double mm) { return mm >= 0; });
}

std::string pen(const Pen& pen) {
  static constexpr const char* caps[] = {"butt", "round", "square"};
  static constexpr const char* joins[] = {"miter", "round", "bevel"};
  std::string out = colour("stroke", pen.colour) + attribute("stroke-width", pen.width);
  if (pen.cap != LineCap::butt) out += attribute("stroke-linecap", caps[static_cast<int>(pen.cap)]);
  // Cairo's limit for the tips of miters, where SVG's own default is 4.
  if (pen.join == LineJoin::miter)
    out += attribute("stroke-miterlimit", 10);
  else
    out += attribute("stroke-linejoin", joins[static_cast<int>(pen.join)]);
  if (!is_dashed(pen)) return out;
  std::string dashes;
  for (const double dash : pen.dashes) (dashes += dashes.empty() ? "" : " ") += number(dash);
  return out + attribute("stroke-dasharray", dashes);
}

std::string look(const std::optional<Colour>& fill, const std::optional<Pen>& stroke) {
  std::string out =
      fill ? colour("fill", *fill) + attribute("fill-rule", "evenodd") : attribute("fill", "none");
  return stroke ? out + pen(*stroke) : out;
}

std::string path_data(const Path& path) {
  static constexpr char letters[] = {'M', 'L', 'C', 'Z'};
  std::string data;
  std::size_t next = 0;
  for (const Path::Step step : path.steps) {
    data += letters[static_cast<int>(step)];
    const int takes = step == Path::Step::close ? 0 : step == Path::Step::curve ? 3 : 1;
    for (int i = 0; i < takes; ++i, ++next) {
      if (i > 0) data += ' ';
      append_number(data, path.points.at(next).x);
      data += ' ';
      append_number(data, path.points.at(next).y);
    }
  }
  return data;
}

/// Does the text run from right to left? Its first letter tells.
bool is_right_to_left(std::string_view text) {
  for (const char32_t c : to_utf32(text)) {
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    if (direction == U_LEFT_TO_RIGHT) return false;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

constexpr const char* sans_families =
    "'Noto Sans', 'Noto Sans Armenian', 'Noto Sans Georgian', 'Noto Sans Arabic', 'Noto Sans Hebrew', "
    "'Noto Sans Devanagari', 'Noto Sans Math', 'Noto Sans Symbols2', 'DejaVu Sans', Arial, sans-serif";
constexpr const char* serif_families =
    "'Noto Serif', 'Noto Serif Armenian', 'Noto Serif Georgian', 'Noto Sans Arabic', 'Noto Sans Hebrew', "
    "'Noto Sans Devanagari', 'Noto Sans Math', 'Noto Sans Symbols2', 'DejaVu Serif', 'Times New Roman', "
    "serif";

std::string font_attributes(const Font& font) {
  std::string out;
  if (font.family == FontFamily::serif) out += attribute("font-family", serif_families);
  out += attribute("font-size", font.size);
  if (font.bold) out += attribute("font-weight", "bold");
  if (font.italic) out += attribute("font-style", "italic");
  if (font.letter_spacing != 0) out += attribute("letter-spacing", font.letter_spacing);
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text)
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  return lines;
}

/// The groups (by their index among the marks) that hold groups of events: lists, for
/// people who hear the map.
std::set<std::size_t> lists_of_events(const std::vector<Mark>& marks) {
  std::set<std::size_t> lists;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (const auto* group = std::get_if<GroupBegin>(&marks[i])) {
      if (group->role == "event" && !open.empty()) lists.insert(open.back());
      open.push_back(i);
    } else if (std::holds_alternative<GroupEnd>(marks[i]) && !open.empty()) {
      open.pop_back();
    }
  }
  return lists;
}

/// Writes the elements one after the other.
class SvgWriter {
 public:
  explicit SvgWriter(const Drawing& drawing)
      : m_drawing(drawing),
        m_lists(lists_of_events(drawing.marks)),
        m_image_uses(uses_of_images(drawing.marks)) {}

  std::string write() {
    head();
    for (m_index = 0; m_index < m_drawing.marks.size(); ++m_index)
      std::visit(*this, m_drawing.marks[m_index]);
    while (!m_open.empty()) (*this)(GroupEnd{});
    return std::move(m_svg += "</svg>\n");
  }

  void operator()(const PathMark& mark) {
    if (!mark.hatch) return path(mark.path, look(mark.fill, mark.pen));
    if (mark.fill) path(mark.path, look(mark.fill, {}));
    const std::string pattern = hatch_pattern(*mark.hatch, std::max(mark.hatch_spacing, 0.05));
    path(mark.path, attribute("fill", "url(#" + pattern + ")") + attribute("fill-rule", "evenodd"));
    if (mark.pen) path(mark.path, look({}, mark.pen));
  }

  void operator()(const SymbolMark& mark) {
    if (!mark.fill && !mark.pen) return;
    if (mark.at.size() == 1) return path(moved(mark.shape, mark.at[0]), look(mark.fill, mark.pen));
    const std::string id = next_id("symbol");
    m_svg += "<defs><path id=\"" + id + "\" d=\"" + path_data(mark.shape) + '"' + look(mark.fill, mark.pen) +
             "/></defs>\n";
    for (const PagePoint& at : mark.at) {
      m_svg += "<use xlink:href=\"#" + id + "\" x=\"";
      append_number(m_svg, at.x);
      m_svg += "\" y=\"";
      append_number(m_svg, at.y);
      m_svg += "\"/>\n";
    }
  }

  void operator()(const TextMark& mark) {
    const bool right_to_left = is_right_to_left(mark.text);
    const double x = mark.at.x + overhang(mark);
    m_svg += "<text" + attribute("x", x) + attribute("y", mark.at.y) + font_attributes(mark.font) +
             anchor(mark.align, right_to_left) + colour("fill", mark.colour);
    if (right_to_left) m_svg += attribute("direction", "rtl") + attribute("unicode-bidi", "embed");
    if (mark.angle != 0)
      m_svg += attribute("transform", "rotate(" + number(mark.angle) + " " + number(mark.at.x) + " " +
                                          number(mark.at.y) + ")");
    if (mark.halo_width > 0)
      m_svg += attribute("paint-order", "stroke") +
               pen({mark.halo, 2 * mark.halo_width, {}, LineCap::round, LineJoin::round});
    m_svg += '>';
    const std::vector<std::string> lines = lines_of(mark.text);
    if (lines.size() == 1) m_svg += xml_text(mark.text);
    for (std::size_t i = 0; lines.size() > 1 && i < lines.size(); ++i)
      m_svg += "<tspan" + attribute("x", x) +
               attribute("y", mark.at.y + static_cast<double>(i) * mark.line_height * mark.font.size) + ">" +
               xml_text(lines[i]) + "</tspan>";
    m_svg += "</text>\n";
  }

  /// An image that is drawn once stands where it is drawn; others are written once and used.
  void operator()(const ImageMark& mark) {
    if (mark.image.empty()) return;
    const PageBox& box = mark.box;
    std::string look = mark.opacity < 1 ? attribute("opacity", mark.opacity) : "";
    if (mark.angle != 0)
      look += attribute("transform", "rotate(" + number(mark.angle) + " " + number(box.centre().x) + " " +
                                         number(box.centre().y) + ")");
    if (m_image_uses[mark.image.pixels.get()] == 1) {
      m_svg += "<image" + attribute("x", box.left) + attribute("y", box.top) +
               attribute("width", box.width()) + attribute("height", box.height()) + look +
               image_attributes(mark) + "/>\n";
      return;
    }
    m_svg += "<g" + look + "><use xlink:href=\"#" + shared_image(mark) + "\" transform=\"translate(" +
             number(box.left) + " " + number(box.top) + ") scale(" + number(box.width()) + " " +
             number(box.height()) + ")\"/></g>\n";
  }

  void operator()(const GroupBegin& group) {
    const bool list = m_lists.contains(m_index);
    const char* role = group.role == "event" && !m_open.empty() ? "listitem" : list ? "list" : "group";
    const std::string clip = group.clip ? clip_path(*group.clip) : "";
    m_svg += "<g";
    if (!group.id.empty()) m_svg += attribute("id", xml_id(group.id));
    if (!group.role.empty()) m_svg += attribute("class", xml_text(group.role));
    if (!group.title.empty()) m_svg += attribute("role", role);
    if (!clip.empty()) m_svg += attribute("clip-path", "url(#" + clip + ")");
    m_svg += ">\n";
    words("title", group.title, "");
    words("desc", group.description, "");
    m_open.push_back(m_index);
  }

  void operator()(const GroupEnd&) {
    if (m_open.empty()) return;
    m_open.pop_back();
    m_svg += "</g>\n";
  }

 private:
  void head() {
    const std::string width = number(m_drawing.width);
    const std::string height = number(m_drawing.height);
    std::string labelled;
    if (!m_drawing.title.empty()) labelled = "dateline-title";
    if (!m_drawing.description.empty()) labelled += labelled.empty() ? "dateline-desc" : " dateline-desc";
    m_svg += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    m_svg += "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    m_svg += attribute("version", "1.1") + attribute("width", width + "mm") +
             attribute("height", height + "mm") + attribute("viewBox", "0 0 " + width + " " + height) +
             attribute("role", "img");
    if (!labelled.empty()) m_svg += attribute("aria-labelledby", labelled);
    m_svg +=
        attribute("xml:lang", xml_text(m_drawing.language)) + attribute("font-family", sans_families) + ">\n";
    words("title", m_drawing.title, "dateline-title");
    words("desc", m_drawing.description, "dateline-desc");
    path(rectangle({0, 0, m_drawing.width, m_drawing.height}), look(m_drawing.background, {}));
  }

  void words(const char* element, const std::string& text, const char* id) {
    if (text.empty()) return;
    m_svg += std::string("<") + element + (*id == '\0' ? "" : attribute("id", id)) + ">" + xml_text(text) +
             "</" + element + ">\n";
  }

  void path(const Path& path, const std::string& attributes) {
    m_svg += "<path d=\"" + path_data(path) + '"' + attributes + "/>\n";
  }

  /// SVG's letter spacing follows the last letter too; the text is shifted by what that
  /// moves it.
  static double overhang(const TextMark& mark) {
    const double share = mark.align == TextAlign::left ? 0 : mark.align == TextAlign::centre ? 0.5 : 1;
    return share * mark.font.letter_spacing;
  }

  static std::string anchor(TextAlign align, bool right_to_left) {
    if (align == TextAlign::centre) return attribute("text-anchor", "middle");
    const bool end = (align == TextAlign::right) != right_to_left;
    return end ? attribute("text-anchor", "end") : "";
  }

  /// Equal hatchings share a pattern, which counts from the sheet's corner.
  std::string hatch_pattern(const Pen& lines, double spacing) {
    const double dashes =
        is_dashed(lines) ? std::accumulate(lines.dashes.begin(), lines.dashes.end(), 0.0) : 0;
    const double width = dashes > 0 ? dashes * (lines.dashes.size() % 2 == 1 ? 2 : 1) : spacing;
    const std::string content =
        attribute("width", width) + attribute("height", spacing) +
        " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\"><path d=\"M0 " +
        number(spacing / 2) + "H" + number(width) + "\" fill=\"none\"" + pen(lines);
    const auto [known, is_new] = m_patterns.try_emplace(content);
    if (is_new) {
      known->second = next_id("hatch");
      m_svg += "<defs><pattern id=\"" + known->second + "\"" + content + "/></pattern></defs>\n";
    }
    return known->second;
  }

  /// How often each image is drawn.
  static std::map<const std::vector<Colour>*, int> uses_of_images(const std::vector<Mark>& marks) {
    std::map<const std::vector<Colour>*, int> uses;
    for (const Mark& mark : marks)
      if (const auto* image = std::get_if<ImageMark>(&mark)) ++uses[image->image.pixels.get()];
    return uses;
  }

  static std::string image_attributes(const ImageMark& mark) {
    return attribute("preserveAspectRatio", "none") +
           (mark.sampling == Sampling::nearest ? attribute("image-rendering", "pixelated") : "") +
           attribute("xlink:href", "data:image/png;base64," + base64(encode_png(mark.image)));
  }

  /// The id of the image as a square of 1 mm.
  std::string shared_image(const ImageMark& mark) {
    const auto [known, is_new] = m_images.try_emplace({mark.image.pixels.get(), mark.sampling});
    if (is_new) {
      known->second = next_id("image");
      m_svg += "<defs><image id=\"" + known->second + "\" width=\"1\" height=\"1\"" + image_attributes(mark) +
               "/></defs>\n";
    }
    return known->second;
  }

  std::string clip_path(const PageBox& box) {
    const std::string data = path_data(rectangle(box));
    const auto [known, is_new] = m_clips.try_emplace(data);
    if (is_new) {
      known->second = next_id("clip");
      m_svg += "<defs><clipPath id=\"" + known->second + "\"><path d=\"" + data + "\"/></clipPath></defs>\n";
    }
    return known->second;
  }

  std::string next_id(const char* kind) {
    return std::string("dateline-") + kind + "-" + std::to_string(++m_ids[kind]);
  }

  const Drawing& m_drawing;
  std::set<std::size_t> m_lists;
  std::map<const std::vector<Colour>*, int> m_image_uses;
  std::string m_svg;
  std::size_t m_index = 0;
  std::vector<std::size_t> m_open;
  std::map<std::string, int, std::less<>> m_ids;
  std::map<std::string, std::string> m_patterns;
  std::map<std::string, std::string> m_clips;
  std::map<std::pair<const std::vector<Colour>*, Sampling>, std::string> m_images;
};

}  // namespace

std::string to_svg(const Drawing& drawing) {
  return SvgWriter(drawing).write();
}

}  // namespace dateline
