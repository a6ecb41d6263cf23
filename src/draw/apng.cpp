#include "draw/apng.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/error.hpp"
#include "draw/png_chunks.hpp"

namespace dateline {
namespace {

constexpr std::size_t around_data = 12;  // bytes of a chunk's length, type and checksum

struct Chunk {
  std::string_view type;
  std::string_view data;
};

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return number;
}

std::vector<Chunk> chunks_of(std::string_view png, const std::string& file) {
  std::vector<Chunk> chunks;
  std::size_t at = png_signature.size();
  while (png.starts_with(png_signature) && at + around_data <= png.size()) {
    const std::size_t size = u32_at(png, at);
    if (size > png.size() - at - around_data) break;
    chunks.push_back({png.substr(at + 4, 4), png.substr(at + 8, size)});
    at += around_data + size;
  }
  if (chunks.empty() || chunks.front().type != "IHDR" || chunks.back().type != "IEND")
    throw InputError("cannot be made: a sheet's picture is no whole PNG", {file, 0});
  return chunks;
}

/// The frame's control chunk: it fills the picture, for hundredths of a second.
std::string control(std::uint32_t sequence, std::string_view header, double seconds) {
  const auto hundredths = static_cast<std::uint32_t>(std::lround(seconds * 100));
  std::string data;
  append_u32(data, sequence);
  data += header.substr(0, 8);  // width and height
  append_u32(data, 0);
  append_u32(data, 0);
  append_u32(data, hundredths << 16 | 100);
  return data + std::string(2, '\0');  // left as it is and replaced by the next
}

/// What stands before the frames: the first picture's chunks up to its pixels, and how many frames there are.
void append_head(std::string& out, const std::vector<Chunk>& first, std::size_t frames) {
  for (const Chunk& chunk : first) {
    if (chunk.type == "IDAT") return;
    append_png_chunk(out, chunk.type, chunk.data);
    if (chunk.type != "IHDR") continue;
    std::string count;
    append_u32(count, static_cast<std::uint32_t>(frames));
    append_u32(count, 0);  // times that it is played: no end
    append_png_chunk(out, "acTL", count);
  }
}

/// The picture's compressed pixels as the next frame; those of the first are the picture for programs that
/// know no animation. `sequence` counts control and data chunks.
void append_frame(std::string& out, const std::vector<Chunk>& picture, double seconds,
                  std::uint32_t& sequence) {
  const bool is_first = sequence == 0;
  append_png_chunk(out, "fcTL", control(sequence++, picture.front().data, seconds));
  for (const Chunk& chunk : picture) {
    if (chunk.type != "IDAT") continue;
    if (is_first) {
      append_png_chunk(out, "IDAT", chunk.data);
      continue;
    }
    std::string data;
    append_u32(data, sequence++);
    append_png_chunk(out, "fdAT", data.append(chunk.data));
  }
}

}  // namespace

std::string animated_png(std::size_t frames, const std::function<std::string(std::size_t)>& png,
                         double seconds, const std::string& file) {
  std::string out(png_signature);
  std::string header;
  std::uint32_t sequence = 0;
  for (std::size_t frame = 0; frame < frames; ++frame) {
    const std::string bytes = png(frame);
    const std::vector<Chunk> picture = chunks_of(bytes, file);
    if (frame == 0) {
      header = picture.front().data;
      append_head(out, picture, frames);
    }
    if (picture.front().data != header)
      throw InputError(
          fmt::format("cannot be made: sheet {} has another size than the first; --size and --dpi of an "
                      "animation's map are the same for all sheets",
                      frame + 1),
          {file, 0});
    append_frame(out, picture, frame + 1 == frames ? 3 * seconds : seconds, sequence);
  }
  append_png_chunk(out, "IEND", "");
  return out;
}

}  // namespace dateline
