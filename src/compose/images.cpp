#include "compose/images.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "compose/painter.hpp"
#include "compose/text_style.hpp"

namespace dateline {
namespace {

// What a distance field tells: facts of the sprite format of the style specification.
constexpr double edge_value = 192;
constexpr double value_per_pixel = 32;

constexpr double fine = 16;  // pixels to the mm in which distance fields become pictures

std::string key_of(const std::string& name, const ImageLook& look, double pixels_per_mm) {
  return fmt::format("{} {} {} {} {} {} {} {}", name, to_hex(look.tint), to_hex(look.ground), look.opacity,
                     to_hex(look.halo), look.halo_width, look.halo_blur, pixels_per_mm);
}

/// The path with `place` applied: a box from -1 to 1 becomes the place.
Path placed(const Path& path, const ImagePlace& place) {
  const double angle = place.angle * std::numbers::pi / 180;
  const double cos = std::cos(angle);
  const double sin = std::sin(angle);
  Path out = path;
  for (PagePoint& p : out.points) {
    const double x = p.x * place.width / 2;
    const double y = p.y * place.height / 2;
    p = {place.centre.x + x * cos - y * sin, place.centre.y + x * sin + y * cos};
  }
  return out;
}

Colour mixed(Colour over, double opacity, Colour under, double under_opacity) {
  const double a = over.alpha / 255.0 * opacity;
  const double b = under.alpha / 255.0 * under_opacity * (1 - a);
  const double all = a + b;
  if (all <= 0) return {0, 0, 0, 0};
  const auto part = [&](std::uint8_t x, std::uint8_t y) {
    return static_cast<std::uint8_t>(std::lround((x * a + y * b) / all));
  };
  return {part(over.red, under.red), part(over.green, under.green), part(over.blue, under.blue),
          static_cast<std::uint8_t>(std::lround(all * 255))};
}

/// The distance to the edge at a place between the field's pixels, in them; inside is positive.
double distance_at(const Image& field, double x, double y) {
  const auto value = [&](int column, int row) {
    const int i = std::clamp(column, 0, field.width - 1);
    const int j = std::clamp(row, 0, field.height - 1);
    return static_cast<double>(
        (*field.pixels)[static_cast<std::size_t>(j) * static_cast<std::size_t>(field.width) +
                        static_cast<std::size_t>(i)]
            .alpha);
  };
  const double left = std::floor(x - 0.5);
  const double top = std::floor(y - 0.5);
  const double u = x - 0.5 - left;
  const double v = y - 0.5 - top;
  const int i = static_cast<int>(left);
  const int j = static_cast<int>(top);
  const double upper = value(i, j) * (1 - u) + value(i + 1, j) * u;
  const double lower = value(i, j + 1) * (1 - u) + value(i + 1, j + 1) * u;
  return (upper * (1 - v) + lower * v - edge_value) / value_per_pixel;
}

/// A stretch of an image's side and where it comes to lie on the page, as shares of both.
struct Slice {
  double from = 0;
  double to = 0;
  double page_from = 0;
  double page_to = 0;
};

/// The side of an image of `pixels` cut where it may be stretched, laid on `page` mm: what may
/// not be stretched keeps its size where there is room.
std::vector<Slice> slices(const std::vector<std::pair<double, double>>& stretch, double pixels, double page,
                          double mm_per_pixel) {
  double stretched = 0;
  for (const auto& [from, to] : stretch) stretched += to - from;
  const double fixed = (pixels - stretched) * mm_per_pixel;
  if (stretched <= 0 || fixed >= page) return {{0, pixels, 0, page}};
  const double stretched_mm = (page - fixed) / stretched;
  std::vector<Slice> out;
  double at = 0;
  double page_at = 0;
  const auto add = [&](double to, double mm) {
    if (to <= at) return;
    out.push_back({at, to, page_at, page_at + (to - at) * mm});
    page_at = out.back().page_to;
    at = to;
  };
  for (const auto& [from, to] : stretch) {
    add(from, mm_per_pixel);
    add(to, stretched_mm);
  }
  add(pixels, mm_per_pixel);
  return out;
}

/// The pixels of a part of an image.
Image part_of(const Image& image, const Slice& columns, const Slice& rows) {
  const auto pixel = [](double at, int most) {
    return std::clamp(static_cast<int>(std::lround(at)), 0, most);
  };
  const int left = pixel(columns.from, image.width);
  const int right = pixel(columns.to, image.width);
  const int top = pixel(rows.from, image.height);
  const int bottom = pixel(rows.to, image.height);
  auto pixels = std::make_shared<std::vector<Colour>>();
  for (int y = top; y < bottom; ++y) {
    const auto row = image.pixels->begin() + static_cast<std::ptrdiff_t>(y) * image.width;
    pixels->insert(pixels->end(), row + left, row + right);
  }
  return {right - left, bottom - top, std::move(pixels)};
}

void draw_stretched(const Sprite& sprite, const ImagePlace& place, double opacity, std::vector<Mark>& marks) {
  const double mm = mm_per_px / sprite.pixel_ratio;
  const auto columns = slices(sprite.stretch_x, sprite.image.width, place.width, mm);
  const auto rows = slices(sprite.stretch_y, sprite.image.height, place.height, mm);
  const PagePoint corner{place.centre.x - place.width / 2, place.centre.y - place.height / 2};
  for (const Slice& row : rows)
    for (const Slice& column : columns) {
      ImageMark mark;
      mark.image = part_of(sprite.image, column, row);
      mark.box = {corner.x + column.page_from, corner.y + row.page_from, corner.x + column.page_to,
                  corner.y + row.page_to};
      mark.opacity = opacity;
      if (!mark.image.empty()) marks.push_back(std::move(mark));
    }
}

void draw_symbol_halo(const std::vector<PathMark>& symbol, const ImagePlace& place, const ImageLook& look,
                      std::vector<Mark>& marks) {
  if (look.halo_width <= 0 || look.halo.alpha == 0) return;
  TextMark halo;  // the pens of a halo are those of a text's
  halo.halo = faded(look.halo, look.opacity);
  halo.halo_width = look.halo_width;
  halo.halo_blur = look.halo_blur;
  for (Pen pen : halo_pens(halo))
    for (const PathMark& part : symbol) {
      Pen wide = pen;
      if (part.pen) wide.width += part.pen->width * std::min(place.width, place.height) / 2;
      marks.push_back(PathMark{placed(part.path, place), std::nullopt, wide, std::nullopt, 1.5});
    }
}

}  // namespace

Images::Images(const Style& style) : m_style(style) {
  for (const auto& [name, sprite] : style.sprites) m_surroundings.images.insert(name);
  for (const auto& [name, symbol] : style.symbols) m_surroundings.images.insert(name);
}

std::optional<MapImage> Images::find(std::string_view name) const {
  if (const auto sprite = m_style.sprites.find(name); sprite != m_style.sprites.end()) {
    const double mm = mm_per_px / sprite->second.pixel_ratio;
    return MapImage{std::string(name), nullptr, &sprite->second, sprite->second.image.width * mm,
                    sprite->second.image.height * mm};
  }
  if (const auto symbol = m_style.symbols.find(name); symbol != m_style.symbols.end())
    return MapImage{std::string(name), &symbol->second, nullptr, 2 * icon_half_px * mm_per_px,
                    2 * icon_half_px * mm_per_px};
  return std::nullopt;
}

Image Images::coloured(const MapImage& image, double pixels_per_mm, const ImageLook& look) {
  Image& known = m_coloured[key_of(image.name, look, pixels_per_mm)];
  if (!known.empty()) return known;
  const Image& field = image.sprite->image;
  const double field_per_mm = field.width / image.width;
  const double times = std::clamp(std::ceil(pixels_per_mm / field_per_mm), 1.0, 8.0);
  const int width = static_cast<int>(field.width * times);
  const int height = static_cast<int>(field.height * times);
  const double halo = look.halo_width * field_per_mm;
  const double blur = std::max(look.halo_blur * field_per_mm, 0.5 / times);
  auto pixels = std::make_shared<std::vector<Colour>>();
  pixels->reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const double inside = distance_at(field, (x + 0.5) / times, (y + 0.5) / times);
      const double cover = std::clamp(0.5 + inside * times, 0.0, 1.0);
      const double around =
          look.halo_width > 0 ? std::clamp(0.5 + (inside + halo) / (2 * blur), 0.0, 1.0) : 0;
      pixels->push_back(mixed(look.tint, cover, look.halo, around));
    }
  return known = Image{width, height, std::move(pixels)};
}

