#include "draw/texts_ahead.hpp"

#include "draw/fonts.hpp"
#include "draw/text_stamps.hpp"

namespace dateline {
namespace {

constexpr std::size_t few_texts = 8;            // would not pay for opening the fonts a second time
constexpr std::size_t most_pixels_ahead = 8e6;  // of four bytes, which wait to be laid down

}  // namespace

TextsAhead::TextsAhead(std::span<const Mark> marks, double pixels_per_mm, double most_pixels)
    : m_pixels_per_mm(pixels_per_mm), m_most_pixels(most_pixels) {
  for (const Mark& mark : marks)
    if (const auto* text = std::get_if<TextMark>(&mark)) m_by_mark[text] = &m_texts.emplace_back(*text);
  if (m_texts.size() <= few_texts || std::thread::hardware_concurrency() < 2) return;
  fonts();  // the first to open them changes the process's environment: not beside another thread
  m_thread = std::jthread([this](const std::stop_token& stop) { make(stop); });
}

bool TextsAhead::take(Text& text) {
  State open = State::open;
  return text.state.compare_exchange_strong(open, State::taken);
}

void TextsAhead::make(const std::stop_token& stop) {
  std::size_t pixels = 0;
  for (auto text = m_texts.rbegin(); text != m_texts.rend() && pixels < most_pixels_ahead; ++text) {
    if (stop.stop_requested() || !take(*text)) return;
    try {
      text->picture = picture_of(text->mark, m_pixels_per_mm, m_most_pixels);
      if (text->picture) pixels += pixels_of(text->picture->get());
    } catch (...) {
      text->thrown = std::current_exception();
    }
    text->state = State::made;
    text->state.notify_one();
  }
}

std::optional<SurfaceHandle> TextsAhead::picture(const TextMark& mark) {
  const auto known = m_by_mark.find(&mark);
  if (known == m_by_mark.end() || take(*known->second))
    return picture_of(mark, m_pixels_per_mm, m_most_pixels);
  Text& text = *known->second;
  text.state.wait(State::taken);
  m_by_mark.erase(known);
  if (text.thrown) std::rethrow_exception(text.thrown);
  return std::move(text.picture);
}

}  // namespace dateline
