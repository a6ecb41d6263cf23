#include "door.hpp"

#include <dlfcn.h>

#include <array>
#include <filesystem>
#include <string>

#include "dateline/error.hpp"

namespace dateline {
namespace {

std::filesystem::path folder_of_this_library() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&open_door), &info) == 0 || info.dli_fname == nullptr) return {};
  return std::filesystem::weakly_canonical(info.dli_fname).parent_path();
}

}  // namespace

const void* open_door(const char* library, const char* symbol) {
  const std::filesystem::path folder = folder_of_this_library();
  const std::string file = std::string(library) + ".so";
  for (const auto& path : std::array{folder / file, folder / "dateline" / file}) {
    if (!std::filesystem::exists(path)) continue;
    void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr)
      throw InputError(std::string("cannot be loaded: ") + dlerror(), {path.string(), 0});
    const void* table = dlsym(handle, symbol);
    if (table == nullptr) throw InputError(std::string("has no ") + symbol, {path.string(), 0});
    return table;
  }
  throw InputError("is missing beside the dateline library; build or install dateline again", {file, 0});
}

}  // namespace dateline
