#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "gazetteer/format.hpp"

namespace dateline {

/// How far a sound key, given letter by letter, is from the one asked: the rows of the table of
/// a restricted Damerau distance (Wagner and Fischer 1974) with costs that are less where
/// transliterations waver. Rows of a common beginning are worked out once, so that a trie is
/// walked without doing them again. Costs are in quarters of an edit.
class LikenessRows {
 public:
  static constexpr int edit = 4;
  static constexpr int most_cost = 3 * edit;  ///< costs above it are not told apart

  /// No key is wanted that costs more than `most` (most_cost at most), nor one whose cost against
  /// the first `strict` letters of what is asked is more than `most_strict`.
  LikenessRows(std::u32string asked, int most, std::size_t strict = 0, int most_strict = 0);

  /// Puts `letter` at `depth` (0: the first, below longest_key); what was deeper is forgotten.
  /// False when no key that begins so is wanted.
  bool push(std::size_t depth, char32_t letter);

  /// Of the key whose last letter is at `depth - 1`; above `most` when it is not wanted.
  int cost(std::size_t depth) const;

 private:
  // Cells of a row are told by how far they lie from the diagonal: a key that is longer or shorter
  // by more than `m_reach` letters costs too much, and so does any beginning (Ukkonen 1985). One
  // cell stands on each side for what lies outside, and no more than `first` to `last` are in use.
  struct Row {
    std::array<std::uint8_t, 16> cells;
    int first;
    int last;
  };
  static constexpr std::uint8_t far = 100;

  int column(std::size_t row, int cell) const { return static_cast<int>(row) + cell - 1 - m_reach; }
  int allowed(int column) const { return column < m_strict ? m_most_strict : m_most; }
  bool may_swap(std::size_t depth, char32_t letter) const;

  std::u32string m_asked;
  int m_most;
  int m_strict;
  int m_most_strict;
  int m_reach;
  std::vector<int> m_adding;  // what each letter that is asked costs to add
  std::vector<Row> m_rows;
  std::array<char32_t, longest_key> m_letters{};
};

/// A sound key that is near the one asked.
struct LikeKey {
  std::u32string key;
  int cost;  ///< in quarters of an edit
};

/// The keys whose cost against `asked` is at most `most` quarters, in the order of their letters.
/// `arc(number)` and `arc_back(number)` are those of the automata of all keys and of all keys
/// written backwards.
///
/// Of two halves of a name one must be nearly right: the first costs no more than half of what is
/// allowed, or the second less than half. So few beginnings need to be followed from either end
/// (Mihov and Schulz 2004, "Fast approximate search in large dictionaries").
template <class Arcs, class BackwardArcs>
std::vector<LikeKey> keys_like(const std::u32string& asked, int most, const Arcs& arc,
                               const BackwardArcs& arc_back);

/// One entry a key, with its least cost.
void sort_like_keys(std::vector<LikeKey>& keys);

/// Walks an automaton along all keys that are wanted.
template <class Arcs>
class LikenessWalk {
 public:
  LikenessWalk(const Arcs& arc, LikenessRows rows, int most, std::vector<LikeKey>& found)
      : m_arc(arc), m_rows(std::move(rows)), m_most(most), m_found(found) {}

  void run() {
    const std::uint32_t start = target_of(m_arc(0));
    if (start != 0) step(start, 0);
  }

 private:
  void step(std::uint32_t first, std::size_t depth) {
    for (std::uint32_t number = first;; ++number) {
      const Arc here = m_arc(number);
      if (m_rows.push(depth, letter_of(here))) {
        m_key.resize(depth);
        m_key += letter_of(here);
        if (ends_key(here) && m_rows.cost(depth + 1) <= m_most)
          m_found.push_back({m_key, m_rows.cost(depth + 1)});
        if (target_of(here) != 0 && depth + 1 < longest_key) step(target_of(here), depth + 1);
      }
      if (is_last(here)) return;
    }
  }

  const Arcs& m_arc;
  LikenessRows m_rows;
  std::u32string m_key;
  int m_most;
  std::vector<LikeKey>& m_found;
};

template <class Arcs, class BackwardArcs>
std::vector<LikeKey> keys_like(const std::u32string& asked, int most, const Arcs& arc,
                               const BackwardArcs& arc_back) {
  std::vector<LikeKey> found;
  if (asked.size() > longest_key) return found;
  most = std::min(most, LikenessRows::most_cost);
  // A swap of the two letters where the halves meet counts as one of the second half.
  const int most_first = std::max(most / 2, most - LikenessRows::edit);
  const int most_second = most - most_first - 1;
  const std::size_t middle = asked.size() / 2;
  LikenessWalk(arc, LikenessRows(asked, most, middle, most_first), most, found).run();
  if (most_second < 0) return found;
  const std::size_t forward = found.size();
  const std::u32string backward(asked.rbegin(), asked.rend());
  LikenessWalk(arc_back, LikenessRows(backward, most, asked.size() - middle, most_second), most, found).run();
  for (std::size_t i = forward; i < found.size(); ++i) std::ranges::reverse(found[i].key);
  sort_like_keys(found);
  return found;
}

}  // namespace dateline