void Images::draw(const MapImage& image, const ImagePlace& place, const ImageLook& look,
                  std::vector<Mark>& marks) {
  if (place.width <= 0 || place.height <= 0) return;
  if (image.symbol) {
    draw_symbol_halo(*image.symbol, place, look, marks);
    const double half = std::min(place.width, place.height) / 2;
    for (const SymbolMark& part : symbol_marks(*image.symbol, {look.tint, look.ground}, false, 1, {})) {
      PathMark mark{placed(part.shape, place), std::nullopt, part.pen, std::nullopt, 1.5};
      if (part.fill) mark.fill = faded(*part.fill, look.opacity);
      if (mark.pen) {
        mark.pen->colour = faded(mark.pen->colour, look.opacity);
        mark.pen->width *= half;
      }
      marks.push_back(std::move(mark));
    }
    return;
  }
  const Sprite& sprite = *image.sprite;
  const bool stretches = !sprite.stretch_x.empty() || !sprite.stretch_y.empty();
  if (stretches && !sprite.tintable && place.angle == 0)
    return draw_stretched(sprite, place, look.opacity, marks);
  ImageMark mark;
  mark.image = sprite.tintable ? coloured(image, fine * image.width / place.width, look) : sprite.image;
  mark.box = {place.centre.x - place.width / 2, place.centre.y - place.height / 2,
              place.centre.x + place.width / 2, place.centre.y + place.height / 2};
  mark.angle = place.angle;
  mark.opacity = look.opacity;
  if (!mark.image.empty()) marks.push_back(std::move(mark));
}

std::shared_ptr<const Pattern> Images::tile(const MapImage& image, const ImageLook& look) {
  auto& known = m_tiles[key_of(image.name, look, 0)];
  if (known) return known;
  auto made = std::make_shared<Pattern>();
  made->width = image.width;
  made->height = image.height;
  draw(image, {{image.width / 2, image.height / 2}, image.width, image.height, 0}, look, made->marks);
  return known = made;
}

}  // namespace dateline
