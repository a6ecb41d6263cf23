#pragma once

#include <memory>
#include <string>

#include "read/tile_store.hpp"

namespace dateline {

/// What the SQLite door offers.
struct MbtilesDoor {
  std::unique_ptr<TileStore> (*open)(const std::string& path);
};

}  // namespace dateline
