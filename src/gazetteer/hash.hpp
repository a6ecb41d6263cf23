#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// 64 well-mixed bits of the bytes, the same on every machine: keys and checksums of the index.
/// Multiplies 64 by 64 bits and folds the product, as wyhash does (Wang Yi, public domain).
std::uint64_t hash_of(std::string_view bytes);

}  // namespace dateline
