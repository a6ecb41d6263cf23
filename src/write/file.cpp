#include "dateline/write/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, const char* what, int error) {
  throw InputError(std::string(what) + ": " + std::strerror(error), {path, 0});
}

/// Nothing, or errno.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// A file that did not exist, beside `target`; its name is put into `name`.
int open_beside(const fs::path& target, std::string& name) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    name = (target.parent_path() / ("." + target.filename().string() + "." + std::to_string(::getpid()) +
                                    "-" + std::to_string(attempt) + ".part"))
               .string();
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

/// Devices and pipes are written to, not replaced.
void write_in_place(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) fail(path, "cannot be opened for writing", errno);
  const int error = write_all(file, bytes);
  ::close(file);
  if (error != 0) fail(path, "cannot be written", error);
}

void replace(const fs::path& target, const std::string& shown, std::string_view bytes) {
  std::string part;
  const int file = open_beside(target, part);
  if (file < 0) fail(shown, "cannot be written in that folder", errno);
  struct stat old {};
  if (::stat(target.c_str(), &old) == 0) ::fchmod(file, old.st_mode & 07777);
  int error = write_all(file, bytes);
  if (error == 0 && ::fsync(file) != 0 && errno != EINVAL) error = errno;
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(part.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return;
  ::unlink(part.c_str());
  fail(shown, "cannot be written", error);
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
  replace(target, path, bytes);
}

}  // namespace dateline
