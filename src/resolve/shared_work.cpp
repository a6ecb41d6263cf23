#include "resolve/shared_work.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t block = 64;

/// What the threads have in common.
struct Taken {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr thrown;
  std::size_t thrown_by = 0;  ///< the first number of the block
};

}  // namespace

SharedWork::SharedWork(std::size_t count, unsigned threads)
    : m_count(count),
      m_threads(static_cast<unsigned>(std::clamp<std::size_t>(count / block, 1, std::max(threads, 1U)))) {}

void SharedWork::run(const std::function<void(unsigned thread, std::size_t number)>& work) const {
  Taken taken;
  const auto take_blocks = [&](unsigned thread) {
    for (std::size_t first = 0; (first = taken.next.fetch_add(block)) < m_count;) {
      try {
        const std::size_t end = std::min(first + block, m_count);
        for (std::size_t number = first; number < end; ++number) work(thread, number);
      } catch (...) {
        const std::lock_guard lock(taken.mutex);
        if (taken.thrown && taken.thrown_by < first) return;
        taken.thrown = std::current_exception();
        taken.thrown_by = first;
        return;
      }
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned thread = 1; thread < m_threads; ++thread) others.emplace_back(take_blocks, thread);
    take_blocks(0);
  }
  if (taken.thrown) std::rethrow_exception(taken.thrown);
}

}  // namespace dateline
