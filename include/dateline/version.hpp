#pragma once

namespace dateline {

/// The program's version, as in CHANGELOG.md ("0.1.0").
const char* version();

}  // namespace dateline
