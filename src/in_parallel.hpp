#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

/// Runs `work` in as many threads as there are processors, but no more than `most`; one is the caller's.
template <class Work>
void in_threads(std::size_t most, const Work& work) {
  const std::size_t count = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), most);
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < count; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
}

/// Calls `work` with 0 to count - 1, each once, in as many threads as there are processors. What
/// each call writes must be its own; then the order does not matter. `work` must not throw.
template <class Work>
void in_parallel(std::size_t count, const Work& work) {
  std::atomic<std::size_t> next{0};
  in_threads(count, [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  });
}

/// Calls `work` with begin and end of each part of 0 to count - 1, of so many numbers or what is left.
template <class Work>
void in_parallel_parts(std::size_t count, std::size_t part, const Work& work) {
  in_parallel((count + part - 1) / part,
              [&](std::size_t nth) { work(nth * part, std::min((nth + 1) * part, count)); });
}

/// Makes 0 to count - 1 in as many threads as there are processors, each by a worker of its own, which
/// `worker` gives and which takes the numbers in rising order; hands what is made to `take` in the order of
/// the numbers, one after the other, while more is being made. Throws what the first to fail throws.
template <class Worker, class Take>
void in_parallel_in_order(std::size_t count, const Worker& worker, const Take& take) {
  using Made = decltype(worker()(std::size_t{0}));
  std::vector<std::optional<Made>> made(count);
  std::atomic<std::size_t> next{0};
  std::mutex mutex;  // of all that follows
  std::size_t taken = 0;
  bool is_taking = false;
  std::exception_ptr failure;
  const auto hand_over = [&](std::size_t i, Made&& one) {
    std::unique_lock lock(mutex);
    made[i] = std::move(one);
    if (is_taking) return;
    is_taking = true;
    for (; taken < count && made[taken]; ++taken) {
      Made ready = std::move(*made[taken]);
      made[taken].reset();
      lock.unlock();
      take(std::move(ready));
      lock.lock();
    }
    is_taking = false;
  };
  in_threads(count, [&] {
    try {
      auto make = worker();
      for (std::size_t i = next++; i < count; i = next++) hand_over(i, make(i));
    } catch (...) {
      next = count;
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  });
  if (failure) std::rethrow_exception(failure);
}

}  // namespace dateline
