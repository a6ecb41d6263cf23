#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace dateline {

/// The XXH3 checksum of the bytes with 128 bits as 32 hexadecimal digits, as `xxh128sum` prints it.
std::string checksum(std::string_view bytes);

/// Checksums of files, which are read only when their size or time has changed since they were last
/// read. A file that was written less than two seconds before is read again the next time, since a
/// later change might leave its time as it is.
class FileChecksums {
 public:
  /// Takes what an earlier run kept in the file; one that is not there or is broken counts nothing.
  void load(const std::string& path);

  /// What load() takes. Only files that were asked for in this run are kept.
  std::string to_text() const;

  /// Of a file's bytes; of a folder, of the names and bytes of all that is in it; "" when there is
  /// neither.
  std::string of(const std::string& path);

 private:
  struct Entry {
    std::uint64_t size = 0;
    std::int64_t time = 0;  ///< of its last change, nanoseconds since 1970
    std::string sum;
    bool asked = false;
  };

  std::string of_file(const std::string& path, std::uint64_t size, std::int64_t time);

  std::map<std::string, Entry> m_entries;
};

}  // namespace dateline
