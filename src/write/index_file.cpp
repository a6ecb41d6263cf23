#include "write/index_file.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "dateline/error.hpp"
#include "dateline/geo/geobox.hpp"
#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"
#include "gazetteer/geonames_id.hpp"
#include "gazetteer/hash.hpp"
#include "gazetteer/key_automaton.hpp"
#include "write/replacement.hpp"

namespace dateline {
namespace {

constexpr std::size_t recent_texts = std::size_t{1} << 20;

template <class T>
std::string_view raw(const T& record) {
  return {reinterpret_cast<const char*>(&record), sizeof record};
}

template <std::size_t size>
void put_word(std::array<char, size>& letters, std::string_view word) {
  if (word.size() <= size) std::ranges::copy(word, letters.begin());
}

/// The first eight bytes as a number that sorts as they do.
std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i)
    key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return key;
}

/// The key from its last letter to its first.
std::string backwards(std::string_view key) {
  std::u32string letters = to_utf32(key);
  std::ranges::reverse(letters);
  return to_utf8(letters);
}

/// The record of a key, with its tag.
template <class Record>
void add_key(RunSorter& keys, std::string_view key, Record record) {
  const std::uint64_t hash = hash_of(key);
  record.tag = static_cast<std::uint32_t>(hash);
  keys.add(hash, raw(record));
}

std::uint32_t checked_offset(std::uint64_t offset, const std::string& path) {
  if (offset > std::numeric_limits<std::uint32_t>::max())
    throw InputError("the gazetteer is larger than an index can hold (4 GiB of texts)", {path, 0});
  return static_cast<std::uint32_t>(offset);
}

/// Puts bytes into the file and works out the hash of each block behind the head.
class CheckedOutput {
 public:
  explicit CheckedOutput(Replacement& file) : m_file(file) {
    m_file.write(std::string(index_head_bytes, '\0'));
  }

  std::uint64_t offset() const { return m_offset; }
  const std::vector<std::uint64_t>& checks() const { return m_checks; }

  void append(std::string_view bytes) {
    m_offset += bytes.size();
    while (!bytes.empty()) {
      const std::size_t part = std::min(index_block_bytes - m_block.size(), bytes.size());
      m_block += bytes.substr(0, part);
      bytes.remove_prefix(part);
      if (m_block.size() == index_block_bytes) flush();
    }
  }

  void align() {
    if (m_offset % index_alignment != 0)
      append(std::string(index_alignment - m_offset % index_alignment, '\0'));
  }

  void flush() {
    if (m_block.empty()) return;
    m_checks.push_back(hash_of(m_block));
    m_file.write(m_block);
    m_block.clear();
  }

 private:
  Replacement& m_file;
  std::uint64_t m_offset = index_head_bytes;
  std::string m_block;
  std::vector<std::uint64_t> m_checks;
};

}  // namespace

IndexFile::IndexFile(std::string path, std::size_t memory)
    : m_path(std::move(path)),
      m_recent(recent_texts),
      m_id_keys(m_path, memory),
      m_fold_keys(m_path, memory),
      m_sound_keys(m_path, memory),
      m_sound_texts(m_path, memory, RunSorter::Equals::by_bytes),
      m_sound_texts_back(m_path, memory, RunSorter::Equals::by_bytes) {
  for (std::size_t i = 0; i < section_count; ++i) m_sections.emplace_back(m_path);
  section(Section::texts).append(std::string_view("\0", 1));
  section(Section::extras).append(std::string(8, '\0'));
  parents_of({});
}

template <class T>
void IndexFile::put(Section where, const T& record) {
  section(where).append(raw(record));
}

std::uint32_t IndexFile::text(std::string_view text) {
  if (text.empty()) return 0;
  const std::uint64_t hash = hash_of(text);
  Recent& recent = m_recent[hash % recent_texts];
  if (recent.hash == hash && recent.offset != 0) return recent.offset;
  ByteWriter writer;
  writer.text(text);
  recent = {hash, checked_offset(section(Section::texts).size(), m_path)};
  section(Section::texts).append(writer.bytes());
  return recent.offset;
}

