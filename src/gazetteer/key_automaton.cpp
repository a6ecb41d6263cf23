#include "gazetteer/key_automaton.hpp"

#include <algorithm>

#include "dateline/error.hpp"
#include "gazetteer/hash.hpp"

namespace dateline {
namespace {

constexpr std::size_t first_table_size = 1024;

std::uint64_t hash_of_arcs(const Arc* arcs, std::size_t count) {
  return hash_of({reinterpret_cast<const char*>(arcs), count * sizeof(Arc)});
}

}  // namespace

KeyAutomaton::KeyAutomaton() : m_arcs{0}, m_open(1), m_table(first_table_size) {}

bool KeyAutomaton::is_same(std::uint32_t first, const State& state) const {
  return first + state.arcs.size() <= m_arcs.size() &&
         std::equal(state.arcs.begin(), state.arcs.end(), m_arcs.begin() + first);
}

/// Where the state stands among the finished ones; it is put there when it is new. Its last arc
/// is marked as such, so that no state is the beginning of another.
std::uint32_t KeyAutomaton::registered(const State& state) {
  std::uint64_t slot = hash_of_arcs(state.arcs.data(), state.arcs.size());
  for (;; ++slot) {
    std::uint32_t& entry = m_table[slot & (m_table.size() - 1)];
    if (entry != 0 && is_same(entry, state)) return entry;
    if (entry != 0) continue;
    if (m_arcs.size() + state.arcs.size() > UINT32_MAX)
      throw InputError("the gazetteer has more names than an index can hold", {});
    entry = static_cast<std::uint32_t>(m_arcs.size());
    m_arcs.insert(m_arcs.end(), state.arcs.begin(), state.arcs.end());
    const std::uint32_t first = entry;
    if (++m_states * 2 > m_table.size()) grow_table();
    return first;
  }
}

void KeyAutomaton::grow_table() {
  std::vector<std::uint32_t> larger(m_table.size() * 2);
  for (const std::uint32_t first : m_table) {
    if (first == 0) continue;
    std::size_t count = 1;
    while (!is_last(m_arcs[first + count - 1])) ++count;
    std::uint64_t slot = hash_of_arcs(&m_arcs[first], count);
    while (larger[slot & (larger.size() - 1)] != 0) ++slot;
    larger[slot & (larger.size() - 1)] = first;
  }
  m_table = std::move(larger);
}

/// Finishes the open states that are deeper than `depth`.
void KeyAutomaton::close_below(std::size_t depth) {
  for (std::size_t deep = m_last.size(); deep > depth; --deep) {
    State& state = m_open[deep];
    if (state.arcs.empty()) continue;
    state.arcs.back() |= arc_of(0, true, false, 0);
    m_open[deep - 1].arcs.back() |= arc_of(0, false, false, registered(state));
    state.arcs.clear();
  }
}

void KeyAutomaton::add(std::u32string_view key) {
  if (key.empty() || key.size() > longest_key || key == m_last) return;
  const auto common = static_cast<std::size_t>(std::ranges::mismatch(m_last, key).in1 - m_last.begin());
  close_below(common);
  if (m_open.size() <= key.size()) m_open.resize(key.size() + 1);
  for (std::size_t depth = common; depth < key.size(); ++depth)
    m_open[depth].arcs.push_back(arc_of(key[depth], false, depth + 1 == key.size(), 0));
  m_last = key;
}

std::vector<Arc> KeyAutomaton::finish() {
  close_below(0);
  if (!m_open[0].arcs.empty()) {
    m_open[0].arcs.back() |= arc_of(0, true, false, 0);
    m_arcs[0] = arc_of(0, true, false, registered(m_open[0]));
  }
  return std::move(m_arcs);
}

}  // namespace dateline
