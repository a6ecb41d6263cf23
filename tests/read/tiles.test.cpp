#include "read/tiles.hpp"

#include <libdeflate.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>

#include "dateline/error.hpp"
#include "dateline/geo/measure.hpp"
#include "read/inflate.hpp"
#include "read/tile_writer.hpp"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("dateline-tiles-" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  void put(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
};

/// Tiles by address, without a file.
class Shelf : public TileStore {
 public:
  std::map<TileAddress, std::string> tiles;
  TileSetAbout told{0, 14, std::nullopt, ""};

  TileSetAbout about() const override { return told; }
  std::optional<std::string> tile(TileAddress at) const override {
    const auto found = tiles.find(at);
    return found == tiles.end() ? std::nullopt : std::optional(found->second);
  }
  std::string name_of(TileAddress at) const override { return "shelf/" + to_string(at); }
};

/// Two tiles side by side at zoom 12: 46.4062° E is the edge between them.
constexpr TileAddress western{12, 2575, 1555};
constexpr TileAddress eastern{12, 2576, 1555};
const GeoBox around{46.33, 39.645, 46.48, 39.707};

std::vector<FeatureLayer> read(const std::vector<const TileStore*>& stores, Findings& findings) {
  std::vector<std::string> names;
  return read_tiles(
      stores, std::vector<std::string>(stores.size(), "shelf"), around, 12.4,
      [](std::string_view) { return true; }, names, findings);
}

std::string gzipped(const std::string& bytes) {
  auto* const packer = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_gzip_compress_bound(packer, bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(packer, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(packer);
  return out;
}

double area(const Polygon& polygon) {
  double sum = 0;
  const Line& ring = polygon.rings.front();
  for (std::size_t i = 1; i < ring.size(); ++i)
    sum += ring[i - 1].lon() * ring[i].lat() - ring[i].lon() * ring[i - 1].lat();
  return sum / 2;
}

const tiles::Drawn west_road{2, {{{4000, 100}, {4160, 100}}}, {{"class", "primary"}}};
const tiles::Drawn east_road{2, {{{-64, 101}, {200, 101}, {900, 800}}}, {{"class", "primary"}}};

}  // namespace

TEST_CASE("a road that two tiles cut apart is one line again", "[tiles]") {
  Shelf shelf;
  shelf.tiles[western] = tiles::tile({tiles::layer("transportation", {west_road})});
  shelf.tiles[eastern] = gzipped(tiles::tile({tiles::layer("transportation", {east_road})}));
  Findings findings;
  const auto layers = read({&shelf}, findings);
  REQUIRE(layers.size() == 1);
  REQUIRE(layers[0].features.size() == 1);
  const Geometry& road = layers[0].features[0].geometry;
  REQUIRE(road.lines.size() == 1);
  // 96 and 200 units along the edge, then 700 down and across; what hangs over the edge is gone.
  CHECK(road.lines[0].size() == 4);
  const double metre_a_unit = 2.388657133911758 * 0.7697;  // of the grid, at this latitude
  CHECK(length_km(road.lines[0]) * 1000 == Approx((96 + 200 + 990) * metre_a_unit).epsilon(0.005));
  CHECK(findings.empty());
}

TEST_CASE("roads of another class or far apart on the edge stay two", "[tiles]") {
  Shelf shelf;
  tiles::Drawn other = east_road;
  SECTION("another class") {
    other.texts = {{"class", "track"}};
  }
  SECTION("too far apart") {
    other.parts = {{{-64, 140}, {200, 140}}};
  }
  shelf.tiles[western] = tiles::tile({tiles::layer("transportation", {west_road})});
  shelf.tiles[eastern] = tiles::tile({tiles::layer("transportation", {other})});
  Findings findings;
  std::size_t lines = 0;
  const auto layers = read({&shelf}, findings);
  for (const Feature& feature : layers.at(0).features) lines += feature.geometry.lines.size();
  CHECK(lines == 2);
}

TEST_CASE("a lake over an edge is one polygon without a seam", "[tiles]") {
  Shelf shelf;
  const std::vector<std::pair<std::string, std::string>> lake{{"class", "lake"}, {"name", "Two Tile Lake"}};
  shelf.tiles[western] = tiles::tile(
      {tiles::layer("water", {{3, {{{3900, 1000}, {4176, 1000}, {4176, 1400}, {3900, 1400}}}, lake}})});
  shelf.tiles[eastern] = tiles::tile({tiles::layer(
      "water",
      {{3,
        {{{-80, 1000}, {300, 1000}, {300, 1400}, {-80, 1400}}, {{100, 1100}, {100, 1200}, {200, 1200}}},
        lake}})});
  Findings findings;
  const auto layers = read({&shelf}, findings);
  REQUIRE(layers.at(0).features.size() == 1);
  const auto& polygons = layers[0].features[0].geometry.polygons;
  REQUIRE(polygons.size() == 1);
  REQUIRE(polygons[0].rings.size() == 2);
  CHECK(area(polygons[0]) > 0);  // counter-clockwise
  CHECK(area({{polygons[0].rings[1]}}) < 0);
  const double unit = 360.0 / 4096 / 4096;
  CHECK(area(polygons[0]) == Approx(496 * 400 * unit * unit * 0.7697).epsilon(0.002));
}

TEST_CASE("old tiles may turn their rings the other way", "[tiles]") {
  Shelf shelf;
  shelf.tiles[western] = tiles::tile({tiles::layer(
      "water", {{3,
                 {{{100, 100}, {100, 900}, {900, 900}, {900, 100}}, {{200, 200}, {300, 200}, {300, 300}}},
                 {{"class", "lake"}}}})});
  Findings findings;
  const auto layers = read({&shelf}, findings);
  const auto& polygons = layers.at(0).features.at(0).geometry.polygons;
  REQUIRE(polygons.size() == 1);
  CHECK(polygons[0].rings.size() == 2);
  CHECK(area(polygons[0]) > 0);
}

TEST_CASE("what two sets of tiles both hold is there once", "[tiles]") {
  Shelf shelf;
  Shelf twin;
  const tiles::Drawn village{1, {{{2000, 2000}}}, {{"class", "village"}, {"name", "Tegh"}}};
  const tiles::Drawn in_margin{1, {{{4100, 2000}}}, {{"class", "village"}, {"name", "Beyond"}}};
  const std::string bytes =
      tiles::tile({tiles::layer("place", {village, in_margin}), tiles::layer("transportation", {west_road})});
  shelf.tiles[western] = twin.tiles[western] = bytes;
  Findings findings;
  const auto layers = read({&shelf, &twin}, findings);
  REQUIRE(layers.size() == 2);
  REQUIRE(layers[0].features.size() == 1);
  CHECK(to_string(layers[0].features[0]["name"]) == "Tegh");
  CHECK(layers[1].features.at(0).geometry.lines.size() == 1);
}

TEST_CASE("a broken tile is a finding and costs only itself", "[tiles]") {
  Shelf shelf;
  const std::string good = tiles::tile({tiles::layer("transportation", {west_road})});
  shelf.tiles[western] = good;
  std::string why;
  SECTION("cut off") {
    shelf.tiles[eastern] = good.substr(0, good.size() / 2);
    why = "it is no vector tile, or cut off";
  }
  SECTION("gzip broken") {
    shelf.tiles[eastern] = gzipped(good).substr(0, 40);
    why = "its compression (gzip) is broken";
  }
  SECTION("an attribute that is not there") {
    std::string layer = tiles::layer("transportation", {west_road});
    layer.resize(layer.find("class") - 2);  // without its table of texts
    shelf.tiles[eastern] = tiles::tile({layer});
    why = "a feature names an attribute that its layer does not have";
  }
  Findings findings;
  CHECK(read({&shelf}, findings).at(0).features.size() == 1);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].severity == Severity::error);
  CHECK(findings[0].origin.file == "shelf/12/2576/1555");
  CHECK(findings[0].message.find(why) != std::string::npos);
}

