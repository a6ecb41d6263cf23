// MBTiles: an SQLite database with the tables "metadata" (name, value) and "tiles" (zoom_level,
// tile_column, tile_row from the south, tile_data), MBTiles specification 1.3.

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "dateline/error.hpp"
#include "read/mbtiles_door.hpp"

namespace dateline {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct Finish {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Finish>;

class Mbtiles : public TileStore {
 public:
  explicit Mbtiles(const std::string& path) : m_path(path) {
    if (!std::filesystem::exists(path)) fail("there is no such file");
    sqlite3* database = nullptr;
    const int opened = sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
    m_database.reset(database);
    if (opened != SQLITE_OK) fail("cannot be opened: " + said());
    read_metadata();
    read_zooms();
    m_tile = prepared("SELECT tile_data FROM tiles WHERE zoom_level=? AND tile_column=? AND tile_row=?");
  }

  TileSetAbout about() const override { return m_about; }

  std::optional<std::string> tile(TileAddress at) const override {
    sqlite3_reset(m_tile.get());
    sqlite3_bind_int(m_tile.get(), 1, at.zoom);
    sqlite3_bind_int(m_tile.get(), 2, at.x);
    sqlite3_bind_int(m_tile.get(), 3, (1 << at.zoom) - 1 - at.y);
    const int step = sqlite3_step(m_tile.get());
    if (step == SQLITE_DONE) return std::nullopt;
    if (step != SQLITE_ROW) fail("is broken: " + said());
    const auto length = static_cast<std::size_t>(sqlite3_column_bytes(m_tile.get(), 0));
    const void* bytes = sqlite3_column_blob(m_tile.get(), 0);
    return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), length);
  }

  std::string name_of(TileAddress at) const override { return m_path + ", tile " + to_string(at); }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw InputError(what, {m_path, 0}); }

  std::string said() const { return sqlite3_errmsg(m_database.get()); }

  Statement prepared(const char* query) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), query, -1, &statement, nullptr) != SQLITE_OK)
      fail("is no MBTiles file: " + said());
    return Statement(statement);
  }

  static std::string text(const Statement& row, int column) {
    const unsigned char* bytes = sqlite3_column_text(row.get(), column);
    return bytes == nullptr ? std::string() : reinterpret_cast<const char*>(bytes);
  }

  void read_metadata() {
    const Statement row = prepared("SELECT name, value FROM metadata");
    while (sqlite3_step(row.get()) == SQLITE_ROW) {
      const std::string name = text(row, 0);
      const std::string value = text(row, 1);
      if (name == "attribution") m_about.attribution = plain_attribution(value);
      if (name == "bounds") m_about.bounds = tile_bounds(value);
      if (name == "format" && value != "pbf")
        fail("holds pictures (" + value +
             "), no vector tiles; give it to --relief, or choose tiles in the "
             "format pbf");
    }
  }

  // The tiles are what there is, whatever the metadata promise.
  void read_zooms() {
    const Statement row = prepared("SELECT MIN(zoom_level), MAX(zoom_level) FROM tiles");
    if (sqlite3_step(row.get()) != SQLITE_ROW || sqlite3_column_type(row.get(), 0) == SQLITE_NULL)
      fail("holds no tiles");
    m_about.minzoom = std::clamp(sqlite3_column_int(row.get(), 0), 0, deepest_zoom);
    m_about.maxzoom = std::clamp(sqlite3_column_int(row.get(), 1), 0, deepest_zoom);
  }

  std::string m_path;
  Database m_database;
  Statement m_tile;
  TileSetAbout m_about;
};

std::unique_ptr<TileStore> open(const std::string& path) {
  return std::make_unique<Mbtiles>(path);
}

}  // namespace

extern "C" const MbtilesDoor dateline_mbtiles_door;
extern "C" const MbtilesDoor dateline_mbtiles_door{&open};

}  // namespace dateline
