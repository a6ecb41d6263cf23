#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "write/assembly.hpp"

namespace dateline {

/// Joins places of different sources that share a name and stand close together. Places come in
/// the order of the grid and leave in the same order; two rows of the grid are held at a time.
class NameJoin {
 public:
  using Emit = std::function<void(JoinedPlace&&)>;
  NameJoin(Findings& findings, Emit emit) : m_findings(findings), m_emit(std::move(emit)) {}

  void add(JoinedPlace joined);
  void finish();

  /// How many places were joined to another.
  std::uint64_t joined() const { return m_joined; }

 private:
  using Row = std::vector<JoinedPlace>;
  struct Where {
    bool is_now = false;  ///< in the row that is being filled, not the one before
    std::uint32_t number = 0;
  };

  JoinedPlace& at(Where where) { return (where.is_now ? m_now : m_before)[where.number]; }
  void begin_row(std::uint32_t row);
  void remember(Where where);
  const JoinedPlace* partner(const JoinedPlace& joined, Where& found);
  void emit(Row& row);

  Findings& m_findings;
  Emit m_emit;
  std::uint32_t m_row = 0;
  Row m_before;
  Row m_now;
  std::unordered_map<std::uint64_t, std::vector<Where>> m_names;
  std::uint64_t m_joined = 0;
};

}  // namespace dateline
