#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "dateline/page/drawing.hpp"

namespace dateline {
namespace {

/// FNV-1a of the pixels, 64 bits.
std::uint64_t checksum(const Image& image) {
  std::uint64_t sum = 14695981039346656037U;
  if (image.empty()) return sum;
  for (const Colour& pixel : *image.pixels)
    for (const std::uint8_t byte : {pixel.red, pixel.green, pixel.blue, pixel.alpha})
      sum = (sum ^ byte) * 1099511628211U;
  return sum;
}

/// Writes the marks as lines, each group's content one step further in.
class TextWriter {
 public:
  std::string take() { return std::move(m_text); }

  void head(const Drawing& drawing) {
    word("drawing");
    word(size(drawing.width));
    word(size(drawing.height));
    word(to_hex(drawing.background));
    word(drawing.language);
    for (const std::string* text : {&drawing.title, &drawing.description, &drawing.author, &drawing.keywords})
      word(quoted(*text));
    end_line();
  }

  void operator()(const PathMark& mark) {
    word("path");
    look(mark.fill, mark.pen);
    if (mark.hatch) {
      word("hatch");
      pen(*mark.hatch);
      word("every");
      word(size(mark.hatch_spacing));
    }
    if (mark.pattern) word("pattern " + size(mark.pattern->width) + " " + size(mark.pattern->height));
    path(mark.path);
    end_line();
    if (mark.pattern) marks_of(*mark.pattern);
  }

  void operator()(const SymbolMark& mark) {
    word("symbol");
    look(mark.fill, mark.pen);
    path(mark.shape);
    word("at");
    for (const PagePoint& at : mark.at) word(point(at));
    end_line();
  }

  void operator()(const TextMark& mark) {
    static constexpr const char* aligns[] = {"left", "centre", "right"};
    word("text");
    word(quoted(mark.text));
    word(point(mark.at));
    word(aligns[static_cast<int>(mark.align)]);
    font(mark.font);
    word(to_hex(mark.colour));
    if (mark.text.find('\n') != std::string::npos) word("lines " + size(mark.line_height));
    if (mark.angle != 0) word("angle " + size(mark.angle));
    if (mark.halo_width > 0) word("halo " + size(mark.halo_width) + " " + to_hex(mark.halo));
    if (mark.halo_blur > 0) word("blur " + size(mark.halo_blur));
    if (!mark.path.empty()) word("along");
    for (const PagePoint& step : mark.path) word(point(step));
    for (const TextSpan& span : mark.spans) {
      word("span " + std::to_string(span.length));
      if (span.gap > 0) word("gap " + size(span.gap));
      font(span.font);
      word(to_hex(span.colour));
    }
    end_line();
  }

  void operator()(const ImageMark& mark) {
    word("image");
    word(fmt::format("{}x{} {:016x}", mark.image.width, mark.image.height, checksum(mark.image)));
    word(point({mark.box.left, mark.box.top}));
    word(point({mark.box.right, mark.box.bottom}));
    if (mark.angle != 0) word("angle " + size(mark.angle));
    if (mark.opacity != 1) word("opacity " + size(mark.opacity));
    if (mark.sampling == Sampling::nearest) word("nearest");
    end_line();
  }

  void operator()(const GroupBegin& group) {
    word("group");
    word(group.role.empty() ? "-" : group.role);
    word(group.id.empty() ? "-" : group.id);
    word(quoted(group.title));
    word(quoted(group.description));
    if (group.clip)
      word("clip " + point({group.clip->left, group.clip->top}) + " " +
           point({group.clip->right, group.clip->bottom}));
    if (group.opacity < 1) word("opacity " + size(group.opacity));
    if (group.blend != Blend::normal) word(std::string("blend ") + to_string(group.blend));
    end_line();
    ++m_depth;
  }

  void operator()(const GroupEnd&) {
    if (m_depth > 0) --m_depth;
    word("end");
    end_line();
  }

 private:
  static std::string size(double mm) {
    std::string text = fmt::format("{:.2f}", mm);
    return text == "-0.00" ? "0.00" : text;
  }

  static std::string point(PagePoint at) { return size(at.x) + "," + size(at.y); }

  static std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      if (c == '\n')
        out += "\\n";
      else
        out += c;
    }
    return out + '"';
  }

  void look(const std::optional<Colour>& fill, const std::optional<Pen>& stroke) {
    if (fill) word("fill " + to_hex(*fill));
    if (!stroke) return;
    word("pen");
    pen(*stroke);
  }

  void pen(const Pen& pen) {
    static constexpr const char* caps[] = {"butt", "round", "square"};
    static constexpr const char* joins[] = {"miter", "round", "bevel"};
    word(to_hex(pen.colour));
    word(size(pen.width));
    if (!pen.dashes.empty()) word("dashes");
    for (const double dash : pen.dashes) word(size(dash));
    if (pen.cap != LineCap::butt) word(caps[static_cast<int>(pen.cap)]);
    if (pen.join != LineJoin::round) word(joins[static_cast<int>(pen.join)]);
    if (pen.join == LineJoin::miter && pen.miter_limit != Pen{}.miter_limit)
      word("limit " + size(pen.miter_limit));
  }

  void marks_of(const Pattern& pattern) {
    ++m_depth;
    for (const Mark& mark : pattern.marks) std::visit(*this, mark);
    --m_depth;
  }

  void font(const Font& font) {
    word(font.family == FontFamily::serif ? "serif" : "sans");
    word(size(font.size));
    if (font.bold) word("bold");
    if (font.italic) word("italic");
    if (font.letter_spacing != 0) word("spacing " + size(font.letter_spacing));
  }

  void path(const Path& path) {
    std::size_t next = 0;
    for (const Path::Step step : path.steps) {
      static constexpr const char* letters[] = {"M", "L", "C", "Z"};
      word(letters[static_cast<int>(step)]);
      const int takes = step == Path::Step::close ? 0 : step == Path::Step::curve ? 3 : 1;
      for (int i = 0; i < takes; ++i) word(point(path.points.at(next++)));
    }
  }

  void word(const std::string& text) {
    if (m_line_started)
      m_text += ' ';
    else
      m_text.append(2 * m_depth, ' ');
    m_line_started = true;
    m_text += text;
  }

  void end_line() {
    m_text += '\n';
    m_line_started = false;
  }

  std::string m_text;
  std::size_t m_depth = 0;
  bool m_line_started = false;
};

}  // namespace

std::string to_text(const Drawing& drawing) {
  TextWriter writer;
  writer.head(drawing);
  for (const Mark& mark : drawing.marks) std::visit(writer, mark);
  return writer.take();
}

bool Image::operator==(const Image& other) const {
  const bool same_size = width == other.width && height == other.height && empty() == other.empty();
  return same_size && (pixels == other.pixels || empty() || *pixels == *other.pixels);
}

std::string to_hex(Colour colour) {
  std::string text = fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
  if (colour.alpha != 255) text += fmt::format("{:02x}", colour.alpha);
  return text;
}

}  // namespace dateline
