#include "dateline/write/file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "dateline/error.hpp"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("dateline-write-" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

std::string bytes_of(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("a file is written whole and leaves nothing beside it", "[write]") {
  const Folder folder;
  const fs::path file = folder.path / "map.geojson";
  write_file(file.string(), "one");
  write_file(file.string(), std::string("two\0", 4));
  CHECK(bytes_of(file) == std::string("two\0", 4));
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("a link stays a link and a mode stays a mode", "[write]") {
  const Folder folder;
  const fs::path file = folder.path / "real";
  write_file(file.string(), "old");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink(file, folder.path / "link");
  write_file((folder.path / "link").string(), "new");
  CHECK(fs::is_symlink(folder.path / "link"));
  CHECK(bytes_of(file) == "new");
  CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("what cannot be written is an error that names the file", "[write]") {
  const Folder folder;
  CHECK_THROWS_WITH(write_file(folder.path.string(), "x"), Catch::Contains("folder"));
  CHECK_THROWS_AS(write_file((folder.path / "no/such/folder").string(), "x"), InputError);
  CHECK_NOTHROW(write_file("/dev/null", "x"));
}