/// A text that many places share.
std::uint32_t IndexFile::word(std::string_view word) {
  if (word.empty()) return 0;
  const auto known = m_words.find(word);
  return known != m_words.end() ? known->second : m_words.emplace(word, text(word)).first->second;
}

std::uint32_t IndexFile::parents_of(const Place& place) {
  ByteWriter list;
  list.parents(place.parents);
  const auto known = m_parents.find(list.bytes());
  if (known != m_parents.end()) return known->second;
  ByteWriter writer;
  writer.text(list.bytes());
  const std::uint32_t offset = checked_offset(section(Section::parents).size(), m_path);
  section(Section::parents).append(writer.bytes());
  return m_parents.emplace(list.bytes(), offset).first->second;
}

std::uint32_t IndexFile::extra_of(const Place& place) {
  const bool long_code = place.feature_code.size() > PlaceRecord{}.feature_code.size();
  if (place.period == Period{} && place.links.empty() && place.extents.empty() && !long_code) return 0;
  ByteWriter writer;
  writer.links(place.links);
  writer.extents(place.extents);
  writer.text(long_code ? place.feature_code : std::string());
  ScratchFile& extras = section(Section::extras);
  const std::uint32_t where = checked_offset(extras.size() / 8, m_path);
  const std::array<std::int32_t, 2> days{place.period.first.number(), place.period.last.number()};
  extras.append(raw(days));
  extras.append(raw(static_cast<std::uint32_t>(writer.bytes().size())));
  extras.append(writer.bytes());
  extras.append(std::string((8 - extras.size() % 8) % 8, '\0'));
  return where;
}

std::uint32_t IndexFile::use_of(const Name& name) {
  const std::uint32_t language = word(name.language);
  const std::uint32_t by = word(name.by);
  const std::uint32_t source = word(name.source);
  const std::uint32_t period_text = word(name.period_text);
  const int first = name.period.first.number();
  const int last = name.period.last.number();
  const auto [known, is_new] = m_uses.try_emplace({language, by, source, period_text, first, last, name.use},
                                                  static_cast<std::uint32_t>(m_uses.size()));
  if (is_new)
    put(Section::uses,
        UseRecord{language, by, source, period_text, first, last, static_cast<std::uint32_t>(name.use)});
  return known->second;
}

void IndexFile::add_name(const Name& name) {
  const NameRecord record{text(name.text), use_of(name)};
  put(Section::names, record);
  const NameKeyRecord found{0, m_names, m_places, record};
  if (const std::string key = fold(name.text); !key.empty()) {
    add_key(m_fold_keys, key, found);
    ++m_folded;
  }
  if (const std::string key = sound_key(name.text); !key.empty()) {
    add_key(m_sound_keys, key, found);
    ++m_sounded;
    m_sound_texts.add(first_bytes(key), key);
    const std::string back = backwards(key);
    m_sound_texts_back.add(first_bytes(back), back);
  }
  ++m_names;
}

void IndexFile::add_areas(const Place& place) {
  Geometry areas;
  for (const Extent& extent : place.extents)
    areas.polygons.insert(areas.polygons.end(), extent.geometry.polygons.begin(),
                          extent.geometry.polygons.end());
  const auto box = bounds(areas);
  if (!box) return;
  const auto put_box = [&](double west, double east) {
    put(Section::areas,
        AreaRecord{m_places, in_steps(west), in_steps(box->south), in_steps(east), in_steps(box->north)});
  };
  if (!box->crosses_antimeridian()) return put_box(box->west, box->east);
  put_box(box->west, 180);
  put_box(-180, box->east);
}

