#include "command/in_processes.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <optional>

#include "dateline/error.hpp"

namespace dateline {
namespace {

bool send_all(int to, const void* bytes, std::size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t sent = ::send(to, at, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    at += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool receive_all(int from, void* bytes, std::size_t size) {
  char* at = static_cast<char*>(bytes);
  while (size > 0) {
    const ssize_t got = ::read(from, at, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

using Work = std::function<std::string(std::size_t)>;

/// What a process does until there is no more: an answer is its length and its bytes.
[[noreturn]] void serve(int socket, const Work& work) {
  // The memory of a picture is kept for the next: new pages of the system would cost a tenth of a sheet.
  constexpr int most_kept = 32 << 20;
  ::mallopt(M_MMAP_THRESHOLD, most_kept);
  ::mallopt(M_TRIM_THRESHOLD, 8 * most_kept);
  for (std::size_t job = 0; receive_all(socket, &job, sizeof job);) {
    const std::string answer = work(job);
    const std::size_t size = answer.size();
    if (!send_all(socket, &size, sizeof size) || !send_all(socket, answer.data(), size)) break;
  }
  std::fflush(nullptr);
  ::_exit(0);
}

struct Process {
  pid_t id = 0;
  int socket = -1;
  std::optional<std::size_t> job;
};

/// The other processes' sockets are closed in the new one, so that each ends when its own is closed.
Process started(const std::vector<Process>& others, const Work& work) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    throw InputError(std::string("no process can be started: ") + std::strerror(errno), {});
  std::fflush(nullptr);
  const pid_t id = ::fork();
  if (id < 0) throw InputError(std::string("no process can be started: ") + std::strerror(errno), {});
  if (id == 0) {
    ::close(ends[0]);
    for (const Process& other : others) ::close(other.socket);
    try {
      serve(ends[1], work);
    } catch (const std::exception& error) {
      fmt::print(stderr, "dateline: {}\n", error.what());
      ::_exit(3);
    }
  }
  ::close(ends[1]);
  return {id, ends[0], std::nullopt};
}

/// Closes the socket, waits for the end, and tells how it came.
std::string ended(Process& process) {
  ::close(process.socket);
  int status = 0;
  while (::waitpid(process.id, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status))
    return fmt::format("the process that drew it was ended by signal {} ({})", WTERMSIG(status),
                       ::strsignal(WTERMSIG(status)));
  return fmt::format("the process that drew it ended with code {}", WEXITSTATUS(status));
}

}  // namespace

void in_processes(const std::vector<std::size_t>& jobs, std::size_t processes, const Work& work,
                  const std::function<void(std::size_t, std::string, std::string)>& done) {
  std::vector<Process> pool;
  std::size_t next = 0;
  std::size_t open = 0;
  const auto feed = [&](Process& process) {
    process.job.reset();
    if (next == jobs.size() || !send_all(process.socket, &jobs[next], sizeof jobs[next])) return;
    process.job = jobs[next++];
    ++open;
  };
  for (std::size_t i = 0; i < std::min(std::max<std::size_t>(processes, 1), jobs.size()); ++i) {
    pool.push_back(started(pool, work));
    feed(pool.back());
  }
  while (open > 0) {
    std::vector<pollfd> waiting;
    for (const Process& process : pool) waiting.push_back({process.job ? process.socket : -1, POLLIN, 0});
    if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;  // a signal
    for (std::size_t i = 0; i < pool.size(); ++i) {
      if (waiting[i].revents == 0) continue;
      Process& process = pool[i];
      const std::size_t job = *process.job;
      --open;
      std::size_t size = 0;
      std::string answer;
      bool whole = receive_all(process.socket, &size, sizeof size);
      if (whole) {
        answer.resize(size);
        whole = receive_all(process.socket, answer.data(), size);
      }
      if (whole) {
        feed(process);
        done(job, std::move(answer), "");
        continue;
      }
      const std::string failure = ended(process);
      std::vector<Process> others = pool;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      process = started(others, work);
      feed(process);
      done(job, "", failure);
    }
  }
  for (Process& process : pool) ended(process);
  for (; next < jobs.size(); ++next) done(jobs[next], "", "no process was left to draw it");
}

}  // namespace dateline
