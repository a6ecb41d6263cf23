#include "read/tile_store.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <utility>

#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/text/utf8.hpp"
#include "door.hpp"
#include "read/json.hpp"
#include "read/mbtiles_door.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::vector<int> zooms_in(const fs::path& folder) {
  std::vector<int> zooms;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (const auto zoom = whole_number(entry.path().filename().string()); zoom && entry.is_directory())
      if (*zoom >= 0 && *zoom <= deepest_zoom) zooms.push_back(*zoom);
  std::ranges::sort(zooms);
  return zooms;
}

/// A folder ZOOM/X/Y.pbf, with or without metadata.json.
class TileFolder : public TileStore {
 public:
  explicit TileFolder(const std::string& path) : m_folder(path) {
    const std::vector<int> zooms = zooms_in(m_folder);
    if (zooms.empty())
      throw InputError(
          "holds no vector tiles: dateline looks for ZOOM/X/Y.pbf in the folder, such as "
          "12/2577/1555.pbf; give the folder in which the zooms stand, or a file",
          {path, 0});
    for (const char* name : {"metadata.json", "tiles.json"}) {
      const fs::path file = m_folder / name;
      if (!fs::exists(file)) continue;
      const std::string text = read_file(file.string(), std::size_t{8} << 20);
      read_tile_json(text, file.string(), m_about);
      const JsonValue json = parse_json(text, file.string());
      if (const JsonValue* scheme = json.find("scheme"); scheme && scheme->string())
        m_from_south = *scheme->string() == "tms";
      break;
    }
    // The folders are what there is, whatever the metadata promise.
    m_about.minzoom = zooms.front();
    m_about.maxzoom = zooms.back();
    m_ending = ending_in(m_folder / std::to_string(zooms.back()));
  }

  TileSetAbout about() const override { return m_about; }

  std::optional<std::string> tile(TileAddress at) const override {
    const std::string path = name_of(at);
    std::error_code error;
    if (!fs::exists(path, error)) return std::nullopt;
    return read_file(path, std::size_t{64} << 20);
  }

  std::string name_of(TileAddress at) const override {
    const int row = m_from_south ? (1 << at.zoom) - 1 - at.y : at.y;
    return (m_folder / std::to_string(at.zoom) / std::to_string(at.x) / (std::to_string(row) + m_ending))
        .string();
  }

 private:
  static std::string ending_in(const fs::path& zoom) {
    std::error_code error;
    for (const auto& column : fs::directory_iterator(zoom, error))
      for (const auto& file : fs::directory_iterator(column.path(), error))
        for (const char* ending : {".pbf.gz", ".mvt.gz", ".mvt", ".pbf"})
          if (file.path().filename().string().ends_with(ending)) return ending;
    return ".pbf";
  }

  fs::path m_folder;
  TileSetAbout m_about;
  bool m_from_south = false;
  std::string m_ending;
};

const std::pair<std::string_view, std::string_view> entities[] = {
    {"&copy;", "©"}, {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}};

}  // namespace

std::string to_string(TileAddress at) {
  return std::to_string(at.zoom) + '/' + std::to_string(at.x) + '/' + std::to_string(at.y);
}

std::unique_ptr<TileStore> open_mbtiles(const std::string& path) {
  return door<MbtilesDoor>("dateline_sqlite", "dateline_mbtiles_door").open(path);
}

std::unique_ptr<TileStore> open_tile_folder(const std::string& path) {
  return std::make_unique<TileFolder>(path);
}

std::optional<GeoBox> tile_bounds(std::string_view text) {
  const auto box = parse_geobox(text);
  return box ? std::optional(*box) : std::nullopt;
}

std::string plain_attribution(std::string_view html) {
  std::string text;
  bool tag = false;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') tag = true;
    if (!tag) {
      const auto* const entity = std::ranges::find_if(
          entities, [&](const auto& one) { return html.substr(i).starts_with(one.first); });
      if (entity != std::end(entities)) {
        text += entity->second;
        i += entity->first.size() - 1;
      } else {
        text += html[i];
      }
    }
    if (html[i] == '>') tag = false;
  }
  return std::string(trim(text));
}

void read_tile_json(const std::string& text, const std::string& file, TileSetAbout& about) {
  const JsonValue json = parse_json(text, file);
  const auto zoom = [&](const char* key, int& out) {
    const JsonValue* value = json.find(key);
    if (value == nullptr) return;
    if (value->number())
      out = static_cast<int>(std::clamp(*value->number(), 0.0, double(deepest_zoom)));
    else if (value->string())
      out = std::clamp(whole_number(*value->string()).value_or(out), 0, deepest_zoom);
  };
  zoom("minzoom", about.minzoom);
  zoom("maxzoom", about.maxzoom);
  if (const JsonValue* value = json.find("attribution"); value && value->string())
    about.attribution = plain_attribution(*value->string());
  const JsonValue* bounds = json.find("bounds");
  if (bounds && bounds->string()) about.bounds = tile_bounds(*bounds->string());
  if (!bounds || !bounds->array() || bounds->array()->size() != 4) return;
  std::array<double, 4> side{};
  for (std::size_t i = 0; i < 4; ++i) {
    const double* number = (*bounds->array())[i].number();
    if (number == nullptr) return;
    side[i] = std::clamp(*number, i % 2 == 0 ? -180.0 : -90.0, i % 2 == 0 ? 180.0 : 90.0);
  }
  about.bounds = GeoBox{side[0], side[1], side[2], side[3]};
}

}  // namespace dateline
