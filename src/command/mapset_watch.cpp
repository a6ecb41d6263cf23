#include "command/mapset_watch.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// Waits for files by their folders: editors replace a file rather than write into it.
class FileWatch {
 public:
  FileWatch() : m_events(::inotify_init1(IN_CLOEXEC)) {
    if (m_events < 0) throw InputError(std::string("files cannot be watched: ") + std::strerror(errno), {});
  }
  ~FileWatch() { ::close(m_events); }
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  /// A link is waited for itself, and so is what it leads to.
  void add(const std::string& file) {
    const fs::path path = fs::absolute(file).lexically_normal();
    std::error_code none;
    const fs::path real = fs::weakly_canonical(path, none);
    add_path(path);
    if (!none && real != path) add_path(real);
  }
  /// Returns when one of the files has changed and nothing more comes for a tenth of a second.
  void wait() const {
    for (bool changed = false;;) {
      pollfd waiting{m_events, POLLIN, 0};
      const int ready = ::poll(&waiting, 1, changed ? 100 : -1);
      if (ready == 0) return;
      if (ready > 0 && is_ours()) changed = true;
    }
  }

 private:
  void add_path(const fs::path& path) {
    if (!m_files.insert(path.string()).second) return;
    for (const fs::path& folder : {path.parent_path(), path}) {
      std::error_code none;
      if (!fs::is_directory(folder, none)) continue;
      const int number = ::inotify_add_watch(m_events, folder.c_str(),
                                             IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE);
      if (number >= 0) m_folders[number].insert(folder.string());
    }
  }

  /// Reads what has come; is any of it about a file that is waited for, or within such a folder?
  bool is_ours() const {
    alignas(inotify_event) std::array<char, 16384> bytes{};
    const ssize_t size = ::read(m_events, bytes.data(), bytes.size());
    bool ours = false;
    for (ssize_t at = 0; at < size;) {
      inotify_event event{};
      std::memcpy(&event, bytes.data() + at, sizeof event);
      const char* name = bytes.data() + at + sizeof event;
      if (const auto folders = m_folders.find(event.wd); folders != m_folders.end() && event.len > 0)
        for (const std::string& folder : folders->second)
          ours = ours || m_files.contains((fs::path(folder) / name).string()) || m_files.contains(folder);
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
    return ours;
  }

  int m_events;
  std::set<std::string> m_files;
  std::map<int, std::set<std::string>> m_folders;  ///< one may be reached by several names
};

}  // namespace

void watch_files(const std::function<FilesRead()>& run) {
  FileWatch watch;
  const auto run_and_watch = [&] {
    const FilesRead read = run();
    for (const std::string& file : read.files) watch.add(file);
    return read.have_changed();  // while it ran, before a new file was waited for
  };
  for (;;)
    if (!run_and_watch()) watch.wait();
}

}  // namespace dateline
