#include "dateline/read/data_files.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// The folder share/dateline of the prefix under which this library is installed.
fs::path installed_data() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&data_file), &info) == 0 || info.dli_fname == nullptr) return {};
  std::error_code error;
  fs::path folder = fs::canonical(info.dli_fname, error).parent_path();
  for (int up = 0; up < 3 && !error && folder.has_relative_path(); ++up) {
    folder = folder.parent_path();
    if (fs::exists(folder / "share/dateline", error)) return folder / "share/dateline";
  }
  return {};
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

std::string environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? std::string() : std::string(value);
}

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  throw InputError(why, {path, 0});
}

class OpenFile {
 public:
  explicit OpenFile(const std::string& path) : m_number(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~OpenFile() {
    if (m_number >= 0) ::close(m_number);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool is_open() const { return m_number >= 0; }
  int number() const { return m_number; }

 private:
  int m_number;
};

}  // namespace

std::filesystem::path data_file(std::string_view name) {
  const fs::path chosen = environment("DATELINE_DATA");
  if (!chosen.empty() && !is_there(chosen))
    fail(chosen.string(), "there is no such folder; the environment variable DATELINE_DATA names it");
  const fs::path installed = installed_data();
  for (const fs::path& folder : {chosen, installed, fs::path(DATELINE_SOURCE_DIR)})
    if (!folder.empty() && is_there(folder / name)) return folder / name;
  throw InputError("the data file '" + std::string(name) + "' is missing; looked in " +
                       (chosen.empty() ? "" : chosen.string() + ", ") +
                       (installed.empty() ? "share/dateline beside the library" : installed.string()) +
                       " and " + DATELINE_SOURCE_DIR +
                       "; the environment variable DATELINE_DATA may name its folder",
                   {std::string(name), 0});
}

std::optional<std::filesystem::path> user_data_file(std::string_view name) {
  fs::path user = environment("XDG_DATA_HOME");
  if (user.empty() && !environment("HOME").empty()) user = fs::path(environment("HOME")) / ".local/share";
  for (const fs::path& folder :
       {fs::path(environment("DATELINE_DATA")), user.empty() ? user : user / "dateline"})
    if (!folder.empty() && is_there(folder / name)) return folder / name;
  return std::nullopt;
}

std::string read_file(const std::string& path, std::size_t limit) {
  const OpenFile file(path);
  struct stat status {};
  if (!file.is_open() || ::fstat(file.number(), &status) != 0)
    fail(path, std::string("the file cannot be read: ") + std::strerror(errno));
  if (S_ISDIR(status.st_mode)) fail(path, "this is a folder, not a file");
  std::string bytes;
  // Parsers want some bytes behind the text; with room for them nothing is copied.
  if (S_ISREG(status.st_mode)) bytes.reserve(static_cast<std::size_t>(status.st_size) + 256);
  bytes.resize(S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) + 1 : 65536);
  std::size_t length = 0;
  while (true) {
    if (length > limit)
      fail(path, "the file is larger than " + std::to_string(limit) + " bytes, the most that is read");
    if (length == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t count = ::read(file.number(), bytes.data() + length, bytes.size() - length);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, std::string("the file cannot be read: ") + std::strerror(errno));
    if (count == 0) break;
    length += static_cast<std::size_t>(count);
  }
  bytes.resize(length);
  return bytes;
}

}  // namespace dateline
