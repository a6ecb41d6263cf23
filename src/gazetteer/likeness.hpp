#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// How far a sound key, given letter by letter, is from the one asked: the rows of the table of
/// a restricted Damerau distance (Wagner and Fischer 1974) with costs that are less where
/// transliterations waver. Rows of a common beginning are worked out once, so that a sorted list
/// or a trie is walked without doing them again. Costs are in quarters of an edit.
class LikenessRows {
 public:
  static constexpr int edit = 4;

  /// `most`: costs above it are not told apart.
  LikenessRows(std::u32string asked, int most);

  /// Puts `letter` at `depth` (0: the first); what was deeper is forgotten. False when no key
  /// that begins so can cost `most` or less.
  bool push(std::size_t depth, char32_t letter);

  /// Of the key whose last letter is at `depth - 1`.
  int cost(std::size_t depth) const;

 private:
  int* row(std::size_t depth) { return &m_rows[depth * m_width]; }

  std::u32string m_asked;
  int m_most;
  std::size_t m_width;
  std::size_t m_reach;  // how many letters longer or shorter a key may be
  std::vector<int> m_rows;
  std::u32string m_letters;
};

/// What it costs to replace one letter of a sound key by another, and to add or lose one.
int replacing_cost(char32_t a, char32_t b);
int adding_cost(char32_t letter);

}  // namespace dateline
