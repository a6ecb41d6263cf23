#include "dateline/read/image.hpp"

#include "dateline/read/data_files.hpp"
#include "read/sprite.hpp"

namespace dateline {

Image read_image(const std::string& path) {
  constexpr std::size_t most_bytes = std::size_t{64} << 20;
  return decode_png(read_file(path, most_bytes), path);
}

}  // namespace dateline