TEST_CASE("tiles that do not reach the sheet are told", "[tiles]") {
  Shelf shelf;
  shelf.told.bounds = GeoBox{5, 52, 6, 53};
  Findings findings;
  CHECK(read({&shelf}, findings).empty());
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message.find("has no tile for this sheet") != std::string::npos);
  CHECK(findings[0].message.find("5.00,52.00,6.00,53.00") != std::string::npos);
}

TEST_CASE("the zoom is the sheet's, as far as there are tiles and not too many", "[tiles]") {
  CHECK(cover_of(around, 12.4, 0, 14).zoom == 12);
  CHECK(cover_of(around, 12.4, 0, 10).zoom == 10);
  CHECK(cover_of(around, 3, 6, 14).zoom == 6);
  CHECK(cover_of(around, 12.4, 0, 14).tiles.size() == 2);
  CHECK(cover_of(GeoBox{}, 12, 9, 14).tiles.empty());
  const TileCover world = cover_of(GeoBox{}, 12, 0, 14);
  CHECK(world.zoom == 4);
  CHECK(world.tiles.size() == 256);
  // Across the antimeridian: two columns, not all but two.
  const TileCover fiji = cover_of(GeoBox{179, -18, -179, -17}, 8, 0, 14);
  CHECK(fiji.tiles.size() == 4);
}

TEST_CASE("a folder of tiles says what it has", "[tiles]") {
  const Folder folder;
  CHECK_THROWS_WITH(open_tile_folder(folder.path.string()), Catch::Contains("holds no vector tiles"));
  folder.put("3/5/2.mvt", "x");
  folder.put("4/10/6.mvt", "y");
  folder.put("metadata.json",
             R"({"bounds":[44,38,46,41],"maxzoom":14,"scheme":"tms",)"
             R"("attribution":"<a href=\"https://x\">&copy; OpenStreetMap contributors</a>"})");
  const auto store = open_tile_folder(folder.path.string());
  CHECK(store->about().minzoom == 3);
  CHECK(store->about().maxzoom == 4);
  CHECK(store->about().attribution == "© OpenStreetMap contributors");
  CHECK(store->about().bounds == GeoBox{44, 38, 46, 41});
  CHECK(store->tile({3, 5, 5}) == "x");  // rows of "tms" count from the south
  CHECK_FALSE(store->tile({3, 5, 2}));
}

