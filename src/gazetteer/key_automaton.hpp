#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/format.hpp"

namespace dateline {

/// Makes the smallest acyclic automaton of sorted keys, as they come (Daciuk, Mihov, Watson and
/// Watson 2000, "Incremental construction of minimal acyclic finite-state automata"). Memory is
/// that of the finished automaton and a table of its states.
class KeyAutomaton {
 public:
  KeyAutomaton();

  /// Keys come in the order of their letters; one that came before is passed over, and so is one
  /// that is empty or longer than longest_key.
  void add(std::u32string_view key);

  /// The arcs, the first of which leads to the start.
  std::vector<Arc> finish();

 private:
  struct State {
    std::vector<Arc> arcs;
  };

  void close_below(std::size_t depth);
  std::uint32_t registered(const State& state);
  bool is_same(std::uint32_t first, const State& state) const;
  void grow_table();

  std::vector<Arc> m_arcs;
  std::u32string m_last;
  std::vector<State> m_open;  // of the last key: one state a letter, and the start
  std::vector<std::uint32_t> m_table;
  std::size_t m_states = 0;
};

}  // namespace dateline
