#include "command/mapset_difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <vector>

#include "dateline/read/data_files.hpp"
#include "dateline/write/file.hpp"
#include "draw/png.hpp"
#include "read/sprite.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// Pixels that differ in red over a pale picture of what is now; of pictures of two sizes the
/// part that only one has is red too, and what lies in neither is white.
Image changed_pixels(const Image& before, const Image& now, std::size_t& changed) {
  auto pixels = std::make_shared<std::vector<Colour>>();
  const int width = std::max(before.width, now.width);
  const int height = std::max(before.height, now.height);
  const auto at = [](const Image& image, int x, int y) -> std::optional<Colour> {
    if (x >= image.width || y >= image.height) return std::nullopt;
    return (*image.pixels)[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                           static_cast<std::size_t>(x)];
  };
  const auto pale = [](std::uint8_t channel) { return static_cast<std::uint8_t>(192 + channel / 4); };
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const auto old = at(before, x, y);
      const auto next = at(now, x, y);
      const bool same = old == next;
      changed += !same;
      pixels->push_back(!same  ? Colour{214, 0, 0, 255}
                        : next ? Colour{pale(next->red), pale(next->green), pale(next->blue), 255}
                               : Colour{255, 255, 255, 255});
    }
  return {width, height, std::move(pixels)};
}

bool is_picture(const std::string& file) {
  return file.ends_with(".png") || file.ends_with(".svg") || file.ends_with(".pdf");
}

/// The pictures of both, each once, those of `after` first.
std::vector<std::string> pictures_of(const RecordedSheet* before, const RecordedSheet* after) {
  std::vector<std::string> files;
  for (const RecordedSheet* sheet : {after, before})
    if (sheet != nullptr)
      for (const RecordedFile& file : sheet->files)
        if (is_picture(file.path) && std::ranges::find(files, file.path) == files.end())
          files.push_back(file.path);
  return files;
}

/// The bytes of the sheet's file; nothing when the sheet has none of that name, or it is gone.
std::optional<std::string> bytes_of(const SheetInFolder& place, const std::string& file) {
  const std::string path = place.folder + "/" + file;
  if (place.sheet == nullptr ||
      std::ranges::find(place.sheet->files, file, &RecordedFile::path) == place.sheet->files.end())
    return std::nullopt;
  std::error_code none;
  if (!fs::exists(path, none)) return std::nullopt;
  return read_file(path);
}

std::string size_of(const Image& image) {
  return fmt::format("{} × {} px", image.width, image.height);
}

/// Writes the changed pixels of two PNGs; what is to be said of them.
std::string compared(const std::string& before, const std::string& after, const std::string& stem) {
  const Image old = decode_png(before, stem + ".before.png");
  const Image now = decode_png(after, stem + ".after.png");
  std::size_t changed = 0;
  write_file(stem + ".changed.png", encode_png(changed_pixels(old, now, changed)));
  const bool resized = old.width != now.width || old.height != now.height;
  return fmt::format("{}{} {}", resized ? fmt::format("{} are now {}; ", size_of(old), size_of(now)) : "",
                     changed, changed == 1 ? "pixel differs" : "pixels differ");
}

}  // namespace

void write_difference(const SheetInFolder& before, const SheetInFolder& after, const std::string& target) {
  bool all_same = true;
  for (const std::string& file : pictures_of(before.sheet, after.sheet)) {
    const auto old = bytes_of(before, file);
    const auto now = bytes_of(after, file);
    if (old == now) continue;
    all_same = false;
    const std::string ending = file.substr(file.size() - 4);
    const std::string stem = target + "/" + file.substr(0, file.size() - 4);
    make_folder(fs::path(stem).parent_path().string());
    if (old) write_file(stem + ".before" + ending, *old);
    if (now) write_file(stem + ".after" + ending, *now);
    const std::string words = !old               ? "is new"
                              : !now             ? "would go"
                              : ending == ".png" ? compared(*old, *now, stem)
                                                 : "differs; pixels are compared of PNGs only";
    std::cout << "  " << file << ": " << words << '\n';
  }
  if (all_same) std::cout << "  its pictures are the same\n";
}

}  // namespace dateline
