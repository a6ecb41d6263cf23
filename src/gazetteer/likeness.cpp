#include "gazetteer/likeness.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr int quarters = LikenessRows::edit;
constexpr int least_adding_cost = 2;
constexpr int far = 1 << 20;  // more than any cost

struct Pair {
  char a;
  char b;
  int cost;
};

// Letters that one romanisation has for another's: of vowels any, since short ones are often not
// written at all (Arabic, Persian), and consonants of one place of the mouth.
constexpr Pair alike[]{{'b', 'p', 2}, {'d', 't', 2}, {'h', 'k', 2}, {'c', 's', 2}, {'c', 'k', 3},
                       {'c', 't', 3}, {'s', 'z', 2}, {'c', 'z', 2}, {'u', 'v', 2}, {'f', 'v', 2},
                       {'b', 'v', 2}, {'f', 'p', 2}, {'m', 'n', 3}, {'l', 'r', 3}};

constexpr bool is_vowel(std::size_t letter) {
  return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

using Costs = std::array<std::array<signed char, 128>, 128>;

constexpr Costs costs_of_replacing() {
  Costs costs{};
  for (std::size_t a = 0; a < 128; ++a)
    for (std::size_t b = 0; b < 128; ++b)
      costs[a][b] = a == b ? 0 : is_vowel(a) && is_vowel(b) ? 2 : quarters;
  for (const Pair& pair : alike) {
    const auto a = static_cast<std::size_t>(pair.a);
    const auto b = static_cast<std::size_t>(pair.b);
    costs[a][b] = costs[b][a] = static_cast<signed char>(pair.cost);
  }
  return costs;
}

constexpr Costs replacing = costs_of_replacing();

}  // namespace

int replacing_cost(char32_t a, char32_t b) {
  if (a < 128 && b < 128) return replacing[a][b];
  return a == b ? 0 : quarters;
}

int adding_cost(char32_t letter) {
  if (letter == 'h') return least_adding_cost;
  return letter < 128 && is_vowel(letter) ? 3 : quarters;
}

LikenessRows::LikenessRows(std::u32string asked, int most)
    : m_asked(std::move(asked)),
      m_most(most),
      m_width(m_asked.size() + 1),
      m_reach(static_cast<std::size_t>(std::max(most, 0) / least_adding_cost)),
      m_rows(m_width) {
  for (std::size_t j = 1; j < m_width; ++j) m_rows[j] = m_rows[j - 1] + adding_cost(m_asked[j - 1]);
}

// A key that is longer or shorter by more than `m_reach` letters costs too much, and so does any
// beginning: only a band about the diagonal is worked out (Ukkonen 1985).
bool LikenessRows::push(std::size_t depth, char32_t letter) {
  m_letters.resize(depth);
  m_letters += letter;
  if (m_rows.size() < (depth + 2) * m_width) m_rows.resize((depth + 2) * m_width, far);
  const int* const last = row(depth);
  const int* const before = depth > 0 ? row(depth - 1) : nullptr;
  int* const now = row(depth + 1);
  const std::size_t first = depth + 1 > m_reach ? depth + 1 - m_reach : 0;
  if (first >= m_width) return false;
  const std::size_t end = std::min(m_width, depth + 2 + m_reach);
  const int adding = adding_cost(letter);
  int smallest = far;
  for (std::size_t j = first; j < end; ++j) {
    int cost = last[j] + adding;
    if (j > 0) {
      const char32_t asked = m_asked[j - 1];
      cost = std::min(cost, last[j - 1] + replacing_cost(letter, asked));
      if (j > first) cost = std::min(cost, now[j - 1] + adding_cost(asked));
      if (before != nullptr && j > 1 && letter == m_asked[j - 2] && m_letters[depth - 1] == asked)
        cost = std::min(cost, before[j - 2] + quarters);
    }
    now[j] = cost;
    smallest = std::min(smallest, cost);
  }
  // What is next to the band must not look near to the rows behind.
  if (first > 0) now[first - 1] = far;
  if (end < m_width) now[end] = far;
  if (smallest <= m_most) return true;
  // A swap with the next letter may still start from the row before.
  const std::size_t first_before = depth > m_reach ? depth - m_reach : 0;
  const std::size_t end_before = std::min(m_width, depth + 1 + m_reach);
  return first_before < end_before &&
         *std::min_element(last + first_before, last + end_before) + quarters <= m_most;
}

int LikenessRows::cost(std::size_t depth) const {
  const bool in_band = m_width - 1 <= depth + m_reach && depth <= m_width - 1 + m_reach;
  return in_band ? m_rows[(depth + 1) * m_width - 1] : far;
}

}  // namespace dateline
