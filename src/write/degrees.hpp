#pragma once

#include <string>

namespace dateline {

/// Appends degrees with at most 7 digits after the point (1 cm), none a trailing zero.
void add_degrees(std::string& out, double degrees);

}  // namespace dateline
