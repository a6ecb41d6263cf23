// Reads the few elements of SVG of which symbols are drawn.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>

#include "dateline/read/style.hpp"
#include "read/svg_path.hpp"

namespace dateline {

namespace {

using Attributes = std::map<std::string, std::string, std::less<>>;

struct Element {
  std::string name;
  Attributes attributes;
  bool closes = false;        ///< </g>
  bool stands_alone = false;  ///< <path/>
};

/// The tags of a small XML file, one after the other; comments and declarations are
/// passed over.
class Tags {
 public:
  explicit Tags(std::string_view text) : m_text(text) {}

  std::optional<Element> next() {
    while (true) {
      const auto open = m_text.find('<', m_at);
      if (open == std::string_view::npos) return std::nullopt;
      const bool comment = m_text.substr(open).starts_with("<!--");
      const std::string_view end_mark = comment ? "-->" : ">";
      const auto close = m_text.find(end_mark, open);
      if (close == std::string_view::npos) return std::nullopt;
      m_at = close + end_mark.size();
      if (comment || m_text[open + 1] == '?' || m_text[open + 1] == '!') continue;
      return element(m_text.substr(open + 1, close - open - 1));
    }
  }

 private:
  static constexpr std::string_view space = " \t\r\n";

  static Element element(std::string_view inside) {
    Element found;
    found.closes = inside.starts_with('/');
    found.stands_alone = inside.ends_with('/');
    if (found.closes) inside.remove_prefix(1);
    const auto end = std::min(inside.find_first_of(" \t\r\n/"), inside.size());
    found.name = inside.substr(0, end);
    inside.remove_prefix(end);
    while (true) {
      const auto begin = inside.find_first_not_of(" \t\r\n/");
      if (begin == std::string_view::npos) return found;
      const auto equals = inside.find('=', begin);
      if (equals == std::string_view::npos) return found;
      const auto quote = inside.find_first_of("\"'", equals);
      if (quote == std::string_view::npos) return found;
      const auto last = inside.find(inside[quote], quote + 1);
      if (last == std::string_view::npos) return found;
      auto name = inside.substr(begin, equals - begin);
      name = name.substr(0, name.find_first_of(space));
      found.attributes.insert_or_assign(std::string(name),
                                        std::string(inside.substr(quote + 1, last - quote - 1)));
      inside.remove_prefix(last + 1);
    }
  }

  std::string_view m_text;
  std::size_t m_at = 0;
};

double number(const Attributes& attributes, std::string_view name, double otherwise = 0) {
  const auto found = attributes.find(name);
  if (found == attributes.end()) return otherwise;
  double value = otherwise;
  std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
  return value;
}

Path ellipse(PagePoint centre, double rx, double ry) {
  // A quarter of a circle as a cubic Bézier.
  const double k = 4.0 / 3 * (std::numbers::sqrt2 - 1);
  const auto [x, y] = centre;
  Path path;
  path.move_to({x + rx, y});
  path.curve_to({x + rx, y + k * ry}, {x + k * rx, y + ry}, {x, y + ry});
  path.curve_to({x - k * rx, y + ry}, {x - rx, y + k * ry}, {x - rx, y});
  path.curve_to({x - rx, y - k * ry}, {x - k * rx, y - ry}, {x, y - ry});
  path.curve_to({x + k * rx, y - ry}, {x + rx, y - k * ry}, {x + rx, y});
  path.close();
  return path;
}

Path polyline(std::string_view points, bool closed) {
  Path path;
  const std::vector<double> numbers = svg_numbers(points);
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
    const PagePoint at{numbers[i], numbers[i + 1]};
    if (i == 0)
      path.move_to(at);
    else
      path.line_to(at);
  }
  if (closed && !path.empty()) path.close();
  return path;
}

Path rect(const Attributes& attributes) {
  const double x = number(attributes, "x"), y = number(attributes, "y");
  const double width = number(attributes, "width"), height = number(attributes, "height");
  const double r = std::min({number(attributes, "rx"), width / 2, height / 2});
  if (r <= 0)
    return polyline(
        fmt::format("{} {} {} {} {} {} {} {}", x, y, x + width, y, x + width, y + height, x, y + height),
        true);
  const auto rounded = svg_path(fmt::format(
      "M{} {}H{}A{r} {r} 0 0 1 {} {}V{}A{r} {r} 0 0 1 {} {}H{}A{r} {r} 0 0 1 {} {}V{}A{r} {r} 0 0 1 {} {}Z",
      x + r, y, x + width - r, x + width, y + r, y + height - r, x + width - r, y + height, x + r, x,
      y + height - r, y + r, x + r, y, fmt::arg("r", r)));
  return rounded.value_or(Path());
}

/// What an element inherits from the <svg> and <g> around it.
struct Paint {
  std::string fill = "black";
  std::string stroke = "none";
  double width = 1;
  LineCap cap = LineCap::butt;
  LineJoin join = LineJoin::miter;
};

Paint painted(Paint paint, const Attributes& attributes) {
  if (const auto fill = attributes.find("fill"); fill != attributes.end()) paint.fill = fill->second;
  if (const auto stroke = attributes.find("stroke"); stroke != attributes.end())
    paint.stroke = stroke->second;
  paint.width = number(attributes, "stroke-width", paint.width);
  if (const auto cap = attributes.find("stroke-linecap"); cap != attributes.end())
    paint.cap = cap->second == "round"    ? LineCap::round
                : cap->second == "square" ? LineCap::square
                                          : LineCap::butt;
  if (const auto join = attributes.find("stroke-linejoin"); join != attributes.end())
    paint.join = join->second == "round"   ? LineJoin::round
                 : join->second == "bevel" ? LineJoin::bevel
                                           : LineJoin::miter;
  return paint;
}

/// currentColor is black, the colour that a layer's icon-color replaces.
std::optional<Colour> colour_of(const std::string& css) {
  if (css == "none") return std::nullopt;
  if (css == "currentColor") return Colour{0, 0, 0, 255};
  const auto parsed = parse_colour(css);
  return parsed ? std::optional(to_colour(*parsed)) : std::nullopt;
}

class SymbolReader {
 public:
  SymbolReader(const std::string& file, Findings& findings) : m_file(file), m_findings(findings) {}

