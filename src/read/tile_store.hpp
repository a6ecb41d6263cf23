#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/geo/geobox.hpp"

namespace dateline {

/// A tile of the pyramid: at `zoom` the world in Web Mercator is 2^zoom tiles wide, x counted
/// eastwards from 180° W and y southwards from 85.05° N.
struct TileAddress {
  int zoom = 0;
  int x = 0;
  int y = 0;

  auto operator<=>(const TileAddress&) const = default;
};

/// "12/2577/1555".
std::string to_string(TileAddress at);

inline constexpr int deepest_zoom = 20;

/// What a set of tiles says of itself.
struct TileSetAbout {
  int minzoom = 0;
  int maxzoom = 0;
  std::optional<GeoBox> bounds;
  std::string attribution;  ///< as plain text
};

/// A set of vector tiles, wherever it is kept. Throws InputError where its file is broken.
class TileStore {
 public:
  TileStore() = default;
  TileStore(const TileStore&) = delete;
  TileStore& operator=(const TileStore&) = delete;
  virtual ~TileStore() = default;

  virtual TileSetAbout about() const = 0;

  /// The tile's bytes as they are stored, or nothing where there is no tile.
  virtual std::optional<std::string> tile(TileAddress at) const = 0;

  /// The tile as people look for it: "FOLDER/12/2577/1555.pbf", "FILE, tile 12/2577/1555".
  virtual std::string name_of(TileAddress at) const = 0;
};

/// Opens the store that each kind of path asks for.
std::unique_ptr<TileStore> open_tile_folder(const std::string& path);
std::unique_ptr<TileStore> open_mbtiles(const std::string& path);
std::unique_ptr<TileStore> open_pmtiles(const std::string& path);

/// What TileJSON (metadata.json) or a metadata table has under "minzoom", "maxzoom", "bounds" and
/// "attribution"; what it does not say stays as in `about`.
void read_tile_json(const std::string& text, const std::string& file, TileSetAbout& about);

/// "W,S,E,N" as metadata write it; nothing when it is no box.
std::optional<GeoBox> tile_bounds(std::string_view text);

/// Without HTML tags and entities: "© OpenStreetMap contributors".
std::string plain_attribution(std::string_view html);

}  // namespace dateline
