#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "dateline/gazetteer/index.hpp"
#include "dateline/place/place.hpp"
#include "gazetteer/bytes.hpp"
#include "gazetteer/format.hpp"
#include "write/run_sorter.hpp"

namespace dateline {

/// Writes a compiled gazetteer of places that come in the order of the grid.
class IndexFile {
 public:
  /// Scratch files stand beside `path`; `memory` is the most bytes that one of five sorters takes.
  IndexFile(std::string path, std::size_t memory);

  void add(const Place& place);

  std::uint64_t places() const { return m_places; }
  std::uint64_t names() const { return m_names; }

  /// Replaces the file at the path.
  void finish(const std::vector<GazetteerSource>& sources);

 private:
  ScratchFile& section(Section section) { return m_sections[static_cast<std::size_t>(section)]; }
  template <class T>
  void put(Section where, const T& record);
  std::uint32_t text(std::string_view text);
  std::uint32_t word(std::string_view text);
  std::uint32_t parents_of(const Place& place);
  std::uint32_t extra_of(const Place& place);
  std::uint32_t use_of(const Name& name);
  void add_name(const Name& name);
  void add_areas(const Place& place);
  void put_table(Section starts, Section keys, RunSorter& sorter, std::uint64_t count);
  void put_automaton(Section where, RunSorter& keys);
  void put_sources(const std::vector<GazetteerSource>& sources);
  void assemble();

  std::string m_path;
  std::vector<ScratchFile> m_sections;
  std::uint32_t m_places = 0;
  std::uint32_t m_names = 0;
  std::uint64_t m_ids = 0;
  std::uint64_t m_folded = 0;
  std::uint64_t m_sounded = 0;
  std::map<std::string, std::uint32_t, std::less<>> m_words;
  std::map<std::string, std::uint32_t, std::less<>> m_parents;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, int, int, NameUse>,
           std::uint32_t>
      m_uses;
  struct Recent {
    std::uint64_t hash = 0;
    std::uint32_t offset = 0;
  };
  std::vector<Recent> m_recent;  // texts by a part of their hash: most names come again soon
  RunSorter m_id_keys;
  RunSorter m_fold_keys;
  RunSorter m_sound_keys;
  RunSorter m_sound_texts;
  RunSorter m_sound_texts_back;
};

}  // namespace dateline
