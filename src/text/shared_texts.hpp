#pragma once

#include <functional>
#include <string_view>
#include <unordered_set>

#include "dateline/text/shared_text.hpp"

namespace dateline {

/// Gives equal texts one block, as long as there are not too many different ones, nor too long: for
/// columns whose words come again and again.
class SharedTexts {
 public:
  SharedText of(std::string_view text);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    std::size_t operator()(const SharedText& text) const { return (*this)(std::string_view(text.str())); }
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const SharedText& a, const SharedText& b) const { return a == b; }
    bool operator()(std::string_view a, const SharedText& b) const { return b == a; }
    bool operator()(const SharedText& a, std::string_view b) const { return a == b; }
  };

  std::unordered_set<SharedText, Hash, Equal> m_known;
};

}  // namespace dateline
