#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dateline {

/// A position on the sheet in millimetres: x to the right, y down, 0 0 top left.
struct PagePoint {
  double x = 0;
  double y = 0;

  auto operator<=>(const PagePoint&) const = default;
};

/// A rectangle on the sheet in millimetres.
struct PageBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  PagePoint centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
  bool overlaps(const PageBox& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  bool contains(const PageBox& other) const {
    return left <= other.left && top <= other.top && other.right <= right && other.bottom <= bottom;
  }
  bool contains(PagePoint point) const {
    return left <= point.x && point.x <= right && top <= point.y && point.y <= bottom;
  }
  PageBox grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }

  bool operator==(const PageBox&) const = default;
};

/// sRGB with alpha, 0 to 255, not premultiplied.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;

  bool operator==(const Colour&) const = default;
};

enum class LineCap { butt, round, square };
enum class LineJoin { miter, round, bevel };

/// How a line is drawn.
struct Pen {
  Colour colour;
  double width = 0.25;         ///< mm
  std::vector<double> dashes;  ///< mm on, off, on, …; empty: solid
  LineCap cap = LineCap::butt;
  LineJoin join = LineJoin::round;
  double miter_limit = 10;  ///< of a miter's tip, in half widths; what is sharper is cut off

  bool operator==(const Pen&) const = default;
};

/// A shape: `move` starts a part and takes one point, `line` one, `curve`
/// (cubic Bézier) three, `close` none.
struct Path {
  enum class Step : std::uint8_t { move, line, curve, close };

  std::vector<Step> steps;
  std::vector<PagePoint> points;

  bool empty() const { return steps.empty(); }
  void move_to(PagePoint to);
  void line_to(PagePoint to);
  void curve_to(PagePoint control1, PagePoint control2, PagePoint to);
  void close();

  bool operator==(const Path&) const = default;
};

Path circle(PagePoint centre, double radius);
Path rectangle(const PageBox& box);
Path moved(const Path& path, PagePoint by);
PageBox moved(const PageBox& box, PagePoint by);
Path scaled(const Path& path, double factor);
PageBox bounds(const Path& path);

struct Pattern;

/// A shape filled (even-odd) and then stroked; at least one of both.
struct PathMark {
  Path path;
  std::optional<Colour> fill;
  std::optional<Pen> pen;
  /// Hatching over the fill: lines at 45°, drawn with this pen, `hatch_spacing` mm apart.
  std::optional<Pen> hatch;
  double hatch_spacing = 1.5;
  /// Tiles over the fill, counted from the sheet's corner.
  std::shared_ptr<const Pattern> pattern = nullptr;

  bool operator==(const PathMark&) const = default;
};

/// One shape, drawn about 0 0, at many points: a million events are not a million
/// objects.
struct SymbolMark {
  Path shape;
  std::optional<Colour> fill;
  std::optional<Pen> pen;
  std::vector<PagePoint> at;

  bool operator==(const SymbolMark&) const = default;
};

enum class FontFamily { sans, serif };

/// How text is set.
struct Font {
  FontFamily family = FontFamily::sans;
  double size = 3;  ///< mm of the em; 1 pt is 0.3528 mm
  bool bold = false;
  bool italic = false;
  double letter_spacing = 0;  ///< mm between letters

  bool operator==(const Font&) const = default;
};

enum class TextAlign { left, centre, right };

/// A part of a text mark that is set in its own way: the next `length` bytes of its text. A
/// part with a `gap` leaves that much room, in mm, for a picture and shows no letters.
struct TextSpan {
  std::size_t length = 0;
  Font font;
  Colour colour;
  double gap = 0;

  bool operator==(const TextSpan&) const = default;
};

/// Lines of text (parted by '\n'). `at` is the first line's base line: its left end,
/// middle or right end by `align`. Turned clockwise about `at` by `angle` degrees. Text with
/// a `path` has one line, whose base line bends along the path: at its start, in its middle
/// or at its end by `align`.
struct TextMark {
  std::string text;
  PagePoint at;
  Font font;
  Colour colour;
  TextAlign align = TextAlign::left;
  double line_height = 1.2;  ///< in sizes of the font
  double angle = 0;
  double halo_width = 0;  ///< mm around the letters; 0: none
  Colour halo{255, 255, 255, 255};
  double halo_blur = 0;         ///< mm over which the halo's edge fades, inwards and outwards
  std::vector<TextSpan> spans;  ///< of all the text, in order; none: set as the mark says
  std::vector<PagePoint> path;

