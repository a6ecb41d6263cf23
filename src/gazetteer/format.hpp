#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace dateline {

// The compiled gazetteer, a file named *.dlg, as it lies on disk and in memory: little-endian,
// read where it is mapped. A head of 4096 bytes names the sections; each section begins on a
// multiple of 64 bytes. Behind them stands one checksum for each block of 16 KiB after the head,
// so that a look-up checks what it reads and opening checks nothing but the head.
//
// Places are in the order of a grid of quarter degrees, row by row from the south, so that a row
// of cells is one run of places and no index of positions is needed. Names are in the order of
// their places.

inline constexpr std::array<char, 8> index_magic{'d', 'l', 'g', '\r', '\n', 'i', 'd', 'x'};
inline constexpr std::uint32_t index_version = 3;
inline constexpr std::size_t index_head_bytes = 4096;
inline constexpr std::size_t index_block_bytes = 16384;
inline constexpr std::size_t index_alignment = 64;

/// What a section holds. The order is that of the file.
enum class Section : std::uint32_t {
  places,       ///< PlaceRecord, and one more that only ends the last one's names
  names,        ///< NameRecord
  uses,         ///< UseRecord: the kinds of names there are
  texts,        ///< a varint with the length and the bytes, from 0: ""
  parents,      ///< as texts: lists of parents as ByteWriter puts them, from 0: none
  extras,       ///< at a multiple of 8: two int32 (first and last day), uint32 length, extents and links
  areas,        ///< AreaRecord, by place
  fold_starts,  ///< uint32: where each bucket of the next section begins, and its end
  folds,        ///< NameKeyRecord, by the hash of fold()
  sound_starts,
  sounds,  ///< NameKeyRecord, by the hash of sound_key()
  id_starts,
  ids,           ///< KeyRecord of places, by the hash of their id and of each link
  letters,       ///< Arc: the smallest automaton of all sound keys; the first one leads to its start
  letters_back,  ///< the same of the keys written backwards
  sources,       ///< the sources as ByteWriter puts them
  checks         ///< uint64: the hash of each block
};
inline constexpr std::size_t section_count = 17;

struct SectionRecord {
  std::uint64_t offset;
  std::uint64_t bytes;
};

struct IndexHead {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t file_bytes;
  std::uint64_t check;  ///< hash of the head with 0 here
  std::array<SectionRecord, section_count> section;
};
static_assert(sizeof(IndexHead) <= index_head_bytes);

struct PlaceRecord {
  std::uint32_t id;  ///< a GeoNames number, or the text of the id
  std::int32_t lon;  ///< steps of 1e-7 degrees
  std::int32_t lat;
  std::uint32_t first_name;
  std::uint32_t parents;     ///< where its list begins
  std::uint32_t extra;       ///< eighths of where it stands in the extras; 0: none
  std::uint32_t population;  ///< the largest number stands for itself and more
  std::uint32_t source;      ///< text
  std::array<char, 2> country;
  std::array<char, 6> feature_code;  ///< a longer one stands in the extras
  std::uint8_t kind;
  std::uint8_t rank;
  std::uint8_t flags;
  std::uint8_t unused;
};
static_assert(sizeof(PlaceRecord) == 44);

inline constexpr std::uint8_t place_has_geonames_id = 1;
inline constexpr std::uint8_t place_has_period = 2;

struct NameRecord {
  std::uint32_t text;
  std::uint32_t use;
};
static_assert(sizeof(NameRecord) == 8);

struct UseRecord {
  std::uint32_t language;  ///< texts
  std::uint32_t by;
  std::uint32_t source;
  std::uint32_t period_text;
  std::int32_t first;  ///< days
  std::int32_t last;
  std::uint32_t use;
};
static_assert(sizeof(UseRecord) == 28);

/// The upper bits of a hash choose the bucket, the lower 32 stand here.
struct KeyRecord {
  std::uint32_t tag;
  std::uint32_t number;
};

/// The same of a name, with all that a look-up needs of it: its record and those of names beside it
/// are not read, since a look-up waits for memory more than it works.
struct NameKeyRecord {
  std::uint32_t tag;
  std::uint32_t number;
  std::uint32_t place;
  NameRecord name;
};
static_assert(sizeof(NameKeyRecord) == 20);

struct AreaRecord {
  std::uint32_t place;
  std::int32_t west;  ///< steps; a box across the antimeridian is two
  std::int32_t south;
  std::int32_t east;
  std::int32_t north;
};

/// One letter of the automaton: the letter in the lowest 21 bits, then whether it is the last of
/// its state, whether a key may end with it, and the first arc of the state it leads to (0: none).
using Arc = std::uint64_t;

constexpr Arc arc_of(char32_t letter, bool last, bool ends, std::uint32_t target) {
  return static_cast<Arc>(letter & 0x1FFFFF) | static_cast<Arc>(last) << 21 | static_cast<Arc>(ends) << 22 |
         static_cast<Arc>(target) << 32;
}
constexpr char32_t letter_of(Arc arc) {
  return static_cast<char32_t>(arc & 0x1FFFFF);
}
constexpr bool is_last(Arc arc) {
  return (arc >> 21 & 1) != 0;
}
constexpr bool ends_key(Arc arc) {
  return (arc >> 22 & 1) != 0;
}
constexpr std::uint32_t target_of(Arc arc) {
  return static_cast<std::uint32_t>(arc >> 32);
}

/// Keys with more letters are not in the automaton.
inline constexpr std::size_t longest_key = 48;

/// Row and column of the grid, from the south-west corner.
constexpr std::uint32_t grid_row(std::int32_t lat) {
  return static_cast<std::uint32_t>((static_cast<std::int64_t>(lat) + 900'000'000) / 2'500'000);
}
constexpr std::uint32_t grid_column(std::int32_t lon) {
  return static_cast<std::uint32_t>((static_cast<std::int64_t>(lon) + 1'800'000'000) / 2'500'000);
}
constexpr std::uint32_t grid_cell_at(std::uint32_t row, std::uint32_t column) {
  return row * 2048 + column;
}
constexpr std::uint32_t grid_cell(std::int32_t lon, std::int32_t lat) {
  return grid_cell_at(grid_row(lat), grid_column(lon));
}

}  // namespace dateline
