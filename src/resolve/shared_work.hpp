#pragma once

#include <cstddef>
#include <functional>

namespace dateline {

/// Work of which threads take a block after the other, so that none waits for another's long one.
class SharedWork {
 public:
  /// Of 0 to `count` - 1, by as many threads as are given, or fewer where that is little.
  SharedWork(std::size_t count, unsigned threads);

  unsigned threads() const { return m_threads; }

  /// Calls `work` for each number, with the thread, 0 to threads() - 1, that does it. Throws what the
  /// first block that fails throws, once all threads have ended.
  void run(const std::function<void(unsigned thread, std::size_t number)>& work) const;

 private:
  std::size_t m_count;
  unsigned m_threads;
};

}  // namespace dateline
