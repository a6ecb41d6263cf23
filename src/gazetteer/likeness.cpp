#include "gazetteer/likeness.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr int quarters = LikenessRows::edit;

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
  if (letter == 'h') return 2;
  return letter < 128 && is_vowel(letter) ? 3 : quarters;
}

LikenessRows::LikenessRows(std::u32string asked, int most)
    : m_asked(std::move(asked)), m_most(most), m_width(m_asked.size() + 1), m_rows(m_width) {
  for (std::size_t j = 1; j < m_width; ++j) m_rows[j] = m_rows[j - 1] + adding_cost(m_asked[j - 1]);
}

bool LikenessRows::push(std::size_t depth, char32_t letter) {
  m_letters.resize(depth);
  m_letters += letter;
  if (m_rows.size() < (depth + 2) * m_width) m_rows.resize((depth + 2) * m_width);
  const int* const last = row(depth);
  const int* const before = depth > 0 ? row(depth - 1) : nullptr;
  int* const now = row(depth + 1);
  const int adding = adding_cost(letter);
  now[0] = last[0] + adding;
  int smallest = now[0];
  for (std::size_t j = 1; j < m_width; ++j) {
    const char32_t asked = m_asked[j - 1];
    now[j] = std::min(
        {last[j - 1] + replacing_cost(letter, asked), last[j] + adding, now[j - 1] + adding_cost(asked)});
    if (before != nullptr && j > 1 && letter == m_asked[j - 2] && m_letters[depth - 1] == asked)
      now[j] = std::min(now[j], before[j - 2] + quarters);
    smallest = std::min(smallest, now[j]);
  }
  // A swap with the next letter may still start from the row before.
  if (smallest <= m_most) return true;
  return *std::min_element(last, last + m_width) + quarters <= m_most;
}

int LikenessRows::cost(std::size_t depth) const {
  return m_rows[(depth + 1) * m_width - 1];
}

}  // namespace dateline
