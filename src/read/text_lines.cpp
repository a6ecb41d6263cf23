#include "read/text_lines.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <vector>

#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t part_bytes = std::size_t{1} << 18;

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  throw InputError(why, {path, 0});
}

std::uint32_t number_at(const std::string& bytes, std::size_t offset, std::size_t width) {
  if (offset + width > bytes.size()) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = width; i > 0; --i)
    value = value << 8 | static_cast<unsigned char>(bytes[offset + i - 1]);
  return value;
}

/// A file in a zip archive (PKWARE's APPNOTE 4.3).
struct Member {
  std::string name;
  std::uint32_t method = 0;
  std::uint32_t check = 0;
  std::uint32_t packed = 0;
  std::uint32_t offset = 0;
};

std::string read_at(std::ifstream& file, std::uint64_t offset, std::size_t count) {
  std::string bytes(count, '\0');
  file.clear();
  file.seekg(static_cast<std::streamoff>(offset));
  file.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

std::vector<Member> members_of(std::ifstream& file, std::uint64_t size, const std::string& path) {
  constexpr std::size_t end_record = 22;
  constexpr std::size_t longest_comment = 65535;
  const std::uint64_t tail_length = std::min<std::uint64_t>(size, end_record + longest_comment);
  const std::string tail = read_at(file, size - tail_length, static_cast<std::size_t>(tail_length));
  const std::size_t end = tail.rfind("PK\x05\x06");
  if (end == std::string::npos) fail(path, "the zip archive is cut off: it has no list of its files");
  const std::string list = read_at(file, number_at(tail, end + 16, 4), number_at(tail, end + 12, 4));
  std::vector<Member> members;
  constexpr std::size_t entry_bytes = 46;
  for (std::size_t at = 0; at + entry_bytes <= list.size() && list.compare(at, 4, "PK\x01\x02") == 0;) {
    const std::size_t name_length = number_at(list, at + 28, 2);
    members.push_back({list.substr(at + entry_bytes, name_length), number_at(list, at + 10, 2),
                       number_at(list, at + 16, 4), number_at(list, at + 20, 4),
                       number_at(list, at + 42, 4)});
    at += entry_bytes + name_length + number_at(list, at + 30, 2) + number_at(list, at + 32, 2);
  }
  return members;
}

bool is_text(const std::string& name) {
  std::string lower = std::filesystem::path(name).filename().string();
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const bool ending = lower.ends_with(".txt") || lower.ends_with(".tsv") || lower.ends_with(".csv");
  return ending && !lower.starts_with("readme") && !lower.starts_with("iso-languagecodes");
}

}  // namespace

