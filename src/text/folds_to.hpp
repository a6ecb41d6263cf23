#pragma once

#include <string_view>

namespace dateline {

/// Is fold(name) the key? Found out without making it, for most names.
bool folds_to(std::string_view name, std::string_view key);

}  // namespace dateline
