// The modules stand in one line and look only one way (src/modules.txt), and the public
// headers include no outside library that is named below.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path root = DATELINE_SOURCE_DIR;

std::vector<std::string> modules() {
  std::ifstream file(root / "src/modules.txt");
  std::vector<std::string> names;
  for (std::string line; std::getline(file, line);) names.push_back(line);
  return names;
}

std::size_t floor_of(const std::vector<std::string>& names, const std::string& module) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), module) - names.begin());
}

struct Include {
  fs::path from;
  std::string what;
};

std::vector<Include> includes_below(const fs::path& folder) {
  static const std::regex pattern(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
  std::vector<Include> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto ending = entry.path().extension();
    if (ending != ".hpp" && ending != ".cpp") continue;
    std::ifstream file(entry.path());
    std::smatch match;
    for (std::string line; std::getline(file, line);)
      if (std::regex_search(line, match, pattern)) found.push_back({entry.path(), match[1]});
  }
  return found;
}

/// "dateline/geo/box.hpp" and "geo/box.hpp" → "geo"; "" when of no module.
std::string module_of(std::string path) {
  if (path.starts_with("dateline/")) path.erase(0, 9);
  const auto slash = path.find('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

}  // namespace

TEST_CASE("a module includes itself and modules listed before it", "[modules]") {
  const auto names = modules();
  REQUIRE(names.size() > 10);
  for (const std::string& module : names) {
    for (const fs::path& folder : {root / "include/dateline" / module, root / "src" / module}) {
      if (!fs::exists(folder)) continue;
      for (const Include& include : includes_below(folder)) {
        const auto floor = floor_of(names, module_of(include.what));
        if (floor == names.size()) continue;
        INFO(include.from << " includes " << include.what);
        CHECK(floor <= floor_of(names, module));
      }
    }
  }
}

TEST_CASE("every folder of the sources is a module of the list", "[modules]") {
  const auto names = modules();
  for (const char* parent : {"include/dateline", "src"})
    for (const auto& entry : fs::directory_iterator(root / parent)) {
      if (!entry.is_directory()) continue;
      INFO(entry.path());
      CHECK(floor_of(names, entry.path().filename()) < names.size());
    }
}

TEST_CASE("public headers include no outside library but tl-expected", "[modules]") {
  std::size_t looked_at = 0;
  for (const Include& include : includes_below(root / "include")) {
    ++looked_at;
    if (include.what.starts_with("dateline/") || include.what == "tl/expected.hpp") continue;
    INFO(include.from << " includes " << include.what);
    CHECK(include.what.find('.') == std::string::npos);
    CHECK(include.what.find('/') == std::string::npos);
  }
  CHECK(looked_at > 40);
}
