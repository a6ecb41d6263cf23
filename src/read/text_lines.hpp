#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

/// The lines of a text file, or of the text file in a zip archive, read as a stream: memory is that
/// of the longest line. Throws InputError for a file that cannot be read or an archive that is broken.
class TextLines {
 public:
  /// In an archive, the member named as the archive, else the first .txt, .tsv or .csv that is no
  /// read-me.
  explicit TextLines(const std::string& path);
  ~TextLines();

  /// The next line without its end; false behind the last one.
  bool next(std::string_view& line);

  /// The number of the line that next() gave, from 1.
  int number() const { return m_number; }

  /// How much of the file is read, 0 to 1.
  double share() const;

  class Bytes;

 private:
  std::unique_ptr<Bytes> m_bytes;
  std::string m_buffer;
  std::size_t m_at = 0;
  int m_number = 0;
  bool m_at_end = false;
};

}  // namespace dateline
