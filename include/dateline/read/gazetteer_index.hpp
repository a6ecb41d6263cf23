#pragma once

#include <memory>
#include <string>

#include "dateline/gazetteer/index.hpp"

namespace dateline {

/// Maps a compiled gazetteer into memory and checks its head. Throws InputError when the file is
/// missing, no index, of another version, or incomplete.
std::shared_ptr<const GazetteerIndex> open_gazetteer_index(const std::string& path);

/// Is this file a compiled gazetteer, whole or not?
bool is_gazetteer_index(const std::string& path);

}  // namespace dateline
