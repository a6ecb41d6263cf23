#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// A file or folder of dateline's own data ("gazetteer/south-caucasus.geojson",
/// "styles/light.json"): under $DATELINE_DATA when it is there, else under the prefix where the library
/// is installed, else beside the sources that were built. Throws InputError naming the places looked in.
std::filesystem::path data_file(std::string_view name);

/// A file or folder of data that the user has had made ("world/land_10m.geojson", "world.dlg"): in
/// $DATELINE_DATA, else in $XDG_DATA_HOME/dateline, else in ~/.local/share/dateline; nothing when
/// it is not there.
std::optional<std::filesystem::path> user_data_file(std::string_view name);

/// The whole file. Throws InputError when it cannot be read (a folder, no permission,
/// over `limit` bytes).
std::string read_file(const std::string& path, std::size_t limit = std::size_t{2} << 30);

}  // namespace dateline
