#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dateline {

/// A file or package that an index was made from.
struct GazetteerSource {
  std::string name;     ///< "GeoNames", "OpenStreetMap", …
  std::string file;     ///< as it was named, without its folder
  std::string licence;  ///< "" when not known
  std::string date;     ///< of its newest entry or its version, ISO 8601; "" when not known
  std::uint64_t places = 0;
  std::uint64_t names = 0;

  bool operator==(const GazetteerSource&) const = default;
};

/// A compiled gazetteer (*.dlg): places and names in one file that is read where it is mapped,
/// without parsing. What a look-up reads is checked against the file's checksums; a damaged part
/// throws InputError. Reading from several threads is safe.
class GazetteerIndex {
 public:
  /// `bytes` is the whole file and stays as long as `owner`; `path` is for messages. Throws
  /// InputError when it is no index, of a newer version, or incomplete.
  GazetteerIndex(std::span<const char> bytes, std::shared_ptr<const void> owner, std::string path);
  ~GazetteerIndex();
  GazetteerIndex(const GazetteerIndex&) = delete;
  GazetteerIndex& operator=(const GazetteerIndex&) = delete;

  const std::string& path() const;
  std::size_t places() const;
  std::size_t names() const;
  std::size_t bytes() const;
  std::vector<GazetteerSource> sources() const;

  /// A thing that is counted, and how often it is there.
  struct Count {
    std::string what;
    std::uint64_t count = 0;
  };
  std::vector<Count> places_by_kind() const;     ///< in the order of the kinds, without zeros
  std::vector<Count> places_by_country() const;  ///< most first

  /// Checks every byte; a sentence for each part that is damaged, none when all is whole.
  std::vector<std::string> verify() const;

  struct Reader;
  const Reader& reader() const { return *m_reader; }

 private:
  std::unique_ptr<const Reader> m_reader;
};

/// Does a file that begins with these bytes (8 at least) claim to be an index?
bool looks_like_index(std::string_view start);

}  // namespace dateline
