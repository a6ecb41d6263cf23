#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// The bytes that a gzip stream holds ("\x1f\x8b…"); bytes that are none are returned as they
/// are, and nothing when the stream is broken or would hold more than `limit` bytes.
std::optional<std::string> inflated(std::string_view bytes, std::size_t limit = std::size_t{64} << 20);

}  // namespace dateline
