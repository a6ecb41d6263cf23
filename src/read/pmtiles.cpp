// PMTiles, version 3 of its specification: a header of 127 bytes, a root directory, metadata,
// leaf directories and the tiles, which the directories find by their number on a Hilbert curve.

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <protozero/varint.hpp>
#include <string_view>
#include <vector>

#include "dateline/error.hpp"
#include "read/inflate.hpp"
#include "read/tile_store.hpp"

namespace dateline {
namespace {

constexpr std::size_t header_length = 127;
constexpr std::uint64_t longest_part = std::uint64_t{64} << 20;
constexpr int most_levels = 4;  // of directories
constexpr int gzip = 2;
constexpr int uncompressed = 1;
constexpr int vector_tiles = 1;

/// Whole numbers in the file are little endian.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t length = 8) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < length; ++i)
    number |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return number;
}

double degrees_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::int32_t>(number_at(bytes, at, 4)) / 1e7;
}

/// The tile's number: all tiles of the zooms above, then its place on the Hilbert curve.
std::uint64_t tile_number(TileAddress at) {
  std::uint64_t number = 0;
  for (int zoom = 0; zoom < at.zoom; ++zoom) number += std::uint64_t{1} << (2 * zoom);
  auto x = static_cast<std::uint64_t>(at.x);
  auto y = static_cast<std::uint64_t>(at.y);
  for (std::uint64_t side = std::uint64_t{1} << at.zoom >> 1; side > 0; side >>= 1) {
    const std::uint64_t right = (x & side) != 0 ? 1 : 0;
    const std::uint64_t low = (y & side) != 0 ? 1 : 0;
    number += side * side * ((3 * right) ^ low);
    if (low == 0) {
      if (right == 1) {
        x = side - 1 - (x & (side - 1));
        y = side - 1 - (y & (side - 1));
      }
      std::swap(x, y);
    }
    x &= side - 1;
    y &= side - 1;
  }
  return number;
}

/// A run of tiles that are one and the same, or (run 0) a leaf directory.
struct Entry {
  std::uint64_t number = 0;
  std::uint64_t run = 0;
  std::uint64_t length = 0;
  std::uint64_t offset = 0;
};

std::vector<Entry> entries_of(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  const std::uint64_t count = protozero::decode_varint(&at, end);
  if (count > bytes.size()) throw protozero::end_of_buffer_exception();
  std::vector<Entry> entries(count);
  std::uint64_t number = 0;
  for (Entry& entry : entries) entry.number = number += protozero::decode_varint(&at, end);
  for (Entry& entry : entries) entry.run = protozero::decode_varint(&at, end);
  for (Entry& entry : entries) entry.length = protozero::decode_varint(&at, end);
  std::uint64_t next = 0;
  for (Entry& entry : entries) {
    const std::uint64_t offset = protozero::decode_varint(&at, end);
    entry.offset = offset == 0 ? next : offset - 1;
    next = entry.offset + entry.length;
  }
  return entries;
}

/// Closed when it goes.
struct OpenFile {
  int number;

  explicit OpenFile(const std::string& path) : number(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~OpenFile() {
    if (number >= 0) ::close(number);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
};

class Pmtiles : public TileStore {
 public:
  explicit Pmtiles(const std::string& path) : m_path(path), m_file(path) {
    if (m_file.number < 0) fail("the file cannot be read");
    const std::string header = part(0, header_length);
    if (!header.starts_with("PMTiles")) fail("is no PMTiles file");
    if (header[7] != 3)
      fail("is PMTiles of version " + std::to_string(int(header[7])) + "; dateline reads 3");
    if (header[99] != vector_tiles) fail("holds pictures, no vector tiles; choose tiles in the format mvt");
    for (const std::size_t at : {97, 98})
      if (header[at] != gzip && header[at] != uncompressed)
        fail("is compressed in a way that dateline does not read; make it again with gzip");
    m_leaves = number_at(header, 40);
    m_tiles = number_at(header, 56);
    m_about.minzoom = std::clamp(int(header[100]), 0, deepest_zoom);
    m_about.maxzoom = std::clamp(int(header[101]), 0, deepest_zoom);
    const auto west = LonLat::checked(degrees_at(header, 102), degrees_at(header, 106));
    const auto east = LonLat::checked(degrees_at(header, 110), degrees_at(header, 114));
    m_root = directory(number_at(header, 8), number_at(header, 16));
    read_tile_json(unpacked(part(number_at(header, 24), number_at(header, 32))), path, m_about);
    if (west && east) m_about.bounds = GeoBox{west->lon(), west->lat(), east->lon(), east->lat()};
  }
  TileSetAbout about() const override { return m_about; }

  std::optional<std::string> tile(TileAddress at) const override {
    const std::uint64_t number = tile_number(at);
    const std::vector<Entry>* entries = &m_root;
    for (int level = 0; level < most_levels; ++level) {
      auto after = std::ranges::upper_bound(*entries, number, {}, &Entry::number);
      if (after == entries->begin()) return std::nullopt;
      const Entry& entry = *--after;
      if (entry.run > 0)
        return number < entry.number + entry.run ? std::optional(part(m_tiles + entry.offset, entry.length))
                                                 : std::nullopt;
      entries = &leaf(entry);
    }
    fail("is broken: its directories do not end");
  }

  std::string name_of(TileAddress at) const override { return m_path + ", tile " + to_string(at); }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw InputError(what, {m_path, 0}); }

  std::string part(std::uint64_t offset, std::uint64_t length) const {
    if (length > longest_part || offset > INT64_MAX - longest_part)
      fail("is broken: a part of it is too long");
    std::string bytes(length, '\0');
    if (::pread(m_file.number, bytes.data(), length, static_cast<off_t>(offset)) !=
        static_cast<ssize_t>(length))
      fail("is cut off: fetch it again");
    return bytes;
  }

  std::string unpacked(const std::string& bytes) const {
    auto whole = inflated(bytes);
    if (!whole) fail("is broken: a directory cannot be unpacked");
    return std::move(*whole);
  }

  std::vector<Entry> directory(std::uint64_t offset, std::uint64_t length) const try {
    return entries_of(unpacked(part(offset, length)));
  } catch (const protozero::exception&) {
    fail("is broken: a directory cannot be read");
  }

  const std::vector<Entry>& leaf(const Entry& entry) const {
    const auto known = m_leaf.find(entry.offset);
    if (known != m_leaf.end()) return known->second;
    return m_leaf.emplace(entry.offset, directory(m_leaves + entry.offset, entry.length)).first->second;
  }

  std::string m_path;
  OpenFile m_file;
  TileSetAbout m_about;
  std::uint64_t m_leaves = 0;
  std::uint64_t m_tiles = 0;
  std::vector<Entry> m_root;
  mutable std::map<std::uint64_t, std::vector<Entry>> m_leaf;  // read once, when asked for
};

}  // namespace

std::unique_ptr<TileStore> open_pmtiles(const std::string& path) {
  return std::make_unique<Pmtiles>(path);
}

}  // namespace dateline
