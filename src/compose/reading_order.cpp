#include "compose/reading_order.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {
namespace {

/// A group of the sheet with all that is in it, or a mark outside of groups.
using Part = std::vector<Mark>;

std::vector<Part> parts_of(std::vector<Mark> marks) {
  std::vector<Part> parts;
  int depth = 0;
  for (Mark& mark : marks) {
    if (depth == 0) parts.emplace_back();
    depth += std::holds_alternative<GroupBegin>(mark) ? 1 : std::holds_alternative<GroupEnd>(mark) ? -1 : 0;
    parts.back().push_back(std::move(mark));
  }
  return parts;
}

bool holds_events(const Part& part) {
  return std::ranges::any_of(part, [](const Mark& mark) {
    const auto* group = std::get_if<GroupBegin>(&mark);
    return group != nullptr && group->role == "event";
  });
}

/// Parts of one rank stay in their order.
int rank_of(const Part& part) {
  const auto* group = std::get_if<GroupBegin>(&part.front());
  const std::string role = group == nullptr ? "" : group->role;
  if (role == "title") return 0;
  if (role == "list") return 3;
  if (role == "credits" || role == "logo") return 4;
  if (role == "map") return 2;
  return holds_events(part) ? 2 : 1;
}

}  // namespace

std::vector<Mark> in_reading_order(std::vector<Mark> marks) {
  std::vector<Part> parts = parts_of(std::move(marks));
  std::ranges::stable_sort(parts, {}, rank_of);
  std::vector<Mark> out;
  for (Part& part : parts) std::ranges::move(part, std::back_inserter(out));
  return out;
}

}  // namespace dateline
