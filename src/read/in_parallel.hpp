#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace dateline {

/// Calls `work` with 0 to count - 1, each once, in as many threads as there are processors. What
/// each call writes must be its own; then the order does not matter. `work` must not throw.
template <class Work>
void in_parallel(std::size_t count, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto all = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  const std::size_t most = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), count);
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < most; ++i) others.emplace_back(all);
  all();
  for (std::thread& other : others) other.join();
}

}  // namespace dateline
