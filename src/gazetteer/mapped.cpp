#include "gazetteer/mapped.hpp"

#include <cstring>

#include "dateline/error.hpp"
#include "gazetteer/hash.hpp"

namespace dateline {

std::string rebuild_advice() {
  return "; make it anew with 'dateline gazetteer build'";
}

MappedIndex::MappedIndex(std::span<const char> bytes, std::shared_ptr<const void> owner, std::string path)
    : m_bytes(bytes), m_owner(std::move(owner)), m_path(std::move(path)) {
  read_head();
  m_checked = std::make_unique<std::atomic<bool>[]>(blocks());
}

void MappedIndex::fail(const std::string& what) const {
  throw InputError(what + rebuild_advice(), {m_path, 0});
}

void MappedIndex::read_head() {
  constexpr std::size_t magic_and_version = 16;
  if (m_bytes.size() < magic_and_version ||
      std::memcmp(m_bytes.data(), index_magic.data(), index_magic.size()) != 0)
    throw InputError("this is no compiled gazetteer (it does not begin as one)", {m_path, 0});
  std::memcpy(&m_head, m_bytes.data(), std::min(m_bytes.size(), sizeof m_head));
  if (m_head.version != index_version)
    fail("the index is of version " + std::to_string(m_head.version) + ", and this program reads version " +
         std::to_string(index_version));
  if (m_bytes.size() < index_head_bytes) fail("the index is cut off in its head");
  std::string head(m_bytes.data(), index_head_bytes);
  std::memset(head.data() + offsetof(IndexHead, check), 0, sizeof m_head.check);
  if (hash_of(head) != m_head.check) fail("the head of the index is damaged");
  if (m_head.file_bytes != m_bytes.size())
    fail("the index has " + std::to_string(m_bytes.size()) + " bytes and should have " +
         std::to_string(m_head.file_bytes));
  std::uint64_t end = index_head_bytes;
  for (const SectionRecord& section : m_head.section) {
    const bool fits = section.offset % index_alignment == 0 && section.offset >= end &&
                      section.offset <= m_bytes.size() && section.bytes <= m_bytes.size() - section.offset;
    if (!fits || m_head.sections != section_count)
      fail("the head of the index names sections that do not fit");
    end = section.offset + section.bytes;
  }
  if (bytes(Section::checks) != blocks() * sizeof(std::uint64_t))
    fail("the head of the index names sections that do not fit");
}

std::size_t MappedIndex::blocks() const {
  const std::uint64_t checked = record(Section::checks).offset - index_head_bytes;
  return static_cast<std::size_t>((checked + index_block_bytes - 1) / index_block_bytes);
}

bool MappedIndex::is_whole(std::size_t block) const {
  const std::uint64_t begin = index_head_bytes + block * index_block_bytes;
  const std::uint64_t end =
      std::min<std::uint64_t>(begin + index_block_bytes, record(Section::checks).offset);
  std::uint64_t wanted = 0;
  std::memcpy(&wanted, m_bytes.data() + record(Section::checks).offset + block * sizeof wanted,
              sizeof wanted);
  return hash_of({m_bytes.data() + begin, static_cast<std::size_t>(end - begin)}) == wanted;
}

void MappedIndex::check_blocks(std::uint64_t first, std::uint64_t last) const {
  for (std::uint64_t block = first; block <= last; ++block) {
    if (m_checked[block].load(std::memory_order_relaxed)) continue;
    if (!is_whole(block))
      fail("the index is damaged near byte " + std::to_string(index_head_bytes + block * index_block_bytes));
    m_checked[block].store(true, std::memory_order_relaxed);
  }
}

std::string_view MappedIndex::text(std::uint64_t offset, Section section) const {
  if (offset == 0 && section == Section::texts) return {};
  std::uint64_t length = 0;
  std::uint64_t here = offset;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at(section, here++, 1));
    length |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) break;
    if (shift > 28) fail("a text of the index has no end");
  }
  return {at(section, here, length), static_cast<std::size_t>(length)};
}

std::vector<std::string> MappedIndex::damage() const {
  std::vector<std::string> sentences;
  std::size_t begun = blocks();
  for (std::size_t block = 0; block <= blocks(); ++block) {
    const bool broken = block < blocks() && !is_whole(block);
    if (broken && begun == blocks()) begun = block;
    if (broken || begun == blocks()) continue;
    sentences.push_back("bytes " + std::to_string(index_head_bytes + begun * index_block_bytes) + " to " +
                        std::to_string(index_head_bytes + block * index_block_bytes - 1) + " are damaged");
    begun = blocks();
  }
  return sentences;
}

}  // namespace dateline
