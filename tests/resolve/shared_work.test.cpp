#include "resolve/shared_work.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

using namespace dateline;

TEST_CASE("shared work is done once each, by as many threads as it is worth", "[table]") {
  for (const std::size_t count : {0U, 1U, 63U, 64U, 1000U}) {
    const SharedWork work(count, 4);
    CHECK(work.threads() >= 1);
    CHECK(work.threads() <= 4);
    std::vector<std::atomic<int>> done(count);
    std::atomic<bool> strange = false;
    work.run([&](unsigned thread, std::size_t number) {
      strange = strange || thread >= work.threads();
      ++done[number];
    });
    CHECK_FALSE(strange);
    for (const auto& times : done) CHECK(times == 1);
  }
  CHECK(SharedWork(1000, 4).threads() == 4);
  CHECK(SharedWork(1000, 0).threads() == 1);
}

TEST_CASE("of work that fails the first block's reason is told", "[table]") {
  const auto fail = [](unsigned, std::size_t number) {
    if (number == 5 || number > 900) throw std::runtime_error(std::to_string(number));
  };
  for (const unsigned threads : {1U, 4U}) CHECK_THROWS_WITH(SharedWork(1000, threads).run(fail), "5");
}
