#pragma once

#include <string>

#include "dateline/finding.hpp"
#include "dateline/style/style.hpp"
#include "style/json.hpp"

namespace dateline {

/// Reads the images of a style's sprite sheets, NAME.json with NAME.png, the @2x ones where there
/// are any. `sprite` is the style's member of that name: a place or an array of places with ids;
/// `style_file` is where relative ones begin. What is on the web or cannot be read is a finding.
void read_sprites(const JsonValue& sprite, const std::string& style_file, Style& style, Findings& findings);

/// The pixels of a PNG. Throws InputError naming `file` when it is none or has more than 64
/// million of them.
Image decode_png(const std::string& bytes, const std::string& file);

}  // namespace dateline
