#include "dateline/text/shared_text.hpp"

#include <atomic>
#include <utility>

namespace dateline {

/// A text and how many hold it.
struct SharedText::Block {
  std::string text;
  std::atomic<unsigned> holders{1};
};

void SharedText::set(std::string_view text) {
  if (!text.empty()) m_block = new Block{std::string(text)};
}

SharedText::SharedText(const SharedText& other) noexcept : m_block(other.m_block) {
  if (m_block != nullptr) m_block->holders.fetch_add(1, std::memory_order_relaxed);
}

SharedText::SharedText(SharedText&& other) noexcept : m_block(std::exchange(other.m_block, nullptr)) {}

SharedText& SharedText::operator=(SharedText other) noexcept {
  std::swap(m_block, other.m_block);
  return *this;
}

SharedText::~SharedText() {
  if (m_block != nullptr && m_block->holders.fetch_sub(1, std::memory_order_acq_rel) == 1) delete m_block;
}

const std::string& SharedText::str() const {
  static const std::string nothing;
  return m_block == nullptr ? nothing : m_block->text;
}

}  // namespace dateline
