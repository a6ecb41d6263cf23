#include "gazetteer/reader.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>

#include "dateline/geo/measure.hpp"
#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"
#include "gazetteer/bytes.hpp"
#include "gazetteer/geonames_id.hpp"
#include "gazetteer/hash.hpp"
#include "gazetteer/likeness.hpp"
#include "text/folds_to.hpp"

namespace dateline {
namespace {

template <std::size_t size>
std::string_view word_of(const std::array<char, size>& letters) {
  const auto end = std::ranges::find(letters, '\0');
  return {letters.data(), static_cast<std::size_t>(end - letters.begin())};
}

}  // namespace

using Reader = GazetteerIndex::Reader;

std::string_view Reader::extra(const PlaceRecord& record) const {
  if (record.extra == 0) return {};
  const std::uint64_t offset = std::uint64_t{record.extra} * 8;
  std::uint32_t length = 0;
  std::memcpy(&length, mapped.at(Section::extras, offset + 8, sizeof length), sizeof length);
  return {mapped.at(Section::extras, offset + 12, length), length};
}

Period Reader::period(const PlaceRecord& record) const {
  if ((record.flags & place_has_period) == 0) return {};
  std::array<std::int32_t, 2> days{};
  std::memcpy(days.data(), mapped.at(Section::extras, std::uint64_t{record.extra} * 8, sizeof days),
              sizeof days);
  return {Day(days[0]), Day(days[1])};
}

std::string Reader::id(PlaceNumber number) const {
  const PlaceRecord& where = record(number);
  if ((where.flags & place_has_geonames_id) != 0)
    return std::string(geonames_prefix) + std::to_string(where.id);
  return std::string(mapped.text(where.id));
}

LonLat Reader::position(const PlaceRecord& record) const {
  const auto position = LonLat::checked(from_steps(record.lon), from_steps(record.lat));
  if (!position) mapped.fail("a position of the index is out of range");
  return *position;
}

LonLat Reader::point(PlaceNumber number) const {
  return position(record(number));
}

PlaceKind Reader::kind(PlaceNumber number) const {
  const auto kind = record(number).kind;
  if (kind > static_cast<std::uint8_t>(PlaceKind::closure))
    mapped.fail("a place of the index has no known kind");
  return static_cast<PlaceKind>(kind);
}

std::vector<std::string> Reader::links(PlaceNumber number) const {
  const std::string_view bytes = extra(record(number));
  if (bytes.empty()) return {};
  try {
    ByteReader reader(bytes);
    return reader.links();
  } catch (const BrokenBytes& broken) {
    mapped.fail("the links of a place cannot be read: " + std::string(broken.what()));
  }
}

std::span<const NameRecord> Reader::names_of(PlaceNumber number) const {
  const std::uint32_t first = record(number).first_name;
  const std::uint32_t end = record(number + 1).first_name;
  if (first > end) mapped.fail("the names of a place of the index end before they begin");
  return mapped.items<NameRecord>(Section::names, first, end - first);
}

std::vector<std::string_view> Reader::texts(PlaceNumber number) const {
  std::vector<std::string_view> texts;
  for (const NameRecord& name : names_of(number)) texts.push_back(mapped.text(name.text));
  return texts;
}

Name Reader::name(const NameRecord& where) const {
  const UseRecord& use = mapped.item<UseRecord>(Section::uses, where.use);
  Name name;
  name.text = mapped.text(where.text);
  name.language = mapped.text(use.language);
  name.by = mapped.text(use.by);
  name.use = static_cast<NameUse>(std::min<std::uint32_t>(use.use, 4));
  name.period = {Day(use.first), Day(use.last)};
  name.period_text = mapped.text(use.period_text);
  name.source = mapped.text(use.source);
  return name;
}

Place Reader::place(PlaceNumber number) const {
  try {
    const PlaceRecord& where = record(number);
    Place place;
    place.id = id(number);
    place.kind = kind(number);
    place.feature_code = word_of(where.feature_code);
    place.country = word_of(where.country);
    place.point = position_from(where.lon, where.lat);
    place.period = period(where);
    place.population = where.population;
    place.rank = where.rank;
    place.source = mapped.text(where.source);
    const std::span<const NameRecord> own = names_of(number);
    place.names.reserve(own.size());
    for (const NameRecord& one : own) place.names.push_back(name(one));
    ByteReader parents(mapped.text(where.parents, Section::parents));
    place.parents = parents.parents();
    for (Parent& parent : place.parents)
      if (const auto known = number_of(parent.id)) parent.id = id(*known);
    if (const std::string_view bytes = extra(where); !bytes.empty()) {
      ByteReader more(bytes);
      place.links = more.links();
      place.extents = more.extents();
      if (const std::string_view code = more.text(); !code.empty()) place.feature_code = code;
    }
    place.origin = {mapped.path(), 0};
    return place;
  } catch (const BrokenBytes& broken) {
    mapped.fail("a place of the index cannot be read: " + std::string(broken.what()));
  }
}

void Reader::put_use(NameHit& hit, std::uint32_t number) const {
  const UseRecord& use = mapped.item<UseRecord>(Section::uses, number);
  hit.language = mapped.text(use.language);
  hit.by = mapped.text(use.by);
  hit.use = static_cast<NameUse>(std::min<std::uint32_t>(use.use, 4));
  hit.name_period = {Day(use.first), Day(use.last)};
}

NameHit Reader::hit(const NameKeyRecord& key, LastUse& last) const {
  const PlaceRecord& place = record(key.place);
  if (last.number != key.name.use) put_use(last.hit, key.name.use);
  last.number = key.name.use;
  NameHit hit = last.hit;
  const std::uint32_t end = record(key.place + 1).first_name;
  if (key.number < place.first_name || key.number >= end)
    mapped.fail("a name of the index is of another place");
  hit.place = key.place;
  hit.name = key.number - place.first_name;
  hit.text = mapped.text(key.name.text);
  hit.kind = kind(key.place);
  hit.rank = place.rank;
  hit.feature_code = word_of(place.feature_code);
  hit.country = word_of(place.country);
  hit.population = place.population;
  hit.names = end - place.first_name;
  hit.point = position(place);
  hit.place_period = period(place);
  hit.lineage = place.parents;
  return hit;
}

template <class Key, class Visit>
void Reader::each_of_hash(Section starts, Section keys, std::uint64_t hash, const Visit& visit) const {
  const std::size_t buckets = mapped.count<std::uint32_t>(starts) - 1;
  const int bits = std::bit_width(buckets) - 1;
  const std::uint64_t bucket = bits == 0 ? 0 : hash >> (64 - bits);
  const auto ends = mapped.items<std::uint32_t>(starts, bucket, 2);
  if (ends[0] > ends[1]) mapped.fail("a list of the index ends before it begins");
  const auto tag = static_cast<std::uint32_t>(hash);
  for (const Key& key : mapped.items<Key>(keys, ends[0], ends[1] - ends[0]))
    if (key.tag == tag) visit(key);
}

std::optional<PlaceNumber> Reader::number_of(std::string_view wanted) const {
  const std::optional<std::uint32_t> geonames = geonames_number(wanted);
  const auto is_wanted = [&](PlaceNumber number) {
    const PlaceRecord& where = record(number);
    const bool has_number = (where.flags & place_has_geonames_id) != 0;
    if (has_number ? geonames == where.id : mapped.text(where.id) == wanted) return true;
    const std::vector<std::string> others = links(number);
    return std::ranges::find(others, wanted) != others.end();
  };
  std::optional<PlaceNumber> found;
  each_of_hash<KeyRecord>(Section::id_starts, Section::ids, hash_of(wanted), [&](const KeyRecord& key) {
    if (!found && is_wanted(key.number)) found = key.number;
  });
  return found;
}

// A look-up waits for memory more than it works: what several names lead to is fetched at once, both
// ends of records that may lie across two lines of the cache.
template <class IsWanted>
void Reader::add_hits(Section starts, Section keys, std::uint64_t hash, std::vector<NameHit>& hits,
                      const IsWanted& is_wanted) const {
  constexpr std::size_t at_once = 16;
  std::array<const NameKeyRecord*, at_once> waiting;
  std::size_t count = 0;
  LastUse last_use;
  std::string_view last;
  bool last_is_wanted = false;
  const auto take_waiting = [&] {
    for (std::size_t i = 0; i < count; ++i) {
      hits.push_back(hit(*waiting[i], last_use));
      const std::string_view text = hits.back().text;
      // Namesakes mostly share their text.
      if (text.data() != last.data()) last_is_wanted = is_wanted(text);
      last = text;
      if (!last_is_wanted) hits.pop_back();
    }
    count = 0;
  };
  each_of_hash<NameKeyRecord>(starts, keys, hash, [&](const NameKeyRecord& key) {
    const std::uint64_t place = std::uint64_t{key.place} * sizeof(PlaceRecord);
    mapped.fetch(Section::places, place);
    mapped.fetch(Section::places, place + sizeof(PlaceRecord) + offsetof(PlaceRecord, first_name));
    mapped.fetch(Section::texts, key.name.text);
    waiting[count++] = &key;
    if (count == at_once) take_waiting();
  });
  take_waiting();
}

void Reader::by_fold(std::string_view key, std::vector<NameHit>& hits) const {
  add_hits(Section::fold_starts, Section::folds, hash_of(key), hits,
           [&](std::string_view text) { return folds_to(text, key); });
}

void Reader::by_sound(std::string_view key, std::vector<NameHit>& hits) const {
  add_hits(Section::sound_starts, Section::sounds, hash_of(key), hits,
           [&](std::string_view text) { return sound_key(text) == key; });
}

void Reader::add_like(std::string_view key, double cost, std::vector<NameHit>& hits) const {
  const std::size_t before = hits.size();
  add_hits(Section::sound_starts, Section::sounds, hash_of(key), hits, [](std::string_view) { return true; });
  for (std::size_t i = before; i < hits.size(); ++i) hits[i].cost = cost;
}

void Reader::by_likeness(std::string_view key, double edits, std::vector<NameHit>& hits) const {
  const auto arcs_of = [this](Section section) {
    return [this, section](std::uint32_t number) { return mapped.item<Arc>(section, number); };
  };
  const int most = static_cast<int>(std::floor(edits * LikenessRows::edit));
  for (const LikeKey& like :
       keys_like(to_utf32(key), most, arcs_of(Section::letters), arcs_of(Section::letters_back)))
    add_like(to_utf8(like.key), static_cast<double>(like.cost) / LikenessRows::edit, hits);
}

PlaceNumber Reader::first_not_before(std::uint32_t cell) const {
  std::size_t low = 0;
  std::size_t high = places();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const PlaceRecord& where = record(static_cast<PlaceNumber>(middle));
    if (grid_cell(where.lon, where.lat) < cell)
      low = middle + 1;
    else
      high = middle;
  }
  return static_cast<PlaceNumber>(low);
}

