#include "style/operators.hpp"

#include <unordered_map>

namespace dateline {

std::span<const Operator> operators() {
  static const std::vector<Operator> table = [] {
    std::vector<Operator> all;
    for (const auto group :
         {type_operators, format_operators, lookup_operators, decision_operators, curve_operators,
          binding_operators, string_operators, colour_operators, math_operators, unsupported_operators})
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
  for (const Operator& row : operators()) rows.push_back({row.name, row.group, row.syntax, row.supported()});
  return rows;
}

std::vector<Operator> unsupported_operators() {
  constexpr std::string_view not_yet = "not supported yet";
  return {
      {"collator", "Types", not_yet, nullptr, {}},
      {"number-format", "Types", not_yet, nullptr, {}},
      {"resolved-locale", "String", not_yet, nullptr, {}},
      {"interpolate-lab", "Ramps, scales, curves", not_yet, nullptr, {}},
      {"interpolate-hcl", "Ramps, scales, curves", not_yet, nullptr, {}},
      {"within", "Decision", not_yet, nullptr, {}},
      {"distance", "Math", not_yet, nullptr, {}},
      {"accumulated", "Feature data", not_yet, nullptr, {}},
      {"line-progress", "Feature data", not_yet, nullptr, {}},
      {"heatmap-density", "Heatmap", not_yet, nullptr, {}},
      {"elevation", "Color Relief", not_yet, nullptr, {}},
      {"global-state", "Lookup", not_yet, nullptr, {}},
  };
}

}  // namespace dateline
