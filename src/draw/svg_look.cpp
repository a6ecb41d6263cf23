#include "draw/svg_look.hpp"

#include <algorithm>
#include <numeric>

#include "draw/xml.hpp"

namespace dateline {

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
  if (pen.join == LineJoin::miter)
    out += attribute("stroke-miterlimit", std::max(pen.miter_limit, 1.0));
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

}  // namespace dateline
