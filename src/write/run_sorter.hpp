#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A file beside the output that has no name: it is gone when the program ends, however it ends.
class ScratchFile {
 public:
  /// In the folder of `beside`; throws InputError.
  explicit ScratchFile(const std::string& beside);
  ~ScratchFile();
  ScratchFile(ScratchFile&& other) noexcept;
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  void append(std::string_view bytes);
  void flush();
  std::uint64_t size() const { return m_size; }

  /// What stands from `offset`: as many bytes as there are, at most `count`.
  std::size_t read(std::uint64_t offset, char* bytes, std::size_t count) const;

 private:
  void put(std::string_view bytes);

  std::string m_path;
  int m_number = -1;
  std::uint64_t m_size = 0;
  std::string m_buffer;
};

/// Sorts records that do not fit into memory: runs that fit are sorted and put aside, then merged
/// (Knuth, The Art of Computer Programming, 5.4).
class RunSorter {
 public:
  /// Of records with equal keys: `keep` leaves them in their order; `by_bytes` sorts them by their
  /// bytes and visits equal ones once or more.
  enum class Equals { keep, by_bytes };

  /// Scratch files stand beside `beside`; `memory` is the most bytes that a run takes.
  RunSorter(std::string beside, std::size_t memory, Equals equals = Equals::keep);

  void add(std::uint64_t key, std::string_view bytes);

  /// Visits all in the order of their keys. Once, after the last add().
  using Visit = std::function<void(std::uint64_t key, std::string_view bytes)>;
  void sorted(const Visit& visit);

 private:
  struct Entry {
    std::uint64_t key;
    std::size_t offset;
    std::uint32_t length;
  };
  class Run;

  std::string_view bytes_of(const Entry& entry) const;
  void sort_entries();
  void put_aside();

  std::string m_beside;
  std::size_t m_memory;
  Equals m_equals;
  std::string m_bytes;
  std::vector<Entry> m_entries;
  std::vector<ScratchFile> m_runs;
};

}  // namespace dateline
