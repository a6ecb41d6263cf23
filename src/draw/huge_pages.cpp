#include "draw/huge_pages.hpp"

#include <sys/mman.h>

#include <new>

namespace dateline {

Bytes pixel_memory(std::size_t size) {
  constexpr std::size_t huge = std::size_t{2} << 20;
  const bool is_large = size >= 2 * huge;
  const std::size_t unit = is_large ? huge : 64;
  const std::size_t whole = (size + unit - 1) / unit * unit;
  Bytes bytes(static_cast<std::uint8_t*>(std::aligned_alloc(unit, whole)));
  if (!bytes) throw std::bad_alloc();
  if (is_large) madvise(bytes.get(), whole, MADV_HUGEPAGE);
  return bytes;
}

}  // namespace dateline