void IndexFile::add(const Place& place) {
  PlaceRecord record{};
  const auto number = geonames_number(place.id);
  record.id = number ? *number : text(place.id);
  record.lon = in_steps(place.point.lon());
  record.lat = in_steps(place.point.lat());
  record.first_name = m_names;
  record.parents = parents_of(place);
  record.extra = extra_of(place);
  record.population = static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(place.population, 0, std::numeric_limits<std::uint32_t>::max()));
  record.source = word(place.source);
  put_word(record.country, place.country);
  put_word(record.feature_code, place.feature_code);
  record.kind = static_cast<std::uint8_t>(place.kind);
  record.rank = static_cast<std::uint8_t>(std::clamp(place.rank, 1, 7));
  if (number) record.flags |= place_has_geonames_id;
  if (place.period != Period{}) record.flags |= place_has_period;
  put(Section::places, record);
  for (const Name& name : place.names) add_name(name);
  add_areas(place);
  add_key(m_id_keys, place.id, KeyRecord{0, m_places});
  for (const std::string& link : place.links) add_key(m_id_keys, link, KeyRecord{0, m_places});
  m_ids += 1 + place.links.size();
  ++m_places;
}

/// About twelve keys a bucket: the starts of a million names stay in the second cache, and the keys of a
/// bucket mostly lie on two lines of the cache.
void IndexFile::put_table(Section starts, Section keys, RunSorter& sorter, std::uint64_t count) {
  const int bits = std::max(1, static_cast<int>(std::bit_width(count)) - 4);
  std::uint64_t bucket = 0;
  std::uint32_t number = 0;
  put(starts, number);
  sorter.sorted([&](std::uint64_t hash, std::string_view record) {
    for (; bucket < hash >> (64 - bits); ++bucket) put(starts, number);
    section(keys).append(record);
    ++number;
  });
  for (; bucket < std::uint64_t{1} << bits; ++bucket) put(starts, number);
}

void IndexFile::put_automaton(Section where, RunSorter& keys) {
  KeyAutomaton automaton;
  keys.sorted([&](std::uint64_t, std::string_view key) { automaton.add(to_utf32(key)); });
  for (const Arc arc : automaton.finish()) put(where, arc);
}

void IndexFile::put_sources(const std::vector<GazetteerSource>& sources) {
  ByteWriter writer;
  for (const GazetteerSource& source : sources) {
    writer.text(source.name);
    writer.text(source.file);
    writer.text(source.licence);
    writer.text(source.date);
    writer.number(source.places);
    writer.number(source.names);
  }
  section(Section::sources).append(writer.bytes());
}

void IndexFile::assemble() {
  remove_dead_parts(m_path);
  Replacement file(m_path, m_path);
  CheckedOutput out(file);
  IndexHead head{};
  std::string buffer(std::size_t{1} << 20, '\0');
  for (std::size_t i = 0; i < section_count; ++i) {
    out.align();
    const bool is_checks = i == static_cast<std::size_t>(Section::checks);
    if (is_checks) out.flush();
    ScratchFile& section = m_sections[i];
    section.flush();
    head.section[i] = {out.offset(), section.size()};
    if (is_checks) break;
    for (std::uint64_t done = 0; done < section.size();) {
      const std::size_t count = section.read(done, buffer.data(), buffer.size());
      out.append(std::string_view(buffer).substr(0, count));
      done += count;
    }
  }
  const auto& checks = out.checks();
  const std::string_view check_bytes(reinterpret_cast<const char*>(checks.data()),
                                     checks.size() * sizeof(std::uint64_t));
  file.write(check_bytes);
  head.magic = index_magic;
  head.version = index_version;
  head.sections = section_count;
  head.section[static_cast<std::size_t>(Section::checks)].bytes = check_bytes.size();
  head.file_bytes = out.offset() + check_bytes.size();
  std::string page(index_head_bytes, '\0');
  std::memcpy(page.data(), &head, sizeof head);
  head.check = hash_of(page);
  std::memcpy(page.data(), &head, sizeof head);
  file.write_at(0, page);
  file.commit();
}

void IndexFile::finish(const std::vector<GazetteerSource>& sources) {
  PlaceRecord end{};
  end.first_name = m_names;
  put(Section::places, end);
  put_table(Section::id_starts, Section::ids, m_id_keys, m_ids);
  put_table(Section::fold_starts, Section::folds, m_fold_keys, m_folded);
  put_table(Section::sound_starts, Section::sounds, m_sound_keys, m_sounded);
  put_automaton(Section::letters, m_sound_texts);
  put_automaton(Section::letters_back, m_sound_texts_back);
  put_sources(sources);
  assemble();
}

}  // namespace dateline
