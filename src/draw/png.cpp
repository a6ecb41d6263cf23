#include "draw/png.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>

#include "draw/huge_pages.hpp"
#include "draw/png_chunks.hpp"

namespace dateline {
namespace {

// A map's flat colours grow by a thirtieth from level 6 to 2, which takes two thirds of the time.
constexpr int level_of_maps = 2;
constexpr int level_of_images = 6;

enum class PixelType : char { rgb = 2, rgba = 6 };

std::string header(int width, int height, PixelType type) {
  std::string data;
  append_u32(data, static_cast<std::uint32_t>(width));
  append_u32(data, static_cast<std::uint32_t>(height));
  data += '\x08';  // bits of a channel
  data += static_cast<char>(type);
  data += std::string_view("\0\0\0", 3);  // deflate, filters, not interlaced
  return data;
}

std::string density(double pixels_per_mm) {
  std::string data;
  const auto per_metre = static_cast<std::uint32_t>(std::lround(pixels_per_mm * 1000));
  append_u32(data, per_metre);
  append_u32(data, per_metre);
  return data + '\x01';
}

std::string international_text(const std::string& keyword, const std::string& language,
                               const std::string& text) {
  return keyword + std::string("\0\0\0", 3) + language + std::string("\0\0", 2) + text;
}

std::string deflated(std::span<const std::uint8_t> bytes, int level) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(level), &libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  const std::size_t bound = libdeflate_zlib_compress_bound(compressor.get(), bytes.size());
  const auto out = std::make_unique_for_overwrite<char[]>(bound);
  return {out.get(),
          libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.get(), bound)};
}

/// Each row, deflated: filter type 0, then red, green, blue of each pixel.
std::string deflated_rows(const PixelRows& pixels) {
  const auto width = static_cast<std::size_t>(pixels.width);
  const std::size_t size = (width * 3 + 1) * static_cast<std::size_t>(pixels.height);
  const Bytes rows = pixel_memory(size);
  std::uint8_t* out = rows.get();
  for (int y = 0; y < pixels.height; ++y) {
    const std::uint8_t* in = pixels.first + static_cast<std::ptrdiff_t>(y) * pixels.stride;
    *out++ = 0;
    for (std::size_t x = 0; x < width; ++x, in += 4) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, in, sizeof pixel);
      *out++ = static_cast<std::uint8_t>(pixel >> 16);
      *out++ = static_cast<std::uint8_t>(pixel >> 8);
      *out++ = static_cast<std::uint8_t>(pixel);
    }
  }
  return deflated({rows.get(), size}, level_of_maps);
}

/// Each row: filter type 1, then each pixel less the one before it.
std::vector<std::uint8_t> rows_of_differences(const Image& image, PixelType type) {
  const auto width = static_cast<std::size_t>(image.width);
  const std::size_t channels = type == PixelType::rgb ? 3 : 4;
  std::vector<std::uint8_t> rows;
  rows.reserve((width * channels + 1) * static_cast<std::size_t>(image.height));
  const auto byte = [](int difference) { return static_cast<std::uint8_t>(difference); };
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
    rows.push_back(1);
    Colour before{0, 0, 0, 0};
    for (std::size_t x = 0; x < width; ++x) {
      const Colour pixel = (*image.pixels)[y * width + x];
      rows.push_back(byte(pixel.red - before.red));
      rows.push_back(byte(pixel.green - before.green));
      rows.push_back(byte(pixel.blue - before.blue));
      if (type == PixelType::rgba) rows.push_back(byte(pixel.alpha - before.alpha));
      before = pixel;
    }
  }
  return rows;
}

}  // namespace

void append_u32(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

void append_png_chunk(std::string& png, std::string_view type, std::string_view data) {
  append_u32(png, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = png.size();
  png += type;
  png += data;
  append_u32(png, libdeflate_crc32(0, png.data() + start, png.size() - start));
}

std::string encode_png(const PixelRows& pixels, const PngNotes& notes) {
  std::string png(png_signature);
  append_png_chunk(png, "IHDR", header(pixels.width, pixels.height, PixelType::rgb));
  append_png_chunk(png, "sRGB", std::string_view("\0", 1));
  append_png_chunk(png, "pHYs", density(notes.pixels_per_mm));
  for (const auto& [keyword, text] : notes.texts)
    if (!text.empty()) append_png_chunk(png, "iTXt", international_text(keyword, notes.language, text));
  append_png_chunk(png, "IDAT", deflated_rows(pixels));
  append_png_chunk(png, "IEND", "");
  return png;
}

std::string encode_png(const Image& image) {
  const bool opaque = std::all_of(image.pixels->begin(), image.pixels->end(),
                                  [](const Colour& pixel) { return pixel.alpha == 255; });
  const PixelType type = opaque ? PixelType::rgb : PixelType::rgba;
  std::string png(png_signature);
  append_png_chunk(png, "IHDR", header(image.width, image.height, type));
  append_png_chunk(png, "sRGB", std::string_view("\0", 1));
  append_png_chunk(png, "IDAT", deflated(rows_of_differences(image, type), level_of_images));
  append_png_chunk(png, "IEND", "");
  return png;
}

}  // namespace dateline
