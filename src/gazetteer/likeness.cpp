#include "gazetteer/likeness.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr int quarters = LikenessRows::edit;
constexpr int least_adding_cost = 2;

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

/// What it costs to replace one letter of a sound key by another.
int replacing_cost(char32_t a, char32_t b) {
  if (a < 128 && b < 128) return replacing[a][b];
  return a == b ? 0 : quarters;
}

/// What it costs to add a letter or to lose it.
int adding_cost(char32_t letter) {
  if (letter == 'h') return least_adding_cost;
  return letter < 128 && is_vowel(letter) ? 3 : quarters;
}

}  // namespace

LikenessRows::LikenessRows(std::u32string asked, int most, std::size_t strict, int most_strict)
    : m_asked(std::move(asked)),
      m_most(std::clamp(most, 0, most_cost)),
      m_strict(static_cast<int>(strict)),
      m_most_strict(most_strict),
      m_reach(m_most / least_adding_cost) {
  Row empty{{}, 1, 0};
  empty.cells.fill(far);
  m_rows.assign(longest_key + 1, empty);
  for (const char32_t letter : m_asked) m_adding.push_back(adding_cost(letter));
  Row& start = m_rows.front();
  start.first = start.last = 1 + m_reach;
  int cost = 0;
  for (int j = 0; j <= static_cast<int>(m_asked.size()); ++j) {
    if (j > 0) cost += m_adding[static_cast<std::size_t>(j) - 1];
    if (j > m_reach || cost > allowed(j)) break;
    start.last = 1 + m_reach + j;
    start.cells[static_cast<std::size_t>(start.last)] = static_cast<std::uint8_t>(cost);
  }
}

/// May the letter at `depth` be the first of two that are swapped?
bool LikenessRows::may_swap(std::size_t depth, char32_t letter) const {
  const Row& before = m_rows[depth];
  for (int cell = before.first; cell <= before.last; ++cell) {
    const auto next = static_cast<std::size_t>(column(depth, cell)) + 1;
    if (next < m_asked.size() && m_asked[next] == letter &&
        before.cells[static_cast<std::size_t>(cell)] + quarters <= allowed(static_cast<int>(next) + 1))
      return true;
  }
  return false;
}

bool LikenessRows::push(std::size_t depth, char32_t letter) {
  m_letters[depth] = letter;
  const Row& last = m_rows[depth];
  const Row* const before = depth > 0 ? &m_rows[depth - 1] : nullptr;
  Row& now = m_rows[depth + 1];
  now.cells.fill(far);
  now.first = 1;
  now.last = 0;
  const bool has_before = before != nullptr && before->first <= before->last;
  if (last.first > last.last && !has_before) return false;
  int first = last.first > last.last ? before->first : last.first - 1;
  int end = last.first > last.last ? before->last : last.last;
  if (has_before) first = std::min(first, before->first), end = std::max(end, before->last);
  first = std::max({first, 1, 1 + m_reach - static_cast<int>(depth + 1)});
  const int longest = std::min(1 + 2 * m_reach, static_cast<int>(m_asked.size()) - column(depth + 1, 0));
  const int adding = adding_cost(letter);
  for (int cell = first; cell <= longest; ++cell) {
    const auto k = static_cast<std::size_t>(cell);
    const auto j = static_cast<std::size_t>(column(depth + 1, cell));
    int cost = last.cells[k + 1] + adding;
    if (j > 0) {
      const char32_t asked = m_asked[j - 1];
      cost =
          std::min({cost, last.cells[k] + replacing_cost(letter, asked), now.cells[k - 1] + m_adding[j - 1]});
      if (has_before && j > 1 && letter == m_asked[j - 2] && m_letters[depth - 1] == asked)
        cost = std::min(cost, before->cells[k] + quarters);
    }
    if (cost <= allowed(static_cast<int>(j))) {
      now.cells[k] = static_cast<std::uint8_t>(cost);
      if (now.last == 0) now.first = cell;
      now.last = cell;
    } else if (cell > end) {
      break;
    }
  }
  return now.last > 0 || may_swap(depth, letter);
}

int LikenessRows::cost(std::size_t depth) const {
  const int cell = static_cast<int>(m_asked.size()) - column(depth, 0);
  return cell >= 1 && cell <= 1 + 2 * m_reach ? m_rows[depth].cells[static_cast<std::size_t>(cell)] : far;
}

void sort_like_keys(std::vector<LikeKey>& keys) {
  std::ranges::sort(keys, [](const LikeKey& a, const LikeKey& b) {
    return a.key != b.key ? a.key < b.key : a.cost < b.cost;
  });
  const auto repeated = std::ranges::unique(keys, {}, &LikeKey::key);
  keys.erase(repeated.begin(), repeated.end());
}

}  // namespace dateline
