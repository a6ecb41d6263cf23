#include "dateline/write/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "dateline/error.hpp"
#include "write/replacement.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, const char* what, int error) {
  throw InputError(std::string(what) + ": " + std::strerror(error), {path, 0});
}

/// Devices and pipes are written to, not replaced.
void write_in_place(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) fail(path, "cannot be opened for writing", errno);
  const int error = write_all(file, bytes);
  ::close(file);
  if (error != 0) fail(path, "cannot be written", error);
}

}  // namespace

void write_file(const std::string& path, std::string_view bytes) {
  if (path == "-") {
    if (const int error = write_all(STDOUT_FILENO, bytes); error != 0)
      fail("", "standard output cannot be written", error);
    return;
  }
  std::error_code none;
  const fs::path target = fs::is_symlink(path, none) ? fs::weakly_canonical(path, none) : fs::path(path);
  if (fs::is_directory(target, none)) throw InputError("is a folder, not a file to write", {path, 0});
  if (fs::exists(target, none) && !fs::is_regular_file(target, none)) return write_in_place(path, bytes);
  Replacement replacement(target.string(), path);
  replacement.write(bytes);
  replacement.commit();
}

void make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) throw InputError("the folder cannot be made: " + error.message(), {path, 0});
}

}  // namespace dateline
