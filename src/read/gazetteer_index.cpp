#include "dateline/read/gazetteer_index.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "dateline/error.hpp"

namespace dateline {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  throw InputError(why, {path, 0});
}

struct Mapping {
  std::shared_ptr<const void> owner;
  std::size_t bytes = 0;
};

Mapping mapping_of(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path, std::string("the file cannot be read: ") + std::strerror(errno));
  struct stat status {};
  const bool is_file = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  const auto bytes = static_cast<std::size_t>(is_file ? status.st_size : 0);
  void* start = bytes == 0 ? MAP_FAILED : ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, file, 0);
  const int error = errno;
  ::close(file);
  if (!is_file) fail(path, "this is no file that can be mapped into memory");
  if (bytes == 0) fail(path, "this is no compiled gazetteer: the file is empty");
  if (start == MAP_FAILED) fail(path, std::string("the file cannot be mapped: ") + std::strerror(error));
  // Look-ups jump about: what stands beside a page is rarely wanted.
  ::madvise(start, bytes, MADV_RANDOM);
  return {std::shared_ptr<const void>(start, [bytes](void* mapped) { ::munmap(mapped, bytes); }), bytes};
}

}  // namespace

std::shared_ptr<const GazetteerIndex> open_gazetteer_index(const std::string& path) {
  const Mapping mapping = mapping_of(path);
  const std::span<const char> bytes(static_cast<const char*>(mapping.owner.get()), mapping.bytes);
  return std::make_shared<const GazetteerIndex>(bytes, mapping.owner, path);
}

bool is_gazetteer_index(const std::string& path) {
  std::array<char, 8> start{};
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), start.size());
  return looks_like_index(
      {start.data(), static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0))});
}

}  // namespace dateline
