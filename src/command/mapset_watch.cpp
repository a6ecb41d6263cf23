#include "command/mapset_watch.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t of_files =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF;

/// Waits for files by their folders: editors replace a file rather than write into it. Where a folder is
/// not there, the next one above it is waited in.
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
    const fs::path target = fs::read_symlink(path, none);  // also of a link that leads nowhere for a while
    if (!none) add_path((path.parent_path() / target).lexically_normal());
  }

  /// Returns when one of the files has changed and nothing more comes for a tenth of a second.
  void wait() {
    for (bool changed = false;;) {
      pollfd waiting{m_events, POLLIN, 0};
      const int ready = ::poll(&waiting, 1, changed ? 100 : -1);
      if (ready == 0) return;
      if (ready > 0 && is_ours()) changed = true;
    }
  }

 private:
  /// Folders may have come and gone since the file was added first.
  void add_path(fs::path path) {
    m_files.insert(path.string());
    if (is_folder(path)) wait_in(path);
    while (path.has_relative_path() && !is_folder(path.parent_path())) {
      path = path.parent_path();
      m_awaited.insert(path.string());
    }
    wait_in(path.parent_path());
  }

  static bool is_folder(const fs::path& path) {
    std::error_code none;
    return fs::is_directory(path, none);
  }

  void wait_in(const fs::path& folder) {
    const int number = ::inotify_add_watch(m_events, folder.c_str(), of_files);
    if (number >= 0) m_folders[number].insert(folder.string());
  }

  /// Reads what has come; is any of it about a file that is waited for, or within such a folder?
  bool is_ours() {
    alignas(inotify_event) std::array<char, 16384> bytes{};
    const ssize_t size = ::read(m_events, bytes.data(), bytes.size());
    bool ours = false;
    for (ssize_t at = 0; at < size;) {
      inotify_event event{};
      std::memcpy(&event, bytes.data() + at, sizeof event);
      ours = is_ours(event, event.len == 0 ? "" : bytes.data() + at + sizeof event) || ours;
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
    return ours;
  }

  bool is_ours(const inotify_event& event, const char* name) {
    const auto folders = m_folders.find(event.wd);
    if (folders == m_folders.end()) return false;
    if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {  // adding its files finds it again
      ::inotify_rm_watch(m_events, event.wd);
      m_folders.erase(folders);
      return true;
    }
    return std::ranges::any_of(folders->second, [&](const std::string& folder) {
      const fs::path path = fs::path(folder) / name;
      const bool waited_for = m_files.contains(path.string()) || m_awaited.contains(path.string());
      if (!waited_for && !m_files.contains(folder)) return false;
      std::error_code none;
      return (event.mask & IN_CREATE) == 0 || (event.mask & IN_ISDIR) != 0 || fs::is_symlink(path, none);
    });
  }

  int m_events;
  std::set<std::string> m_files;
  std::set<std::string> m_awaited;                 ///< folders that are not there
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
