#include "read/toml.hpp"

#include <algorithm>

#include "dateline/read/data_files.hpp"
#include "dateline/text/distance.hpp"

namespace dateline {

toml::table read_toml(const std::string& path) {
  const std::string text = read_file(path);
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    throw InputError("this is no TOML: " + std::string(error.description()), origin_of(error.source(), path));
  }
}

Origin origin_of(const toml::source_region& part, const std::string& path) {
  return {path, static_cast<int>(part.begin.line), static_cast<int>(part.begin.column)};
}

Origin origin_of(const toml::node& node, const std::string& path) {
  return origin_of(node.source(), path);
}

void check_keys(const toml::table& table, const std::vector<std::string>& allowed, const std::string& path) {
  for (const auto& [key, value] : table) {
    const std::string word(key.str());
    if (std::ranges::find(allowed, word) != allowed.end()) continue;
    std::string list;
    for (const std::string& name : allowed) list += (list.empty() ? "" : ", ") + name;
    throw InputError(
        "there is no key '" + word + "' here" + did_you_mean(word, allowed) + "; there are " + list,
        origin_of(key.source(), path));
  }
}

std::string toml_text(const toml::table& table, const char* key, const std::string& path) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return {};
  if (const auto text = node->value_exact<std::string>()) return *text;
  throw InputError("'" + std::string(key) + "' must be a text in quotes", origin_of(*node, path));
}

bool toml_flag(const toml::table& table, const char* key, const std::string& path) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return false;
  if (const auto flag = node->value_exact<bool>()) return *flag;
  throw InputError("'" + std::string(key) + "' must be true or false", origin_of(*node, path));
}

void each_table(const toml::table& table, const char* key, const std::string& path,
                const std::function<void(const toml::table&)>& visit) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return;
  const toml::array* list = node->as_array();
  const auto refuse = [&](const toml::node& what) {
    throw InputError("'" + std::string(key) + "' must be written as tables, each under [[" + key + "]]",
                     origin_of(what, path));
  };
  if (list == nullptr) refuse(*node);
  for (const toml::node& member : *list) {
    if (!member.is_table()) refuse(member);
    visit(*member.as_table());
  }
}

}  // namespace dateline
