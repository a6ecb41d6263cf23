#include "write/replacement.hpp"

#include <fcntl.h>
#include <sys/file.h>
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

std::string part_prefix(const fs::path& target) {
  return "." + target.filename().string() + ".";
}

constexpr std::string_view part_ending = ".part";

/// A file that did not exist, beside `target`; its name is put into `name`. It is locked as long as
/// it is open: one that is not is of a program that died.
int open_beside(const fs::path& target, std::string& name) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    const std::string file_name = part_prefix(target) + std::to_string(::getpid()) + "-" +
                                  std::to_string(attempt) + std::string(part_ending);
    name = (target.parent_path() / file_name).string();
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0 && errno == EEXIST) continue;
    if (file < 0) return file;
    ::flock(file, LOCK_EX | LOCK_NB);
    struct stat made {};
    const bool was_removed = ::fstat(file, &made) == 0 && made.st_nlink == 0;
    if (!was_removed) return file;
    ::close(file);
  }
  return -1;
}

/// The target of a part by its name, ".TARGET.4711-0.part"; "" when it is none.
std::string_view target_of_part(std::string_view name) {
  if (!name.starts_with('.') || !name.ends_with(part_ending)) return {};
  name = name.substr(1, name.size() - 1 - part_ending.size());
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string_view number = name.substr(dot + 1);
  if (number.empty() || number.find_first_not_of("0123456789-") != std::string_view::npos) return {};
  return name.substr(0, dot);
}

/// Removes the parts in the folder that no program holds and whose targets are `wanted`.
template <class Wanted>
void remove_parts(const fs::path& folder, const Wanted& wanted) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
    const std::string name = entry.path().filename().string();
    const std::string_view target = target_of_part(name);
    if (target.empty() || !wanted(target)) continue;
    const int file = ::open(entry.path().c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) continue;
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) ::unlink(entry.path().c_str());
    ::close(file);
  }
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

void remove_dead_parts(const std::string& target) {
  const fs::path path(target);
  const std::string own = path.filename().string();
  remove_parts(path.parent_path(), [&](std::string_view name) { return name == own; });
}

void remove_dead_parts_in(const std::string& folder) {
  remove_parts(folder, [](std::string_view) { return true; });
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