  bool operator==(const TextMark&) const = default;
};

/// Pixels row by row from the top left: sRGB, not premultiplied. Copies share them.
struct Image {
  int width = 0;
  int height = 0;
  std::shared_ptr<const std::vector<Colour>> pixels;  ///< width · height of them, or null: nothing

  bool empty() const { return !pixels || pixels->empty(); }
  bool operator==(const Image& other) const;
};

/// What is seen between the pixels of an image that is enlarged: squares, or what lies
/// between its neighbours. An image that is reduced is averaged in either case.
enum class Sampling { nearest, smooth };

/// An image that fills a box, turned clockwise about the box's middle by `angle` degrees.
/// Boxes that share a side leave no seam between them.
struct ImageMark {
  Image image;
  PageBox box;
  double angle = 0;
  double opacity = 1;  ///< 0 to 1, beside that of the pixels
  Sampling sampling = Sampling::smooth;

  bool operator==(const ImageMark&) const = default;
};

/// How a group is laid on what is beneath it (the names of CSS's mix-blend-mode).
enum class Blend { normal, multiply, colour, luminosity, plus_lighter, screen, overlay };

/// "normal", "multiply", "color", …
const char* to_string(Blend blend);

/// Begins a part of the drawing that belongs together: a layer, an event, the
/// legend. SVG writes it as <g> with <title> and <desc>.
struct GroupBegin {
  std::string id;     ///< "" or unique in the drawing
  std::string role;   ///< "layer", "event", "legend", "label", …
  std::string title;  ///< for people who cannot see it
  std::string description;
  std::optional<PageBox> clip;  ///< nothing outside is drawn
  double opacity = 1;           ///< 0 to 1, of the group as one picture
  Blend blend = Blend::normal;

  bool operator==(const GroupBegin&) const = default;
};

struct GroupEnd {
  bool operator==(const GroupEnd&) const = default;
};

using Mark = std::variant<PathMark, SymbolMark, TextMark, ImageMark, GroupBegin, GroupEnd>;

/// The mark, and what clips it, at another place. Hatching and patterns stay counted from the sheet's corner.
Mark moved(Mark mark, PagePoint by);

/// What a pattern repeats: marks from 0 0 to `width` `height`, in mm.
struct Pattern {
  double width = 0;
  double height = 0;
  std::vector<Mark> marks;

  bool operator==(const Pattern&) const = default;
};

/// A ring of a soft edge.
struct SoftRing {
  double at = 0;       ///< mm from the middle
  double opacity = 1;  ///< with which all that is nearer than `at` is drawn
};

/// An edge that fades from nothing at `outer` to `opacity` at `inner` mm from the middle, as
/// rings to be drawn in order, one inside the other. Paper and vector files have no blur:
/// the steps are finer than print shows.
std::vector<SoftRing> soft_edge(double outer, double inner, double opacity);

/// The pens of a text's halo in order; several where it fades.
std::vector<Pen> halo_pens(const TextMark& mark);

/// A map before it is a picture: marks in the order in which they are drawn.
/// Equal drawings look the same.
struct Drawing {
  double width = 240;   ///< mm
  double height = 180;  ///< mm
  Colour background{255, 255, 255, 255};
  std::string title;
  std::string description;  ///< the map in words
  std::string author;
  std::string keywords;
  std::string language = "en";
  std::vector<Mark> marks;

  bool operator==(const Drawing&) const = default;
};

/// The drawing as text, a mark a line, millimetres with two digits: what golden
/// tests compare. Of an image's pixels it tells the number and a checksum.
std::string to_text(const Drawing& drawing);

/// "#rrggbb", or "#rrggbbaa" when not opaque.
std::string to_hex(Colour colour);

}  // namespace dateline
