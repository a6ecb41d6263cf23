#pragma once

#include <toml++/toml.h>

#include <functional>
#include <string>
#include <vector>

#include "dateline/error.hpp"

namespace dateline {

/// The table of a TOML file. Throws InputError with file, line and reason.
toml::table read_toml(const std::string& path);

/// Where a part of the file begins.
Origin origin_of(const toml::source_region& part, const std::string& path);

/// Where a value of the file stands.
Origin origin_of(const toml::node& node, const std::string& path);

/// Throws InputError unless every key of `table` is one of `allowed`; near misses are offered.
void check_keys(const toml::table& table, const std::vector<std::string>& allowed, const std::string& path);

/// The text of a key; "" when it is not there. Throws InputError when it is no text.
std::string toml_text(const toml::table& table, const char* key, const std::string& path);

/// The flag of a key; false when it is not there. Throws InputError when it is neither true nor false.
bool toml_flag(const toml::table& table, const char* key, const std::string& path);

/// The tables of an array of tables ("[[moved]]"); none when it is not there.
void each_table(const toml::table& table, const char* key, const std::string& path,
                const std::function<void(const toml::table&)>& visit);

}  // namespace dateline
