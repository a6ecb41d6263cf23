#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.hpp"
#include "dateline/style/style.hpp"

namespace dateline {

struct ExpressionNode;

/// An expression of the MapLibre Style Specification v8: parsed and type-checked once,
/// its constant parts evaluated.
class Expression {
 public:
  explicit Expression(std::shared_ptr<const ExpressionNode> root);

  /// The value for this feature and zoom, or a sentence why there is none.
  Expected<StyleValue> evaluate(const StyleContext& context) const;

  /// "number", "array<string>", "color", …
  std::string type() const;
  bool uses_zoom() const { return m_uses_zoom; }
  bool uses_feature() const { return m_uses_feature; }

 private:
  std::shared_ptr<const ExpressionNode> m_root;
  int m_slots = 0;  ///< how many values "let" names
  bool m_uses_zoom = false;
  bool m_uses_feature = false;
};

/// A row of the table of operators.
struct OperatorInfo {
  std::string_view name;
  std::string_view group;   ///< "Decision", "Math", …
  std::string_view syntax;  ///< "number, number → number"
};

/// Every operator of the specification; all are supported.
std::vector<OperatorInfo> expression_operators();

}  // namespace dateline
