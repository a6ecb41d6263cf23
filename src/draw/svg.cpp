#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <vector>

#include "dateline/draw/draw.hpp"
#include "draw/draw_door.hpp"
#include "draw/many_symbols.hpp"
#include "draw/png.hpp"
#include "draw/svg_look.hpp"
#include "draw/svg_text.hpp"
#include "draw/xml.hpp"

namespace dateline {
namespace {

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
    if (!mark.hatch && !mark.pattern) return path(mark.path, look(mark.fill, mark.pen));
    if (mark.fill) path(mark.path, look(mark.fill, {}));
    const auto fill_with = [&](const std::string& pattern) {
      path(mark.path, attribute("fill", "url(#" + pattern + ")") + attribute("fill-rule", "evenodd"));
    };
    if (mark.pattern) fill_with(tile_pattern(*mark.pattern));
    if (mark.hatch) fill_with(hatch_pattern(*mark.hatch, std::max(mark.hatch_spacing, 0.05)));
    if (mark.pen) path(mark.path, look({}, mark.pen));
  }

  void operator()(const SymbolMark& mark) {
    if (!mark.fill && !mark.pen) return;
    if (mark.at.size() == 1) return path(moved(mark.shape, mark.at[0]), look(mark.fill, mark.pen));
    if (too_many_for_vectors(mark)) {
      const ImageMark image = draw_door().image_of_symbols(mark);
      m_image_uses[image.image.pixels.get()] = 1;
      return (*this)(image);
    }
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

  void operator()(const TextMark& mark) { m_svg += svg_text(mark, mark.path.empty() ? "" : next_id("path")); }

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
    if (group.opacity < 1) m_svg += attribute("opacity", group.opacity);
    if (group.blend != Blend::normal)
      m_svg += attribute("style", std::string("mix-blend-mode:") + to_string(group.blend));
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
             attribute("role", "graphics-document document") + attribute("aria-roledescription", "map");
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

  /// Equal tiles share a pattern.
  std::string tile_pattern(const Pattern& tile) {
    const auto known = std::ranges::find_if(m_tiles, [&](const auto& entry) { return *entry.first == tile; });
    if (known != m_tiles.end()) return known->second;
    const std::string id = next_id("tile");
    m_tiles.emplace_back(&tile, id);
    m_svg += "<defs><pattern" + attribute("id", id) + attribute("width", tile.width) +
             attribute("height", tile.height) + attribute("patternUnits", "userSpaceOnUse") + ">\n";
    for (const Mark& mark : tile.marks) std::visit(*this, mark);
    m_svg += "</pattern></defs>\n";
    return id;
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
  std::vector<std::pair<const Pattern*, std::string>> m_tiles;
};

}  // namespace

std::string to_svg(const Drawing& drawing) {
  return SvgWriter(drawing).write();
}

}  // namespace dateline
