#include "command/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>

#include "dateline/error.hpp"

namespace dateline {

FolderLock::FolderLock(const std::string& folder, bool quiet)
    : m_file(::open((folder + "/.dateline-lock").c_str(), O_RDONLY | O_CREAT | O_CLOEXEC, 0666)) {
  if (m_file < 0)
    throw InputError(std::string("nothing can be written in this folder: ") + std::strerror(errno),
                     {folder, 0});
  if (::flock(m_file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
  if (!quiet) std::cerr << "Another run works in this folder; waiting.\n";
  while (::flock(m_file, LOCK_EX) != 0 && errno == EINTR) {
  }
}

FolderLock::~FolderLock() {
  if (m_file >= 0) ::close(m_file);
}

}  // namespace dateline
