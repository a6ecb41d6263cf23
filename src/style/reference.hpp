#pragma once

#include <string>

namespace dateline {

/// The reference page of the style language in Markdown: every layer type, property and
/// operator with its support, from the tables that the program itself works by.
std::string style_reference();

}  // namespace dateline
