#include "read/svg_path.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>

namespace dateline {

namespace {

/// Takes numbers and commands off the front of path data.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_text(text) {}

  bool at_end() {
    skip();
    return m_text.empty();
  }

  std::optional<double> number() {
    skip();
    const bool plus = m_text.starts_with('+');
    double value = 0;
    const char* begin = m_text.data() + (plus ? 1 : 0);
    const auto read = std::from_chars(begin, m_text.data() + m_text.size(), value);
    if (read.ec != std::errc() || !std::isfinite(value)) return std::nullopt;
    m_text.remove_prefix(std::size_t(read.ptr - m_text.data()));
    return value;
  }

  /// The flags of an arc may stand without space between them.
  std::optional<double> flag() {
    skip();
    if (!m_text.starts_with('0') && !m_text.starts_with('1')) return std::nullopt;
    const double value = m_text.front() - '0';
    m_text.remove_prefix(1);
    return value;
  }

  std::optional<char> command() {
    skip();
    constexpr std::string_view commands = "MmLlHhVvCcSsQqTtAaZz";
    if (m_text.empty() || commands.find(m_text.front()) == std::string_view::npos) return std::nullopt;
    const char found = m_text.front();
    m_text.remove_prefix(1);
    return found;
  }

 private:
  void skip() { m_text.remove_prefix(std::min(m_text.find_first_not_of(" ,\t\r\n"), m_text.size())); }

