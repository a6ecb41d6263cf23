#include "style/attribute.hpp"

#include "style/operators.hpp"

namespace dateline {

const Value* AttributeName::find(const Feature& feature) const {
  const auto& rows = feature.attributes;
  const std::size_t place = m_place.load(std::memory_order_relaxed);
  if (place < rows.size() && rows[place].first == m_name) return &rows[place].second;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].first == m_name) {
      m_place.store(i, std::memory_order_relaxed);
      return &rows[i].second;
    }
  return nullptr;
}

std::optional<StyleValue> AttributeName::value(const StyleContext& context) const {
  if (context.around && context.around->properties) return attribute(context, m_name);
  const Value* found = context.feature ? find(*context.feature) : nullptr;
  return found ? std::optional(style_value(*found)) : std::nullopt;
}

}  // namespace dateline
