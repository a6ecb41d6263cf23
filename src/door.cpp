#include "door.hpp"

#include <dlfcn.h>

#include <algorithm>
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

std::vector<std::string> program_files() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&open_door), &info) == 0 || info.dli_fname == nullptr) return {};
  std::vector<std::string> files{std::filesystem::weakly_canonical(info.dli_fname).string()};
  const std::filesystem::path folder = folder_of_this_library();
  for (const auto& where : std::array{folder, folder / "dateline"}) {
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(where, none)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("dateline_") && name.ends_with(".so")) files.push_back(entry.path().string());
    }
  }
  std::ranges::sort(files);
  return files;
}

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