  std::string_view m_text;
};

PagePoint operator+(PagePoint a, PagePoint b) {
  return {a.x + b.x, a.y + b.y};
}
PagePoint mirrored(PagePoint point, PagePoint about) {
  return {2 * about.x - point.x, 2 * about.y - point.y};
}
PagePoint towards(PagePoint a, PagePoint b, double t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

struct Arc {
  double rx, ry, turn;  ///< turn in degrees
  bool large, sweep;
};

/// An elliptical arc as Béziers of at most a quarter turn each: end points to centre as
/// in SVG 1.1, appendix F.6.
void add_arc(Path& path, PagePoint from, PagePoint to, Arc arc) {
  if (from == to) return;
  double rx = std::abs(arc.rx), ry = std::abs(arc.ry);
  if (rx == 0 || ry == 0) return path.line_to(to);
  const double turn = arc.turn * std::numbers::pi / 180;
  const double c = std::cos(turn), s = std::sin(turn);
  const double dx = (from.x - to.x) / 2, dy = (from.y - to.y) / 2;
  const double x = c * dx + s * dy, y = -s * dx + c * dy;
  const double too_far = x * x / (rx * rx) + y * y / (ry * ry);
  if (too_far > 1) {
    rx *= std::sqrt(too_far);
    ry *= std::sqrt(too_far);
  }
  const double below = rx * rx * y * y + ry * ry * x * x;
  double k = std::sqrt(std::max(0.0, (rx * rx * ry * ry - below) / below));
  if (arc.large == arc.sweep) k = -k;
  const double cx = k * rx * y / ry, cy = -k * ry * x / rx;
  const PagePoint centre{c * cx - s * cy + (from.x + to.x) / 2, s * cx + c * cy + (from.y + to.y) / 2};
  const double start = std::atan2((y - cy) / ry, (x - cx) / rx);
  double sweep = std::atan2((-y - cy) / ry, (-x - cx) / rx) - start;
  if (arc.sweep && sweep < 0) sweep += 2 * std::numbers::pi;
  if (!arc.sweep && sweep > 0) sweep -= 2 * std::numbers::pi;
  const int parts = std::max(1, int(std::ceil(std::abs(sweep) / (std::numbers::pi / 2) - 1e-9)));
  const double step = sweep / parts;
  const double reach = 4.0 / 3 * std::tan(step / 4);
  const auto at = [&](double angle, double along) {
    const double px = rx * (std::cos(angle) - along * std::sin(angle));
    const double py = ry * (std::sin(angle) + along * std::cos(angle));
    return PagePoint{centre.x + c * px - s * py, centre.y + s * px + c * py};
  };
  for (int i = 0; i < parts; ++i) {
    const double a = start + i * step, b = a + step;
    path.curve_to(at(a, reach), at(b, -reach), i + 1 == parts ? to : at(b, 0));
  }
}

class PathReader {
 public:
  explicit PathReader(std::string_view data) : m_scanner(data) {}

  Expected<Path> read() {
    char command = 0;
    while (!m_scanner.at_end()) {
      if (const auto next = m_scanner.command())
        command = *next;
      else if (command == 0 || command == 'Z' || command == 'z')
        return tl::unexpected<std::string>("path data must go on with a command here");
      if (m_path.empty() && command != 'M' && command != 'm')
        return tl::unexpected<std::string>("path data must begin with a move");
      if (!step(command)) return tl::unexpected(fmt::format("path data: '{}' lacks a number", command));
      if (command == 'M') command = 'L';
      if (command == 'm') command = 'l';
    }
    return std::move(m_path);
  }

 private:
  bool step(char command) {
    m_base = command >= 'a' ? m_at : PagePoint{};
    const char upper = command >= 'a' ? char(command - 'a' + 'A') : command;
    const PagePoint before = m_at;
    bool good = true;
    switch (upper) {
      case 'M': good = move(); break;
      case 'L': good = line(point()); break;
      case 'H': good = line(along(true)); break;
      case 'V': good = line(along(false)); break;
      case 'C': good = curve(point()); break;
      case 'S': good = curve(m_last == 'C' ? mirrored(m_control, before) : before); break;
      case 'Q': good = quadratic(point()); break;
      case 'T': good = quadratic(m_last == 'Q' ? mirrored(m_control, before) : before); break;
      case 'A': good = arc(); break;
      default: m_path.close(); m_at = m_start;
    }
    m_last = upper == 'S' ? 'C' : upper == 'T' ? 'Q' : upper;
    return good;
  }

  std::optional<PagePoint> point() {
    const auto x = m_scanner.number();
    const auto y = x ? m_scanner.number() : std::nullopt;
    return y ? std::optional(m_base + PagePoint{*x, *y}) : std::nullopt;
  }

  std::optional<PagePoint> along(bool horizontal) {
    const auto value = m_scanner.number();
    if (!value) return std::nullopt;
    return horizontal ? PagePoint{m_base.x + *value, m_at.y} : PagePoint{m_at.x, m_base.y + *value};
  }

  bool move() {
    const auto to = point();
    if (!to) return false;
    m_path.move_to(*to);
    m_at = m_start = *to;
    return true;
  }

  bool line(std::optional<PagePoint> to) {
    if (!to) return false;
    m_path.line_to(*to);
    m_at = *to;
    return true;
  }

  /// The second control point and the end follow in the data.
  bool curve(std::optional<PagePoint> a) {
    const auto b = point();
    const auto to = point();
    if (!a || !b || !to) return false;
    m_path.curve_to(*a, *b, *to);
    m_control = *b;
    m_at = *to;
    return true;
  }

  /// The end follows in the data.
  bool quadratic(std::optional<PagePoint> control) {
    const auto to = point();
    if (!control || !to) return false;
    m_path.curve_to(towards(m_at, *control, 2.0 / 3), towards(*to, *control, 2.0 / 3), *to);
    m_control = *control;
    m_at = *to;
    return true;
  }

  bool arc() {
    const auto rx = m_scanner.number(), ry = m_scanner.number(), turn = m_scanner.number();
    const auto large = m_scanner.flag(), sweep = m_scanner.flag();
    const auto to = point();
    if (!rx || !ry || !turn || !large || !sweep || !to) return false;
    add_arc(m_path, m_at, *to, {*rx, *ry, *turn, *large != 0, *sweep != 0});
    m_at = *to;
    return true;
  }

  Scanner m_scanner;
  Path m_path;
  PagePoint m_at, m_start, m_base, m_control;
  char m_last = 0;
};

}  // namespace

std::vector<double> svg_numbers(std::string_view text) {
  std::vector<double> numbers;
  Scanner scanner(text);
  while (const auto number = scanner.number()) numbers.push_back(*number);
  return numbers;
}

Expected<Path> svg_path(std::string_view data) {
  return PathReader(data).read();
}

}  // namespace dateline
