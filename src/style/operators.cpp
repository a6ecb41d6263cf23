#include "style/operators.hpp"

#include <unordered_map>

namespace dateline {

std::span<const Operator> operators() {
  static const std::vector<Operator> table = [] {
    std::vector<Operator> all;
    for (const auto group :
         {type_operators, coercion_operators, format_operators, locale_operators, lookup_operators,
          data_operators, decision_operators, comparison_operators, geometry_operators, curve_operators,
          binding_operators, string_operators, colour_operators, math_operators})
      for (Operator& row : group()) all.push_back(std::move(row));
    return all;
  }();
  return table;
}

const Operator* find_operator(std::string_view name) {
  static const std::unordered_map<std::string_view, const Operator*> index = [] {
    std::unordered_map<std::string_view, const Operator*> rows;
    for (const Operator& row : operators()) rows.emplace(row.name, &row);
    return rows;
  }();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

std::vector<OperatorInfo> expression_operators() {
  std::vector<OperatorInfo> rows;
  for (const Operator& row : operators()) rows.push_back({row.name, row.group, row.syntax});
  return rows;
}

}  // namespace dateline
