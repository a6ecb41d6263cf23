#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "style/node.hpp"

namespace dateline {

/// The name of an attribute, which remembers where it was found last: features of one
/// layer have their attributes in one order, so it mostly is there again.
class AttributeName : public NodeData {
 public:
  explicit AttributeName(std::string name) : m_name(std::move(name)) {}

  const std::string& text() const { return m_name; }

  /// The feature's own attribute, or nullptr.
  const Value* find(const Feature& feature) const;

  /// The attribute as an expression sees it; nothing when there is none.
  std::optional<StyleValue> value(const StyleContext& context) const;

 private:
  std::string m_name;
  mutable std::atomic<std::size_t> m_place{0};
};

}  // namespace dateline
