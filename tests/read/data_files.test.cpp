#include "dateline/read/data_files.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "dateline/error.hpp"

using namespace dateline;

namespace {

std::string message_of(const std::string& path, std::size_t limit) {
  try {
    read_file(path, limit);
  } catch (const InputError& error) {
    return to_string(error.origin()) + ": " + error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("data files are found beside the sources or where DATELINE_DATA says", "[data_files]") {
  CHECK(data_file("LICENSE") == std::filesystem::path(DATELINE_SOURCE_DIR) / "LICENSE");
  CHECK_THROWS_AS(data_file("no/such/file"), InputError);
  const auto folder =
      std::filesystem::temp_directory_path() / ("dateline-data-files-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "here.txt") << "here";
  ::setenv("DATELINE_DATA", folder.c_str(), 1);
  CHECK(read_file(data_file("here.txt").string()) == "here");
  // It need not hold all: scripts/world-data puts a few files there.
  CHECK(data_file("LICENSE") == std::filesystem::path(DATELINE_SOURCE_DIR) / "LICENSE");
  CHECK(user_data_file("here.txt") == folder / "here.txt");
  CHECK_THROWS_WITH(data_file("no/such/file"), Catch::Contains(folder.string()));
  std::filesystem::remove_all(folder);
  CHECK_THROWS_WITH(data_file("LICENSE"),
                    Catch::Contains("no such folder") && Catch::Contains("DATELINE_DATA"));
  ::unsetenv("DATELINE_DATA");
}

TEST_CASE("a file that cannot be read is an InputError with its name", "[data_files]") {
  CHECK(message_of("tests", 100) == "tests: this is a folder, not a file");
  CHECK(message_of("no-such-file.csv", 100)
            .starts_with("no-such-file.csv: the file cannot be read: No such file"));
  CHECK(message_of("LICENSE", 100).find("larger than 100 bytes") != std::string::npos);
  CHECK(read_file("/dev/null").empty());
  CHECK(read_file("CMakeLists.txt").starts_with("cmake_minimum_required"));
}
