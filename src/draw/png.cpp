#include "draw/png.hpp"

#include <libdeflate.h>

#include <cmath>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>

namespace dateline {
namespace {

void append_u32(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

void append_chunk(std::string& png, std::string_view type, std::string_view data) {
  append_u32(png, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = png.size();
  png += type;
  png += data;
  append_u32(png, libdeflate_crc32(0, png.data() + start, png.size() - start));
}

std::string header(const PixelRows& pixels) {
  std::string data;
  append_u32(data, static_cast<std::uint32_t>(pixels.width));
  append_u32(data, static_cast<std::uint32_t>(pixels.height));
  data += std::string_view("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB, deflate, filters, not interlaced
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

/// Each row: filter type 0, then red, green, blue of each pixel.
std::vector<std::uint8_t> unfiltered_rows(const PixelRows& pixels) {
  const auto width = static_cast<std::size_t>(pixels.width);
  std::vector<std::uint8_t> rows((width * 3 + 1) * static_cast<std::size_t>(pixels.height));
  std::uint8_t* out = rows.data();
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
  return rows;
}

std::string deflated(const std::vector<std::uint8_t>& bytes) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(6), &libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace

std::string encode_png(const PixelRows& pixels, const PngNotes& notes) {
  std::string png = "\x89PNG\r\n\x1a\n";
  append_chunk(png, "IHDR", header(pixels));
  append_chunk(png, "sRGB", std::string_view("\0", 1));
  append_chunk(png, "pHYs", density(notes.pixels_per_mm));
  for (const auto& [keyword, text] : notes.texts)
    if (!text.empty()) append_chunk(png, "iTXt", international_text(keyword, notes.language, text));
  append_chunk(png, "IDAT", deflated(unfiltered_rows(pixels)));
  append_chunk(png, "IEND", "");
  return png;
}

}  // namespace dateline
