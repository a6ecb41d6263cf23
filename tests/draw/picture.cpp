#include "draw/picture.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <memory>

namespace {

std::uint32_t u32(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<std::uint8_t>(bytes.at(at + i));
  return number;
}

std::string inflated(const std::string& deflated, std::size_t size) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  std::string bytes(size, '\0');
  REQUIRE(libdeflate_zlib_decompress(decompressor.get(), deflated.data(), deflated.size(), bytes.data(), size,
                                     nullptr) == LIBDEFLATE_SUCCESS);
  return bytes;
}

}  // namespace

std::string Picture::chunk(const std::string& type) const {
  for (const auto& [name, data] : chunks)
    if (name == type) return data;
  FAIL("no chunk " << type);
  return {};
}

Picture read_png(const std::string& bytes) {
  Picture picture;
  REQUIRE(bytes.substr(0, 8) == "\x89PNG\r\n\x1a\n");
  for (std::size_t at = 8; at < bytes.size();) {
    const std::uint32_t size = u32(bytes, at);
    const std::string type = bytes.substr(at + 4, 4);
    REQUIRE(at + 12 + size <= bytes.size());
    REQUIRE(u32(bytes, at + 8 + size) == libdeflate_crc32(0, bytes.data() + at + 4, 4 + size));
    picture.chunks.emplace_back(type, bytes.substr(at + 8, size));
    at += 12 + size;
  }
  REQUIRE(picture.chunks.front().first == "IHDR");
  REQUIRE(picture.chunks.back().first == "IEND");
  const std::string header = picture.chunk("IHDR");
  picture.width = u32(header, 0);
  picture.height = u32(header, 4);
  const bool has_alpha = header.at(9) == 6;
  REQUIRE(header.substr(8) == std::string("\x08", 1) + (has_alpha ? '\x06' : '\x02') + std::string(3, '\0'));
  const std::size_t channels = has_alpha ? 4 : 3;
  const std::size_t row = 1 + channels * picture.width;
  std::string rows = inflated(picture.chunk("IDAT"), row * picture.height);
  for (std::size_t at = 0; at < rows.size(); at += row) {
    REQUIRE((rows[at] == 0 || rows[at] == 1));
    for (std::size_t i = 1 + channels; rows[at] == 1 && i < row; ++i)
      rows[at + i] = static_cast<char>(rows[at + i] + rows[at + i - channels]);
    const auto byte = [&rows](std::size_t i) { return static_cast<std::uint8_t>(rows[i]); };
    for (std::size_t i = at + 1; i < at + row; i += channels)
      picture.pixels.push_back({byte(i), byte(i + 1), byte(i + 2), has_alpha ? byte(i + 3) : 255});
  }
  return picture;
}

Difference difference(const Picture& a, const Picture& b) {
  REQUIRE(a.width == b.width);
  REQUIRE(a.pixels.size() == b.pixels.size());
  Difference result;
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i)
    for (const int by : {a.pixels[i].red - b.pixels[i].red, a.pixels[i].green - b.pixels[i].green,
                         a.pixels[i].blue - b.pixels[i].blue}) {
      result.largest = std::max(result.largest, std::abs(by));
      sum += std::abs(by);
    }
  result.mean = sum / (3.0 * static_cast<double>(a.pixels.size()));
  return result;
}
