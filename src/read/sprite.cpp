#include "read/sprite.hpp"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "read/json.hpp"

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t file_limit = std::size_t{64} << 20;
constexpr std::uint64_t pixel_limit = 64'000'000;

/// The part of an image from a column and a row on.
Image cut(const Image& sheet, int left, int top, int width, int height) {
  auto pixels = std::make_shared<std::vector<Colour>>();
  pixels->reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = top; y < top + height; ++y) {
    const auto row = sheet.pixels->begin() + static_cast<std::ptrdiff_t>(y) * sheet.width + left;
    pixels->insert(pixels->end(), row, row + width);
  }
  return {width, height, std::move(pixels)};
}

double number_of(const JsonValue& json, const char* member, double otherwise) {
  const JsonValue* found = json.find(member);
  return found && found->number() ? *found->number() : otherwise;
}

/// [[3, 5], [9, 12]]
std::vector<std::pair<double, double>> stretches_of(const JsonValue* json) {
  std::vector<std::pair<double, double>> out;
  if (!json || !json->array()) return out;
  for (const JsonValue& item : *json->array()) {
    const auto* pair = item.array();
    if (!pair || pair->size() != 2 || !(*pair)[0].number() || !(*pair)[1].number()) return {};
    out.emplace_back(*(*pair)[0].number(), *(*pair)[1].number());
  }
  return out;
}

std::optional<PageBox> content_of(const JsonValue* json) {
  if (!json || !json->array() || json->array()->size() != 4) return std::nullopt;
  std::array<double, 4> sides{};
  for (std::size_t i = 0; i < 4; ++i) {
    const double* side = (*json->array())[i].number();
    if (side == nullptr) return std::nullopt;
    sides[i] = *side;
  }
  return PageBox{sides[0], sides[1], sides[2], sides[3]};
}

/// One sheet of a style.
class SpriteReader {
 public:
  SpriteReader(std::string style_file, int line, Style& style, Findings& findings)
      : m_style_file(std::move(style_file)), m_line(line), m_style(style), m_findings(findings) {}

  /// `id` goes before the names of its images, "" for the first sheet.
  void read(const std::string& place, const std::string& id) {
    const auto path = local_path(place);
    if (!path) {
      tell(
          fmt::format("the sprite '{}' is not on this machine and is not fetched; its images are missing. "
                      "Save {}.json and .png beside the style and name them here",
                      place, fs::path(place).filename().string()));
      return;
    }
    const std::string file = fs::exists(*path + "@2x.json") ? *path + "@2x" : *path;
    try {
      const Image sheet = decode_png(read_file(file + ".png", file_limit), file + ".png");
      const JsonValue index = parse_json(read_file(file + ".json", file_limit), file + ".json");
      if (!index.object())
        throw InputError("the index of a sprite is a JSON object; this is none", {file + ".json", 1});
      for (const auto& [name, entry] : *index.object())
        add(sheet, id.empty() ? name : id + ':' + name, entry, file);
    } catch (const InputError& error) {
      tell(fmt::format("the sprite '{}' cannot be read and its images are missing: {}: {}", place,
                       error.origin().file, error.what()));
    }
  }

 private:
  void tell(std::string message) {
    m_findings.push_back({Severity::warning, {m_style_file, m_line}, std::move(message)});
  }

  /// The path without its ending, or nothing for what is elsewhere.
  std::optional<std::string> local_path(const std::string& place) const {
    constexpr std::string_view scheme = "file://";
    if (place.starts_with(scheme)) return place.substr(scheme.size());
    if (place.find("://") != std::string::npos) return std::nullopt;
    return (fs::path(m_style_file).parent_path() / place).string();
  }

  void add(const Image& sheet, const std::string& name, const JsonValue& entry, const std::string& file) {
    const double x = number_of(entry, "x", 0);
    const double y = number_of(entry, "y", 0);
    const double width = number_of(entry, "width", 0);
    const double height = number_of(entry, "height", 0);
    const bool inside = x >= 0 && y >= 0 && width >= 1 && height >= 1 && x + width <= sheet.width &&
                        y + height <= sheet.height;
    if (!inside) {
      m_findings.push_back(
          {Severity::warning,
           {file + ".json", entry.line},
           fmt::format("image '{}' does not lie within the sprite's picture of {} x {} pixels; "
                       "it is left out",
                       name, sheet.width, sheet.height)});
      return;
    }
    Sprite sprite;
    sprite.image = cut(sheet, static_cast<int>(x), static_cast<int>(y), static_cast<int>(width),
                       static_cast<int>(height));
    sprite.pixel_ratio = std::max(number_of(entry, "pixelRatio", 1), 0.1);
    const JsonValue* field = entry.find("sdf");
    sprite.tintable = field && field->boolean() && *field->boolean();
    sprite.stretch_x = stretches_of(entry.find("stretchX"));
    sprite.stretch_y = stretches_of(entry.find("stretchY"));
    sprite.content = content_of(entry.find("content"));
    m_style.sprites.insert_or_assign(name, std::move(sprite));
  }

  std::string m_style_file;
  int m_line;
  Style& m_style;
  Findings& m_findings;
};

}  // namespace

Image decode_png(const std::string& bytes, const std::string& file) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0)
    throw InputError(fmt::format("this is no PNG ({})", png.message), {file, 0});
  if (std::uint64_t{png.width} * png.height > pixel_limit) {
    png_image_free(&png);
    throw InputError("this picture is too large: 64 million pixels are possible", {file, 0});
  }
  png.format = PNG_FORMAT_RGBA;
  std::vector<std::uint8_t> raw(PNG_IMAGE_SIZE(png));
  if (png_image_finish_read(&png, nullptr, raw.data(), 0, nullptr) == 0)
    throw InputError(fmt::format("this PNG is broken ({})", png.message), {file, 0});
  auto pixels = std::make_shared<std::vector<Colour>>();
  pixels->reserve(raw.size() / 4);
  for (std::size_t i = 0; i + 3 < raw.size(); i += 4)
    pixels->push_back({raw[i], raw[i + 1], raw[i + 2], raw[i + 3]});
  return {static_cast<int>(png.width), static_cast<int>(png.height), std::move(pixels)};
}

void read_sprites(const JsonValue& sprite, const std::string& style_file, Style& style, Findings& findings) {
  SpriteReader reader(style_file, sprite.line, style, findings);
  if (sprite.string()) return reader.read(*sprite.string(), "");
  if (!sprite.array()) {
    findings.push_back({Severity::warning,
                        {style_file, sprite.line},
                        "\"sprite\" is neither a place nor an array of places; it is ignored"});
    return;
  }
  for (const JsonValue& item : *sprite.array()) {
    const JsonValue* id = item.find("id");
    const JsonValue* place = item.find("url");
    if (!id || !id->string() || !place || !place->string()) {
      findings.push_back({Severity::warning,
                          {style_file, item.line},
                          "a sprite among several needs an \"id\" and a \"url\"; this one is left out"});
      continue;
    }
    reader.read(*place->string(), *id->string() == "default" ? "" : *id->string());
  }
}

}  // namespace dateline