TEST_CASE("MBTiles counts its rows from the south", "[tiles]") {
  const Folder folder;
  const std::string file = (folder.path / "a.mbtiles").string();
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  const char* script =
      "CREATE TABLE metadata(name,value); CREATE TABLE tiles(zoom_level,tile_column,tile_row,tile_data);"
      "INSERT INTO metadata VALUES('format','pbf'),('attribution','Us &amp; them'),('bounds','44,38,46,41');"
      "INSERT INTO tiles VALUES(3,5,5,x'4142')";
  REQUIRE(sqlite3_exec(database, script, nullptr, nullptr, nullptr) == SQLITE_OK);
  SECTION("read") {
    const auto store = open_mbtiles(file);
    CHECK(store->about().maxzoom == 3);
    CHECK(store->about().attribution == "Us & them");
    CHECK(store->tile({3, 5, 2}) == "AB");
    CHECK_FALSE(store->tile({3, 5, 5}));
  }
  SECTION("pictures") {
    sqlite3_exec(database, "UPDATE metadata SET value='png' WHERE name='format'", nullptr, nullptr, nullptr);
    CHECK_THROWS_WITH(open_mbtiles(file), Catch::Contains("holds pictures (png)"));
  }
  sqlite3_close(database);
  folder.put("b.mbtiles", "no database, but long enough to be looked at");
  CHECK_THROWS_AS(open_mbtiles((folder.path / "b.mbtiles").string()), InputError);
  CHECK_THROWS_WITH(open_mbtiles((folder.path / "c.mbtiles").string()), Catch::Contains("no such file"));
}

namespace {

void add_number(std::string& out, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i) & 0xff);
}

std::string directory(const std::vector<std::array<std::uint64_t, 4>>& entries) {
  std::string out;
  const auto add = [&](std::uint64_t number) { protozero::add_varint_to_buffer(&out, number); };
  add(entries.size());
  std::uint64_t last = 0;
  for (const auto& entry : entries) add(entry[0] - std::exchange(last, entry[0]));
  for (const auto& entry : entries) add(entry[1]);
  for (const auto& entry : entries) add(entry[2]);
  for (const auto& entry : entries) add(entry[3] + 1);
  return gzipped(out);
}

/// An archive of one tile of the number 19078479 that a leaf directory leads to.
std::string archive() {
  const std::string leaf = directory({{19078479, 1, 3, 0}});
  const std::string root = directory({{0, 0, leaf.size(), 0}});
  const std::string metadata = gzipped(R"({"attribution":"&copy; Someone"})");
  std::string out = "PMTiles\x03";
  const std::uint64_t at = 127;
  for (const std::uint64_t number :
       {at, root.size(), at + root.size(), metadata.size(), at + root.size() + metadata.size(), leaf.size(),
        at + root.size() + metadata.size() + leaf.size(), std::uint64_t{3}, std::uint64_t{1},
        std::uint64_t{1}, std::uint64_t{1}})
    add_number(out, number, 8);
  out += std::string("\x01\x02\x02\x01\x00\x0c", 6);
  for (const int degrees : {44, 38, 46, 41})
    add_number(out, static_cast<std::uint64_t>(degrees) * 10000000, 4);
  out.resize(127);
  return out + root + metadata + leaf + "xyz";
}

}  // namespace

TEST_CASE("PMTiles finds a tile through its leaf directory", "[tiles]") {
  const Folder folder;
  folder.put("a.pmtiles", archive());
  const auto store = open_pmtiles((folder.path / "a.pmtiles").string());
  CHECK(store->about().maxzoom == 12);
  CHECK(store->about().attribution == "© Someone");
  CHECK(store->about().bounds == GeoBox{44, 38, 46, 41});
  CHECK(store->tile({12, 3423, 1763}) == "xyz");  // the specification's own example of a number
  CHECK_FALSE(store->tile({12, 3423, 1764}));
  folder.put("b.pmtiles", archive().substr(0, 150));
  CHECK_THROWS_WITH(open_pmtiles((folder.path / "b.pmtiles").string()), Catch::Contains("is cut off"));
  folder.put("c.pmtiles", std::string(200, 'x'));
  CHECK_THROWS_WITH(open_pmtiles((folder.path / "c.pmtiles").string()), Catch::Contains("is no PMTiles"));
}

TEST_CASE("gzip holds what it says or nothing", "[tiles]") {
  CHECK(inflated("plain") == "plain");
  CHECK(inflated(gzipped("some bytes")) == "some bytes");
  CHECK_FALSE(inflated(gzipped("some bytes"), 4));
  CHECK_FALSE(inflated("\x1f\x8b"));
}
