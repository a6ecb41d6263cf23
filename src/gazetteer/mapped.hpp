#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/format.hpp"

namespace dateline {

/// The bytes of an index, by section. What is asked for is checked against the blocks' checksums
/// when it is first read; InputError when it is damaged or lies outside of its section.
class MappedIndex {
 public:
  /// Checks the head alone.
  MappedIndex(std::span<const char> bytes, std::shared_ptr<const void> owner, std::string path);

  const std::string& path() const { return m_path; }
  std::size_t bytes() const { return m_bytes.size(); }
  std::size_t bytes(Section section) const { return record(section).bytes; }

  /// `length` bytes from `offset` of the section.
  const char* at(Section section, std::uint64_t offset, std::uint64_t length) const {
    const SectionRecord& where = record(section);
    if (offset > where.bytes || length > where.bytes - offset) fail("the index points outside of itself");
    const std::uint64_t begin = where.offset + offset - index_head_bytes;
    const std::uint64_t first = begin / index_block_bytes;
    const std::uint64_t last = length == 0 ? first : (begin + length - 1) / index_block_bytes;
    if (length > 0 && (first != last || !m_checked[first].load(std::memory_order_relaxed)))
      check_blocks(first, last);
    return m_bytes.data() + index_head_bytes + begin;
  }

  /// Has the processor fetch what will be read there soon; says nothing about whether it is whole.
  void fetch(Section section, std::uint64_t offset) const {
    const SectionRecord& where = record(section);
    if (offset < where.bytes) __builtin_prefetch(m_bytes.data() + where.offset + offset);
  }

  template <class T>
  std::size_t count(Section section) const {
    return bytes(section) / sizeof(T);
  }
  template <class T>
  const T& item(Section section, std::uint64_t number) const {
    return *reinterpret_cast<const T*>(at(section, number * sizeof(T), sizeof(T)));
  }
  template <class T>
  std::span<const T> items(Section section, std::uint64_t first, std::uint64_t count) const {
    return {reinterpret_cast<const T*>(at(section, first * sizeof(T), count * sizeof(T))), count};
  }
  template <class T>
  std::span<const T> all(Section section) const {
    return items<T>(section, 0, count<T>(section));
  }

  /// The bytes that begin at `offset` of the section with their length, as ByteWriter puts a text.
  std::string_view text(std::uint64_t offset, Section section = Section::texts) const;

  /// A sentence for each run of damaged blocks.
  std::vector<std::string> damage() const;

  [[noreturn]] void fail(const std::string& what) const;

 private:
  const SectionRecord& record(Section section) const {
    return m_head.section[static_cast<std::size_t>(section)];
  }
  void read_head();
  std::size_t blocks() const;
  bool is_whole(std::size_t block) const;
  void check_blocks(std::uint64_t first, std::uint64_t last) const;

  std::span<const char> m_bytes;
  std::shared_ptr<const void> m_owner;
  std::string m_path;
  IndexHead m_head{};
  // One for each block: has it been found whole?
  std::unique_ptr<std::atomic<bool>[]> m_checked;
};

/// The sentence of an index that is damaged.
std::string rebuild_advice();

}  // namespace dateline
