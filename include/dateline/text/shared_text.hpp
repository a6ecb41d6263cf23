#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace dateline {

class SharedText;

/// What may stand where a text is read: a std::string, a view, a literal.
template <class Text>
concept PlainText = std::convertible_to<const Text&, std::string_view> && !std::same_as<Text, SharedText>;

/// A text that never changes and that copies share: as large as a pointer, and an empty one holds
/// nothing. For values of which there are millions and that have more texts than most of them fill.
/// Copies may be made and dropped in several threads at once.
class SharedText {
 public:
  SharedText() = default;
  template <PlainText Text>
  SharedText(const Text& text) {
    set(std::string_view(text));
  }
  SharedText(const SharedText& other) noexcept;
  SharedText(SharedText&& other) noexcept;
  SharedText& operator=(SharedText other) noexcept;
  ~SharedText();

  bool empty() const { return m_block == nullptr; }
  std::size_t size() const { return str().size(); }
  const std::string& str() const;
  operator const std::string&() const { return str(); }
  operator std::string_view() const { return str(); }

  friend bool operator==(const SharedText& a, const SharedText& b) {
    return a.m_block == b.m_block || a.str() == b.str();
  }
  friend auto operator<=>(const SharedText& a, const SharedText& b) { return a.str() <=> b.str(); }
  template <PlainText Text>
  friend bool operator==(const SharedText& a, const Text& b) {
    return a.str() == std::string_view(b);
  }
  friend std::string operator+(std::string a, const SharedText& b) { return a += b.str(); }
  friend std::string operator+(const SharedText& a, const char* b) { return a.str() + b; }
  friend std::ostream& operator<<(std::ostream& out, const SharedText& text) { return out << text.str(); }

 private:
  struct Block;
  void set(std::string_view text);

  Block* m_block = nullptr;  ///< never of an empty text
};

}  // namespace dateline
