#include "write/replacement.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

void Replacement::fail(const char* what, int error) const {
  throw InputError(std::string(what) + ": " + std::strerror(error), {m_shown, 0});
}

Replacement::Replacement(std::string target, std::string shown)
    : m_target(std::move(target)), m_shown(std::move(shown)), m_number(open_beside(m_target, m_part)) {
  if (m_number < 0) fail("cannot be written in that folder", errno);
  struct stat old {};
  if (::stat(m_target.c_str(), &old) == 0) ::fchmod(m_number, old.st_mode & 07777);
}

Replacement::~Replacement() {
  if (m_number < 0) return;
  ::close(m_number);
  ::unlink(m_part.c_str());
}

void Replacement::write(std::string_view bytes) {
  if (const int error = write_all(m_number, bytes); error != 0) fail("cannot be written", error);
}

void Replacement::write_at(std::uint64_t offset, std::string_view bytes) {
  const ssize_t written = ::pwrite(m_number, bytes.data(), bytes.size(), static_cast<off_t>(offset));
  if (written != static_cast<ssize_t>(bytes.size())) fail("cannot be written", written < 0 ? errno : EIO);
}

void Replacement::commit() {
  int error = ::fsync(m_number) != 0 && errno != EINVAL ? errno : 0;
  if (::close(std::exchange(m_number, -1)) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(m_part.c_str(), m_target.c_str()) != 0) error = errno;
  if (error == 0) return;
  ::unlink(m_part.c_str());
  fail("cannot be written", error);
}

}  // namespace dateline
