#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";

/// Four bytes, the highest first.
void append_u32(std::string& out, std::uint32_t number);

/// Length, type, data and checksum.
void append_png_chunk(std::string& png, std::string_view type, std::string_view data);

}  // namespace dateline