  std::vector<PathMark> read(std::string_view svg) {
    Tags tags(svg);
    while (const auto element = tags.next()) take(*element);
    if (m_marks.empty()) finding("the symbol draws nothing");
    return std::move(m_marks);
  }

 private:
  void finding(std::string message) {
    m_findings.push_back({Severity::warning, {m_file, 0}, std::move(message)});
  }

  void take(const Element& element) {
    if (element.name == "svg" || element.name == "g") {
      if (element.closes) {
        if (m_paints.size() > 1) m_paints.pop_back();
        return;
      }
      if (element.name == "svg") read_box(element.attributes);
      if (!element.stands_alone) m_paints.push_back(painted(m_paints.back(), element.attributes));
      return;
    }
    if (element.name == "title" || element.name == "desc" || element.closes) return;
    if (auto path = shape(element)) draw(*path, painted(m_paints.back(), element.attributes));
  }

  void read_box(const Attributes& attributes) {
    const auto box = attributes.find("viewBox");
    const auto numbers = box == attributes.end() ? std::vector<double>() : svg_numbers(box->second);
    if (numbers.size() != 4 || numbers[2] <= 0 || numbers[2] != numbers[3]) {
      finding("a symbol needs a square viewBox; 0 0 24 24 is taken");
      return;
    }
    m_scale = 2 / numbers[2];
    m_origin = {-1 - numbers[0] * m_scale, -1 - numbers[1] * m_scale};
  }

  std::optional<Path> shape(const Element& element) {
    const Attributes& has = element.attributes;
    const auto text = [&](const char* name) {
      const auto found = has.find(name);
      return found == has.end() ? std::string_view() : std::string_view(found->second);
    };
    if (element.name == "path") {
      auto path = svg_path(text("d"));
      if (!path) finding(path.error());
      return path ? std::optional(*std::move(path)) : std::nullopt;
    }
    const PagePoint centre{number(has, "cx"), number(has, "cy")};
    if (element.name == "circle") return ellipse(centre, number(has, "r"), number(has, "r"));
    if (element.name == "ellipse") return ellipse(centre, number(has, "rx"), number(has, "ry"));
    if (element.name == "rect") return rect(has);
    if (element.name == "polygon") return polyline(text("points"), true);
    if (element.name == "polyline") return polyline(text("points"), false);
    if (element.name == "line")
      return polyline(fmt::format("{} {} {} {}", number(has, "x1"), number(has, "y1"), number(has, "x2"),
                                  number(has, "y2")),
                      false);
    finding(fmt::format("<{}> is not read in symbols; it is left out", element.name));
    return std::nullopt;
  }

  void draw(const Path& path, const Paint& paint) {
    PathMark mark;
    mark.path = moved(scaled(path, m_scale), m_origin);
    mark.fill = colour_of(paint.fill);
    if (const auto stroke = colour_of(paint.stroke))
      mark.pen = Pen{*stroke, paint.width * m_scale, {}, paint.cap, paint.join};
    if (!path.empty() && (mark.fill || mark.pen)) m_marks.push_back(std::move(mark));
  }

  const std::string& m_file;
  Findings& m_findings;
  std::vector<Paint> m_paints{Paint{}};
  double m_scale = 2.0 / 24;
  PagePoint m_origin{-1, -1};
  std::vector<PathMark> m_marks;
};

}  // namespace

std::vector<PathMark> parse_symbol(std::string_view svg, const std::string& file, Findings& findings) {
  return SymbolReader(file, findings).read(svg);
}

}  // namespace dateline
