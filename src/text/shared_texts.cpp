#include "text/shared_texts.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_texts = 50000;
constexpr std::size_t longest_text = 200;  // bytes; longer ones are sentences that nobody writes twice

}  // namespace

SharedText SharedTexts::of(std::string_view text) {
  if (text.empty() || text.size() > longest_text) return text;
  if (const auto known = m_known.find(text); known != m_known.end()) return *known;
  SharedText added = text;
  if (m_known.size() < most_texts) m_known.insert(added);
  return added;
}

}  // namespace dateline
