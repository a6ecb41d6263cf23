#include "read/inflate.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

namespace dateline {
namespace {

struct Free {
  void operator()(libdeflate_decompressor* one) const { libdeflate_free_decompressor(one); }
};

/// A gzip stream ends with the length of what it holds, modulo 2^32.
std::size_t told_length(std::string_view gzip) {
  std::size_t length = 0;
  for (int i = 0; i < 4; ++i)
    length |= std::size_t{static_cast<unsigned char>(gzip[gzip.size() - 4 + static_cast<std::size_t>(i)])}
              << (8 * i);
  return length;
}

}  // namespace

std::optional<std::string> inflated(std::string_view bytes, std::size_t limit) {
  if (!bytes.starts_with("\x1f\x8b")) return std::string(bytes);
  constexpr std::size_t least = 18;  // header and trailer
  if (bytes.size() < least) return std::nullopt;
  const std::unique_ptr<libdeflate_decompressor, Free> inflater(libdeflate_alloc_decompressor());
  if (!inflater) throw std::bad_alloc();
  std::string out(std::min(limit, told_length(bytes)), '\0');
  std::size_t length = 0;
  if (libdeflate_gzip_decompress(inflater.get(), bytes.data(), bytes.size(), out.data(), out.size(),
                                 &length) != LIBDEFLATE_SUCCESS)
    return std::nullopt;
  out.resize(length);
  return out;
}

}  // namespace dateline
