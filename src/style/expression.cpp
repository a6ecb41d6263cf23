#include "dateline/style/expression.hpp"

#include "style/node.hpp"
#include "style/parse.hpp"

namespace dateline {

Expression::Expression(std::shared_ptr<const ExpressionNode> root)
    : m_root(std::move(root)),
      m_slots(m_root->slots),
      m_uses_zoom(m_root->uses_zoom),
      m_uses_feature(m_root->uses_feature) {}

Expected<StyleValue> Expression::evaluate(const StyleContext& context) const {
  if (is_literal(*m_root)) return m_root->constant;
  Evaluation evaluation{context, std::vector<std::optional<StyleValue>>(std::size_t(m_slots)), {}};
  StyleValue value = value_of(*m_root, evaluation);
  if (evaluation.failure) return tl::unexpected(*evaluation.failure);
  return value;
}

std::string Expression::type() const {
  return to_string(m_root->type);
}

}  // namespace dateline
