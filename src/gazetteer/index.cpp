#include "dateline/gazetteer/index.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

#include "gazetteer/bytes.hpp"
#include "gazetteer/reader.hpp"

namespace dateline {

GazetteerIndex::GazetteerIndex(std::span<const char> bytes, std::shared_ptr<const void> owner,
                               std::string path)
    : m_reader(new Reader{MappedIndex(bytes, std::move(owner), std::move(path))}) {
  const MappedIndex& mapped = m_reader->mapped;
  const bool complete =
      mapped.count<PlaceRecord>(Section::places) > 0 && mapped.bytes(Section::texts) > 0 &&
      mapped.bytes(Section::parents) > 0 && mapped.count<std::uint32_t>(Section::fold_starts) > 1 &&
      mapped.count<std::uint32_t>(Section::sound_starts) > 1 &&
      mapped.count<std::uint32_t>(Section::id_starts) > 1 && mapped.count<Arc>(Section::letters) > 0;
  if (!complete) mapped.fail("the index lacks a part");
}

GazetteerIndex::~GazetteerIndex() = default;

const std::string& GazetteerIndex::path() const {
  return m_reader->mapped.path();
}

std::size_t GazetteerIndex::places() const {
  return m_reader->places();
}

std::size_t GazetteerIndex::names() const {
  return m_reader->names();
}

std::size_t GazetteerIndex::bytes() const {
  return m_reader->mapped.bytes();
}

std::vector<GazetteerSource> GazetteerIndex::sources() const {
  const MappedIndex& mapped = m_reader->mapped;
  const std::size_t length = mapped.bytes(Section::sources);
  std::vector<GazetteerSource> sources;
  try {
    ByteReader reader({mapped.at(Section::sources, 0, length), length});
    while (!reader.at_end()) {
      GazetteerSource source;
      source.name = reader.text();
      source.file = reader.text();
      source.licence = reader.text();
      source.date = reader.text();
      source.places = reader.number();
      source.names = reader.number();
      sources.push_back(std::move(source));
    }
  } catch (const BrokenBytes& broken) {
    mapped.fail("the sources of the index cannot be read: " + std::string(broken.what()));
  }
  return sources;
}

std::vector<GazetteerIndex::Count> GazetteerIndex::places_by_kind() const {
  std::vector<std::uint64_t> counts(all_place_kinds().size());
  for (PlaceNumber number = 0; number < places(); ++number)
    ++counts[static_cast<std::size_t>(m_reader->kind(number))];
  std::vector<Count> found;
  for (const PlaceKind kind : all_place_kinds())
    if (const auto count = counts[static_cast<std::size_t>(kind)]; count > 0)
      found.push_back({to_string(kind), count});
  return found;
}

std::vector<GazetteerIndex::Count> GazetteerIndex::places_by_country() const {
  std::map<std::array<char, 2>, std::uint64_t> counts;
  for (PlaceNumber number = 0; number < places(); ++number) ++counts[m_reader->record(number).country];
  std::vector<Count> found;
  for (const auto& [country, count] : counts)
    found.push_back({country[0] == 0 ? std::string() : std::string(country.data(), country.size()), count});
  std::ranges::stable_sort(found, std::greater{}, &Count::count);
  return found;
}

std::vector<std::string> GazetteerIndex::verify() const {
  return m_reader->mapped.damage();
}

bool looks_like_index(std::string_view start) {
  return start.starts_with(std::string_view(index_magic.data(), index_magic.size()));
}

}  // namespace dateline
