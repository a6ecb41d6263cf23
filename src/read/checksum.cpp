#include "dateline/read/checksum.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t second = 1'000'000'000;

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * second + time.tv_nsec;
}

std::string hex(const XXH128_hash_t& sum) {
  return fmt::format("{:016x}{:016x}", sum.high64, sum.low64);
}

/// The bytes are mapped, not read: files of heights may be larger than memory.
std::string sum_of_file(const std::string& path, std::uint64_t size) {
  if (size == 0) return checksum("");
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw InputError(std::string("cannot be read: ") + std::strerror(errno), {path, 0});
  void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  const int error = errno;
  ::close(file);
  if (bytes == MAP_FAILED)
    throw InputError(std::string("cannot be read: ") + std::strerror(error), {path, 0});
  std::string sum = checksum({static_cast<const char*>(bytes), size});
  ::munmap(bytes, size);
  return sum;
}

}  // namespace

std::string checksum(std::string_view bytes) {
  return hex(XXH3_128bits(bytes.data(), bytes.size()));
}

void FileChecksums::load(const std::string& path) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    Entry entry;
    std::string name;
    if (words >> entry.sum >> entry.size >> entry.time && words.get() == ' ' && std::getline(words, name))
      m_entries[name] = entry;
  }
}

std::string FileChecksums::to_text() const {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  std::string text;
  for (const auto& [path, entry] : m_entries)
    if (entry.asked && entry.time + 2 * second < nanoseconds(now) && path.find('\n') == std::string::npos)
      text += fmt::format("{} {} {} {}\n", entry.sum, entry.size, entry.time, path);
  return text;
}

std::string FileChecksums::of_file(const std::string& path, std::uint64_t size, std::int64_t time) {
  Entry& entry = m_entries[path];
  if (entry.sum.empty() || entry.size != size || entry.time != time)
    entry = {size, time, sum_of_file(path, size), true};
  entry.asked = true;
  return entry.sum;
}

std::string FileChecksums::of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return "";
  const std::string whole = fs::absolute(path).lexically_normal().string();
  if (!S_ISDIR(status.st_mode))
    return of_file(whole, static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim));
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(whole))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  std::string all;
  for (const std::string& name : names) all += name + '\n' + of((fs::path(whole) / name).string()) + '\n';
  return checksum(all);
}

}  // namespace dateline
