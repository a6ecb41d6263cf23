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
    const toml::source_position& at = error.source().begin;
    throw InputError(
        "column " + std::to_string(at.column) + ": this is no TOML: " + std::string(error.description()),
        {path, static_cast<int>(at.line)});
  }
}

Origin origin_of(const toml::node& node, const std::string& path) {
  return {path, static_cast<int>(node.source().begin.line)};
}

void check_keys(const toml::table& table, const std::vector<std::string>& allowed, const std::string& path) {
  for (const auto& [key, value] : table) {
    const std::string word(key.str());
    if (std::ranges::find(allowed, word) != allowed.end()) continue;
    std::string list;
    for (const std::string& name : allowed) list += (list.empty() ? "" : ", ") + name;
    throw InputError(
        "there is no key '" + word + "' here" + did_you_mean(word, allowed) + "; there are " + list,
        origin_of(value, path));
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
