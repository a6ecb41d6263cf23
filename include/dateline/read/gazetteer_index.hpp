#pragma once

#include <memory>
#include <optional>
#include <string>

#include "dateline/gazetteer/index.hpp"

namespace dateline {

/// Maps a compiled gazetteer into memory and checks its head. Throws InputError when the file is
/// missing, no index, of another version, or incomplete.
std::shared_ptr<const GazetteerIndex> open_gazetteer_index(const std::string& path);

/// Is this file a compiled gazetteer, whole or not?
bool is_gazetteer_index(const std::string& path);

/// The index of the world that is used without being named: world.dlg in DATELINE_DATA, else in
/// $XDG_DATA_HOME/dateline, else in ~/.local/share/dateline; nothing when there is none.
std::optional<std::string> world_index_path();

}  // namespace dateline