/// Where the bytes come from.
class TextLines::Bytes {
 public:
  explicit Bytes(const std::string& path) : m_path(path), m_file(path, std::ios::binary) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) fail(path, "this is a folder, not a file");
    m_size = std::filesystem::file_size(path, error);
    if (!m_file || error) fail(path, std::string("the file cannot be read: ") + std::strerror(errno));
    m_left = m_size;
    if (read_at(m_file, 0, 4) == "PK\x03\x04") open_member();
    m_file.clear();
    m_file.seekg(static_cast<std::streamoff>(m_size - m_left));
    if (m_packed) m_file.seekg(static_cast<std::streamoff>(m_begin));
  }

  ~Bytes() {
    if (m_packed) inflateEnd(&m_stream);
  }
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;

  double share() const {
    return m_whole == 0 ? 1 : 1 - static_cast<double>(m_left) / static_cast<double>(m_whole);
  }

  /// Adds some bytes; false at the end.
  bool append(std::string& bytes) { return m_packed ? append_unpacked(bytes) : append_plain(bytes); }

 private:
  void open_member() {
    const std::vector<Member> members = members_of(m_file, m_size, m_path);
    const std::string own_name = std::filesystem::path(m_path).stem().string() + ".txt";
    auto found = std::ranges::find(members, own_name, &Member::name);
    if (found == members.end())
      found = std::ranges::find_if(members, [](const Member& member) { return is_text(member.name); });
    if (found == members.end()) fail(m_path, "the zip archive holds no text file");
    constexpr std::uint32_t stored = 0;
    constexpr std::uint32_t deflated = 8;
    if (found->method != deflated && found->method != stored)
      fail(m_path, "the zip archive packs '" + found->name + "' in a way that is not known; unzip it first");
    const std::string head = read_at(m_file, found->offset, 30);
    m_begin = std::uint64_t{found->offset} + 30 + number_at(head, 26, 2) + number_at(head, 28, 2);
    if (head.size() < 30 || m_begin + found->packed > m_size) fail(m_path, "the zip archive is cut off");
    m_left = found->packed;
    m_whole = m_left;
    m_check = found->check;
    m_packed = true;
    m_is_stored = found->method == stored;
    constexpr int raw_deflate = -15;
    if (inflateInit2(&m_stream, raw_deflate) != Z_OK)
      fail(m_path, "there is no memory to unpack the archive");
  }

  std::size_t read_part() {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, part_bytes));
    m_part.resize(count);
    m_file.read(m_part.data(), static_cast<std::streamsize>(count));
    m_part.resize(static_cast<std::size_t>(std::max<std::streamsize>(m_file.gcount(), 0)));
    m_left -= m_part.size();
    return m_part.size();
  }

  bool append_plain(std::string& bytes) {
    if (m_whole == 0) m_whole = m_left;
    if (read_part() == 0) return false;
    bytes += m_part;
    return true;
  }

  bool append_unpacked(std::string& bytes) {
    if (m_done) return false;
    const std::size_t before = bytes.size();
    if (m_is_stored) {
      m_done = read_part() == 0;
      bytes += m_part;
    } else {
      unpack(bytes);
    }
    m_seen = crc32(m_seen, reinterpret_cast<const Bytef*>(bytes.data() + before),
                   static_cast<uInt>(bytes.size() - before));
    if (m_done && m_seen != m_check) fail(m_path, "the zip archive is damaged: its checksum does not fit");
    return bytes.size() > before || !m_done;
  }

  void unpack(std::string& bytes) {
    if (m_stream.avail_in == 0 && read_part() == 0) fail(m_path, "the zip archive is cut off");
    if (m_stream.avail_in == 0) {
      m_stream.next_in = reinterpret_cast<Bytef*>(m_part.data());
      m_stream.avail_in = static_cast<uInt>(m_part.size());
    }
    const std::size_t before = bytes.size();
    bytes.resize(before + part_bytes);
    m_stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + before);
    m_stream.avail_out = static_cast<uInt>(part_bytes);
    const int state = inflate(&m_stream, Z_NO_FLUSH);
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
      fail(m_path, "the zip archive is damaged and cannot be unpacked");
    bytes.resize(before + part_bytes - m_stream.avail_out);
    m_done = state == Z_STREAM_END;
  }

  std::string m_path;
  std::ifstream m_file;
  std::uint64_t m_size = 0;
  std::uint64_t m_begin = 0;
  std::uint64_t m_left = 0;
  std::uint64_t m_whole = 0;
  std::string m_part;
  bool m_packed = false;
  bool m_is_stored = false;
  bool m_done = false;
  z_stream m_stream{};
  std::uint32_t m_check = 0;
  uLong m_seen = crc32(0, nullptr, 0);
};

TextLines::TextLines(const std::string& path) : m_bytes(std::make_unique<Bytes>(path)) {}

TextLines::~TextLines() = default;

double TextLines::share() const {
  return m_bytes->share();
}

bool TextLines::next(std::string_view& line) {
  std::size_t searched = m_at;
  std::size_t end = m_buffer.find('\n', searched);
  while (end == std::string::npos && !m_at_end) {
    searched = m_buffer.size() - m_at;
    m_buffer.erase(0, m_at);
    m_at = 0;
    m_at_end = !m_bytes->append(m_buffer);
    end = m_buffer.find('\n', searched);
  }
  if (m_at == m_buffer.size()) return false;
  const std::size_t length = (end == std::string::npos ? m_buffer.size() : end) - m_at;
  line = std::string_view(m_buffer).substr(m_at, length);
  m_at += length + (end == std::string::npos ? 0 : 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (m_number == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  ++m_number;
  return true;
}

}  // namespace dateline
