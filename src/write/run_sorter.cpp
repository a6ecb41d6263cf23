#include "write/run_sorter.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <queue>
#include <utility>

#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20;

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw InputError(std::string(what) + ": " + std::strerror(errno), {path, 0});
}

}  // namespace

ScratchFile::ScratchFile(const std::string& beside) : m_path(beside + ".scratch-XXXXXX") {
  const std::string folder = std::filesystem::path(beside).parent_path().string();
  m_number = ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (m_number >= 0) return;
  // Not every file system has files that never had a name.
  m_number = ::mkostemp(m_path.data(), O_CLOEXEC);
  if (m_number < 0) fail(beside, "no scratch file can be made beside it");
  ::unlink(m_path.c_str());
}

ScratchFile::ScratchFile(ScratchFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_number(std::exchange(other.m_number, -1)),
      m_size(other.m_size),
      m_buffer(std::move(other.m_buffer)) {}

ScratchFile::~ScratchFile() {
  if (m_number >= 0) ::close(m_number);
}

void ScratchFile::put(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(m_number, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(m_path, "a scratch file cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void ScratchFile::append(std::string_view bytes) {
  m_size += bytes.size();
  if (m_buffer.size() + bytes.size() > buffer_bytes) flush();
  if (bytes.size() > buffer_bytes)
    put(bytes);
  else
    m_buffer += bytes;
}

void ScratchFile::flush() {
  put(m_buffer);
  m_buffer.clear();
}

std::size_t ScratchFile::read(std::uint64_t offset, char* bytes, std::size_t count) const {
  std::size_t done = 0;
  while (done < count) {
    const ssize_t got = ::pread(m_number, bytes + done, count - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(m_path, "a scratch file cannot be read");
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

/// Reads one run, record by record.
class RunSorter::Run {
 public:
  explicit Run(const ScratchFile& file) : m_file(&file) { next(); }

  bool has_record() const { return m_has_record; }
  std::uint64_t key() const { return m_key; }
  std::string_view bytes() const { return m_record; }

  void next() {
    std::uint32_t length = 0;
    m_has_record = take(&m_key, sizeof m_key) && take(&length, sizeof length);
    if (!m_has_record) return;
    m_record.resize(length);
    take(m_record.data(), length);
  }

 private:
  bool take(void* to, std::size_t count) {
    auto* bytes = static_cast<char*>(to);
    while (count > 0) {
      if (m_at == m_buffer.size() && !fill()) return false;
      const std::size_t part = std::min(count, m_buffer.size() - m_at);
      std::memcpy(bytes, m_buffer.data() + m_at, part);
      m_at += part;
      bytes += part;
      count -= part;
    }
    return true;
  }

  bool fill() {
    m_buffer.resize(buffer_bytes);
    m_buffer.resize(m_file->read(m_offset, m_buffer.data(), m_buffer.size()));
    m_offset += m_buffer.size();
    m_at = 0;
    return !m_buffer.empty();
  }

  const ScratchFile* m_file;
  std::uint64_t m_offset = 0;
  std::string m_buffer;
  std::size_t m_at = 0;
  bool m_has_record = false;
  std::uint64_t m_key = 0;
  std::string m_record;
};

RunSorter::RunSorter(std::string beside, std::size_t memory, Equals equals)
    : m_beside(std::move(beside)), m_memory(memory), m_equals(equals) {}

std::string_view RunSorter::bytes_of(const Entry& entry) const {
  return std::string_view(m_bytes).substr(entry.offset, entry.length);
}

void RunSorter::add(std::uint64_t key, std::string_view bytes) {
  if (m_bytes.size() + bytes.size() + (m_entries.size() + 1) * sizeof(Entry) > m_memory && !m_entries.empty())
    put_aside();
  m_entries.push_back({key, m_bytes.size(), static_cast<std::uint32_t>(bytes.size())});
  m_bytes += bytes;
}

void RunSorter::sort_entries() {
  std::ranges::sort(m_entries, [this](const Entry& a, const Entry& b) {
    if (a.key != b.key) return a.key < b.key;
    const int order = m_equals == Equals::by_bytes ? bytes_of(a).compare(bytes_of(b)) : 0;
    return order != 0 ? order < 0 : a.offset < b.offset;
  });
  if (m_equals == Equals::keep) return;
  const auto same = std::ranges::unique(m_entries, [this](const Entry& a, const Entry& b) {
    return a.key == b.key && bytes_of(a) == bytes_of(b);
  });
  m_entries.erase(same.begin(), same.end());
}

void RunSorter::put_aside() {
  sort_entries();
  ScratchFile& run = m_runs.emplace_back(m_beside);
  for (const Entry& entry : m_entries) {
    char head[sizeof entry.key + sizeof entry.length];
    std::memcpy(head, &entry.key, sizeof entry.key);
    std::memcpy(head + sizeof entry.key, &entry.length, sizeof entry.length);
    run.append({head, sizeof head});
    run.append(bytes_of(entry));
  }
  run.flush();
  m_entries.clear();
  m_bytes.clear();
}

void RunSorter::sorted(const Visit& visit) {
  if (m_runs.empty()) {
    sort_entries();
    for (const Entry& entry : m_entries) visit(entry.key, bytes_of(entry));
    m_entries = {};
    m_bytes = {};
    return;
  }
  put_aside();
  m_entries = {};
  m_bytes = {};
  std::vector<Run> runs;
  for (const ScratchFile& file : m_runs) runs.emplace_back(file);
  const auto later = [&](std::size_t a, std::size_t b) {
    if (runs[a].key() != runs[b].key()) return runs[a].key() > runs[b].key();
    const int order = m_equals == Equals::by_bytes ? runs[a].bytes().compare(runs[b].bytes()) : 0;
    return order != 0 ? order > 0 : a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (runs[i].has_record()) next.push(i);
  while (!next.empty()) {
    const std::size_t first = next.top();
    next.pop();
    visit(runs[first].key(), runs[first].bytes());
    runs[first].next();
    if (runs[first].has_record()) next.push(first);
  }
  m_runs.clear();
}

}  // namespace dateline
