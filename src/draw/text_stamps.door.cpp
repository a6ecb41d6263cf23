#include "draw/text_stamps.hpp"

#include <algorithm>

namespace dateline {
namespace {

/// Beyond, a text is drawn as it is: memory would be wasted on the title of a poster.
constexpr double most_pixels_of_a_text = 1e6;

void lay_down(cairo_t* cairo, cairo_surface_t* surface) {
  if (surface == nullptr) return;
  cairo_save(cairo);
  cairo_identity_matrix(cairo);
  cairo_set_source_surface(cairo, surface, 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST);
  cairo_paint(cairo);
  cairo_restore(cairo);
}

}  // namespace

std::size_t pixels_of(cairo_surface_t* surface) {
  if (surface == nullptr) return 0;
  return static_cast<std::size_t>(cairo_image_surface_get_width(surface)) *
         static_cast<std::size_t>(cairo_image_surface_get_height(surface));
}

TextStamps::TextStamps(double pixels_per_mm, std::span<const Mark> marks)
    : m_pixels_per_mm(pixels_per_mm),
      m_ahead(std::make_unique<TextsAhead>(marks, pixels_per_mm, most_pixels_of_a_text)) {}

void TextStamps::set(cairo_t* cairo, const TextMark& mark) {
  if (const auto known = m_stamps.find(mark.text); known != m_stamps.end()) {
    const auto stamp = std::ranges::find(known->second, mark, &Stamp::mark);
    if (stamp != known->second.end()) return lay_down(cairo, stamp->surface.get());
  }
  std::optional<SurfaceHandle> surface =
      m_ahead ? m_ahead->picture(mark) : picture_of(mark, m_pixels_per_mm, most_pixels_of_a_text);
  if (!surface) return set_text(cairo, mark, TextAs::outlines);
  lay_down(cairo, surface->get());
  keep(mark, std::move(*surface));
}

void TextStamps::keep(const TextMark& mark, SurfaceHandle surface) {
  const std::size_t pixels = pixels_of(surface.get());
  if (pixels > m_most_kept) return;
  if (m_kept + pixels > m_most_kept) {
    m_stamps.clear();
    m_kept = 0;
  }
  m_kept += pixels;
  m_stamps[mark.text].push_back({mark, std::move(surface)});
}

}  // namespace dateline
