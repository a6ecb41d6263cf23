#include "dateline/read/checksum.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace dateline;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a checksum is that of xxh128sum", "[read][checksum]") {
  CHECK(checksum("") == "99aa06d3014798d86001c324468d497f");
  CHECK(checksum("dateline") != checksum("Dateline"));
}

TEST_CASE("files are read again only when they have changed", "[read][checksum]") {
  const fs::path folder = fs::temp_directory_path() / ("dateline-checksum-" + std::to_string(getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder / "in");
  write(folder / "a", "one");
  write(folder / "in/b", "two");
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
  fs::last_write_time(folder / "a", long_ago);

  FileChecksums sums;
  CHECK(sums.of((folder / "a").string()) == checksum("one"));
  CHECK(sums.of((folder / "none").string()).empty());
  const std::string all = sums.of((folder / "in").string());
  write(folder / "in/c", "three");
  CHECK(sums.of((folder / "in").string()) != all);

  const std::string kept = sums.to_text();
  CHECK(kept.find("/a\n") != std::string::npos);
  CHECK(kept.find("/in/b\n") == std::string::npos);  // it might still change within its time stamp

  write(folder / "sums", kept);
  write(folder / "a", "eno");  // as long and of the same time: what is kept is believed
  fs::last_write_time(folder / "a", long_ago);
  FileChecksums later;
  later.load((folder / "sums").string());
  CHECK(later.of((folder / "a").string()) == checksum("one"));
  write(folder / "a", "more");
  CHECK(later.of((folder / "a").string()) == checksum("more"));
  fs::remove_all(folder);
}
