#include "gazetteer/likeness.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "gazetteer/key_automaton.hpp"

using namespace dateline;

namespace {

int adding(char32_t letter) {
  return letter == U'h' ? 2 : std::u32string_view(U"aeiou").find(letter) < 5 ? 3 : 4;
}

/// Of the letters that the keys of this test have.
int replacing(char32_t a, char32_t b) {
  if (a == b) return 0;
  if (adding(a) == 3 && adding(b) == 3) return 2;
  const std::u32string pair{std::min(a, b), std::max(a, b)};
  if (pair == U"hk" || pair == U"bp" || pair == U"dt") return 2;
  return pair == U"lr" ? 3 : 4;
}

/// The whole table, cell by cell.
int cost(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 && j == 0) continue;
      int least = 1000;
      if (i > 0) least = std::min(least, table[i - 1][j] + adding(a[i - 1]));
      if (j > 0) least = std::min(least, table[i][j - 1] + adding(b[j - 1]));
      if (i > 0 && j > 0) least = std::min(least, table[i - 1][j - 1] + replacing(a[i - 1], b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        least = std::min(least, table[i - 2][j - 2] + 4);
      table[i][j] = least;
    }
  return table[a.size()][b.size()];
}

std::u32string some_key(std::mt19937& random, std::size_t longest) {
  constexpr std::u32string_view letters = U"aeihkbpdtlr";
  std::u32string key;
  const std::size_t length = 1 + random() % longest;
  while (key.size() < length) key += letters[random() % letters.size()];
  return key;
}

std::vector<Arc> automaton_of(std::vector<std::u32string> keys) {
  std::ranges::sort(keys);
  KeyAutomaton automaton;
  for (const std::u32string& key : keys) automaton.add(key);
  return automaton.finish();
}

}  // namespace

TEST_CASE("keys within a cost are those that the whole table says, whatever the length", "[likeness]") {
  std::mt19937 random(11);
  for (const std::size_t longest : {4, 9, 14}) {
    std::vector<std::u32string> keys;
    for (int i = 0; i < 1500; ++i) keys.push_back(some_key(random, longest));
    std::vector<std::u32string> backward = keys;
    for (std::u32string& key : backward) std::ranges::reverse(key);
    const std::vector<Arc> arcs = automaton_of(keys);
    const std::vector<Arc> arcs_back = automaton_of(backward);
    std::size_t hits = 0;
    for (int i = 0; i < 60; ++i) {
      // Half of what is asked is a key with three letters changed.
      std::u32string asked = i % 2 == 0 ? some_key(random, longest) : keys[random() % keys.size()];
      for (int change = 0; i % 2 == 1 && change < 3; ++change) {
        const std::size_t at = random() % asked.size();
        if (change == 0 && at > 0)
          std::swap(asked[at], asked[at - 1]);
        else
          asked[at] = some_key(random, 1)[0];
      }
      const int most = static_cast<int>(random() % 13);
      std::map<std::u32string, int> wanted;
      for (const std::u32string& key : keys)
        if (const int one = cost(asked, key); one <= most) wanted[key] = one;
      std::map<std::u32string, int> found;
      const auto like = keys_like(
          asked, most, [&](std::uint32_t number) { return arcs[number]; },
          [&](std::uint32_t number) { return arcs_back[number]; });
      for (const LikeKey& one : like) found[one.key] = one.cost;
      CHECK(found == wanted);
      CHECK(found.size() == like.size());
      CHECK(std::ranges::is_sorted(like, {}, &LikeKey::key));
      hits += found.size();
    }
    CHECK(hits > 50);
  }
}

TEST_CASE("no key is like one that is too long, and none is in an empty automaton", "[likeness]") {
  const std::vector<Arc> arcs = automaton_of({U"lacin"});
  const std::vector<Arc> arcs_back = automaton_of({U"nical"});
  const std::vector<Arc> none = automaton_of({});
  const auto like = [](const std::u32string& asked, const std::vector<Arc>& forward,
                       const std::vector<Arc>& back) {
    return keys_like(
               asked, 4, [&](std::uint32_t number) { return forward[number]; },
               [&](std::uint32_t number) { return back[number]; })
        .size();
  };
  CHECK(like(U"lacim", arcs, arcs_back) == 1);
  CHECK(like(std::u32string(60, U'a'), arcs, arcs_back) == 0);
  CHECK(like(U"", arcs, arcs_back) == 0);
  CHECK(like(U"lacim", none, none) == 0);
}
