#include "draw/png_series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

#include "dateline/error.hpp"
#include "draw/huge_pages.hpp"
#include "draw/painter.hpp"
#include "draw/png.hpp"
#include "draw/text_stamps.hpp"

namespace dateline {
namespace {

using Marks = std::span<const Mark>;

constexpr int most_pixels = 32767;              // Cairo's limit, each way
constexpr std::size_t most_text_pixels = 16e6;  // of four bytes

int pixels(double mm, double pixels_per_mm) {
  const double count = std::round(mm * pixels_per_mm);
  if (!(count >= 1 && count <= most_pixels))
    throw UsageError(
        fmt::format("a side of the picture would have {} pixels; 1 to {} are possible", count, most_pixels));
  return static_cast<int>(count);
}

/// How much deeper in groups one is behind the mark.
int depth_of(const Mark& mark) {
  return std::holds_alternative<GroupBegin>(mark) ? 1 : std::holds_alternative<GroupEnd>(mark) ? -1 : 0;
}

/// Marks of the title, which is read first, but stands beside the map: painted last, it does not keep
/// maps from beginning alike.
std::size_t size_of_title(Marks marks) {
  const auto* group = marks.empty() ? nullptr : std::get_if<GroupBegin>(&marks.front());
  if (group == nullptr || group->role != "title") return 0;
  int depth = 0;
  for (std::size_t i = 0; i < marks.size(); ++i)
    if ((depth += depth_of(marks[i])) == 0) return i + 1;
  return 0;
}

/// With how many equal marks both begin, without a group that is not ended in them.
std::size_t common_beginning(Marks a, Marks b) {
  std::size_t common = 0;
  int depth = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i)
    if ((depth += depth_of(a[i])) == 0) common = i + 1;
  return common;
}

/// The pixels that pictures of one size are painted on.
class Raster {
 public:
  Raster(int width, int height)
      : m_pixels(pixel_memory(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height))),
        m_surface(
            cairo_image_surface_create_for_data(m_pixels.get(), CAIRO_FORMAT_RGB24, width, height, 4 * width),
            &cairo_surface_destroy) {
    expect_success(cairo_surface_status(m_surface.get()));
  }

  PixelRows rows() const {
    cairo_surface_flush(m_surface.get());
    return {cairo_image_surface_get_data(m_surface.get()), cairo_image_surface_get_width(m_surface.get()),
            cairo_image_surface_get_height(m_surface.get()), cairo_image_surface_get_stride(m_surface.get())};
  }

  bool has_size(int width, int height) const { return rows().width == width && rows().height == height; }

  void clear(Colour background) {
    const CairoHandle cairo = context_on(m_surface.get());
    for (const Colour colour : {Colour{255, 255, 255, 255}, background}) {
      set_colour(cairo.get(), colour);
      cairo_paint(cairo.get());
    }
  }

  void add(Marks marks, double pixels_per_mm, TextStamps& texts) {
    const CairoHandle cairo = context_on(m_surface.get());
    cairo_scale(cairo.get(), pixels_per_mm, pixels_per_mm);
    paint(cairo.get(), marks, pixels_per_mm, texts);
    expect_success(cairo_status(cairo.get()));
  }

  std::vector<unsigned char> copy() const {
    const PixelRows from = rows();
    return {from.first, from.first + static_cast<std::ptrdiff_t>(from.stride) * from.height};
  }

  void restore(const std::vector<unsigned char>& pixels) {
    cairo_surface_flush(m_surface.get());
    std::memcpy(cairo_image_surface_get_data(m_surface.get()), pixels.data(), pixels.size());
    cairo_surface_mark_dirty(m_surface.get());
  }

 private:
  Bytes m_pixels;
  SurfaceHandle m_surface;
};

std::string encoded(const Raster& raster, const Drawing& drawing, double pixels_per_mm) {
  return encode_png(raster.rows(), {pixels_per_mm,
                                    drawing.language,
                                    {{"Title", drawing.title},
                                     {"Source", drawing.author},
                                     {"Description", drawing.description},
                                     {"Software", "dateline"}}});
}

/// Marks are equal when they look the same at the same place, whatever was drawn before them: so a
/// picture may go on from the pixels of another's beginning.
class CairoPngSeries : public PngSeries {
 public:
  std::string to_png(const Drawing& drawing, double pixels_per_mm) override {
    begin(drawing, pixels_per_mm);
    const std::size_t title = size_of_title(drawing.marks);
    const Marks marks = Marks(drawing.marks).subspan(title);
    const std::size_t common = common_beginning(marks, m_last);
    if (m_ground_size > common) m_ground_size = 0;
    if (m_ground_size > 0)
      m_raster->restore(m_ground);
    else
      m_raster->clear(m_background);
    if (common > m_ground_size) {
      m_raster->add(marks.subspan(m_ground_size, common - m_ground_size), pixels_per_mm, m_texts);
      m_ground = m_raster->copy();
      m_ground_size = common;
    }
    m_raster->add(marks.subspan(common), pixels_per_mm, m_texts);
    m_raster->add(Marks(drawing.marks).first(title), pixels_per_mm, m_texts);
    m_last.resize(common);
    m_last.insert(m_last.end(), marks.begin() + static_cast<std::ptrdiff_t>(common), marks.end());
    return encoded(*m_raster, drawing, pixels_per_mm);
  }

 private:
  /// Forgets pictures of another size.
  void begin(const Drawing& drawing, double pixels_per_mm) {
    const int width = pixels(drawing.width, pixels_per_mm);
    const int height = pixels(drawing.height, pixels_per_mm);
    if (m_raster && m_raster->has_size(width, height) && m_pixels_per_mm == pixels_per_mm &&
        m_background == drawing.background)
      return;
    m_last.clear();
    m_ground_size = 0;
    m_texts = TextStamps(pixels_per_mm, most_text_pixels);
    m_raster.emplace(width, height);
    m_pixels_per_mm = pixels_per_mm;
    m_background = drawing.background;
  }

  double m_pixels_per_mm = 0;
  Colour m_background;
  std::optional<Raster> m_raster;
  TextStamps m_texts{0, 0};
  std::vector<Mark> m_last;             ///< of the last picture, without its title
  std::size_t m_ground_size = 0;        ///< marks of m_last
  std::vector<unsigned char> m_ground;  ///< the pixels after so many
};

}  // namespace

void expect_success(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw InputError(std::string("Cairo cannot draw the map: ") + cairo_status_to_string(status), {});
}

std::string draw_png(const Drawing& drawing, double pixels_per_mm) {
  Raster raster(pixels(drawing.width, pixels_per_mm), pixels(drawing.height, pixels_per_mm));
  raster.clear(drawing.background);
  TextStamps texts(pixels_per_mm, drawing.marks);
  const std::size_t title = size_of_title(drawing.marks);
  raster.add(Marks(drawing.marks).subspan(title), pixels_per_mm, texts);
  raster.add(Marks(drawing.marks).first(title), pixels_per_mm, texts);
  return encoded(raster, drawing, pixels_per_mm);
}

std::unique_ptr<PngSeries> draw_png_series() {
  return std::make_unique<CairoPngSeries>();
}

}  // namespace dateline