template <class Visit>
void Reader::each_within(std::int32_t west, std::int32_t south, std::int32_t east, std::int32_t north,
                         const Visit& visit) const {
  for (std::uint32_t row = grid_row(south); row <= grid_row(north); ++row) {
    const std::uint32_t last = grid_cell_at(row, grid_column(east));
    for (PlaceNumber number = first_not_before(grid_cell_at(row, grid_column(west))); number < places();
         ++number) {
      const PlaceRecord& where = record(number);
      if (grid_cell(where.lon, where.lat) > last) break;
      if (where.lon >= west && where.lon <= east && where.lat >= south && where.lat <= north) visit(number);
    }
  }
}

void Reader::within(const GeoBox& box, std::vector<PlaceNumber>& found) const {
  const auto add = [&](double west, double east) {
    each_within(in_steps(west), in_steps(box.south), in_steps(east), in_steps(box.north),
                [&](PlaceNumber number) { found.push_back(number); });
  };
  if (!box.crosses_antimeridian()) return add(box.west, box.east);
  add(box.west, 180);
  add(-180, box.east);
}

void Reader::nearest(LonLat position, std::size_t most, double km, const std::vector<PlaceKind>& kinds,
                     std::vector<NearPlace>& found) const {
  constexpr double first_reach_km = 8;
  const std::size_t before = found.size();
  for (double reach = std::min(first_reach_km, km);; reach = std::min(reach * 3, km)) {
    found.resize(before);
    std::vector<PlaceNumber> around;
    within(grown({position.lon(), position.lat(), position.lon(), position.lat()}, reach), around);
    for (const PlaceNumber number : around) {
      if (!kinds.empty() && std::ranges::find(kinds, kind(number)) == kinds.end()) continue;
      const double away = distance_km(position, point(number));
      if (away <= reach) found.push_back({number, away});
    }
    if (found.size() - before >= most || reach >= km) break;
  }
  std::ranges::stable_sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(), {},
                           &NearPlace::km);
  if (found.size() > before + most) found.resize(before + most);
}

void Reader::areas_near(LonLat position, std::vector<PlaceNumber>& found) const {
  const std::int32_t lon = in_steps(position.lon());
  const std::int32_t lat = in_steps(position.lat());
  for (const AreaRecord& area : mapped.all<AreaRecord>(Section::areas)) {
    const bool inside = area.west <= lon && lon <= area.east && area.south <= lat && lat <= area.north;
    if (inside && (found.empty() || found.back() != area.place)) found.push_back(area.place);
  }
}

}  // namespace dateline
