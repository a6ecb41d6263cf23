#include "dateline/text/distance.hpp"
#include "read/place_mapping.hpp"
#include "read/toml.hpp"

namespace dateline {
namespace {

PlaceKind kind_in(const std::string& word, const toml::node& node, const std::string& path) {
  if (const auto kind = place_kind(word)) return *kind;
  std::vector<std::string> words;
  std::string list;
  for (const PlaceKind kind : all_place_kinds()) {
    words.emplace_back(to_string(kind));
    list += (list.empty() ? "" : ", ") + words.back();
  }
  throw InputError(
      "there is no kind of place '" + word + "'" + did_you_mean(word, words) + "; it is one of " + list,
      origin_of(node, path));
}

PlaceMapping::NameColumn name_column(const toml::table& table, const std::string& path) {
  check_keys(table, {"column", "language", "language_column", "by", "use", "use_column", "separator"}, path);
  PlaceMapping::NameColumn column;
  column.column = toml_text(table, "column", path);
  if (column.column.empty()) throw InputError("'column' is missing here", origin_of(table, path));
  if (const std::string language = toml_text(table, "language", path); !language.empty())
    column.language = language;
  column.language_column = toml_text(table, "language_column", path);
  column.use_column = toml_text(table, "use_column", path);
  column.by = toml_text(table, "by", path);
  column.separator = toml_text(table, "separator", path);
  if (const std::string word = toml_text(table, "use", path); !word.empty()) {
    const auto use = name_use(word);
    if (!use)
      throw InputError(
          "there is no use of a name '" + word + "'; it is one of official, local, common, variant, former",
          origin_of(table, path));
    column.use = *use;
  }
  return column;
}

/// Each text key and where it goes.
struct TextKey {
  const char* key;
  std::string PlaceMapping::*member;
};

constexpr TextKey text_keys[]{{"source", &PlaceMapping::source},
                              {"licence", &PlaceMapping::licence},
                              {"layer", &PlaceMapping::layer},
                              {"id", &PlaceMapping::id},
                              {"id_prefix", &PlaceMapping::id_prefix},
                              {"lon", &PlaceMapping::lon},
                              {"lat", &PlaceMapping::lat},
                              {"kind", &PlaceMapping::kind},
                              {"country", &PlaceMapping::country},
                              {"other_country", &PlaceMapping::other_country},
                              {"feature_code", &PlaceMapping::feature_code},
                              {"population", &PlaceMapping::population},
                              {"rank", &PlaceMapping::rank},
                              {"from", &PlaceMapping::from},
                              {"to", &PlaceMapping::to},
                              {"parent", &PlaceMapping::parent},
                              {"parent_prefix", &PlaceMapping::parent_prefix}};

}  // namespace

PlaceMapping read_place_mapping(const std::string& path) {
  const toml::table file = read_toml(path);
  PlaceMapping mapping;
  std::vector<std::string> allowed{"names", "kinds", "other_kind", "only_names", "link", "link_prefix"};
  for (const TextKey& key : text_keys) {
    allowed.emplace_back(key.key);
    mapping.*key.member = toml_text(file, key.key, path);
  }
  check_keys(file, allowed, path);
  mapping.only_names = toml_flag(file, "only_names", path);
  if (const std::string link = toml_text(file, "link", path); !link.empty())
    mapping.links.push_back({link, toml_text(file, "link_prefix", path)});
  each_table(file, "names", path,
             [&](const toml::table& table) { mapping.names.push_back(name_column(table, path)); });
  if (const toml::node* kinds = file.get("kinds")) {
    if (!kinds->is_table())
      throw InputError("'kinds' must be a table, under [kinds]", origin_of(*kinds, path));
    for (const auto& [value, kind] : *kinds->as_table())
      mapping.kinds[std::string(value.str())] = kind_in(kind.value_or<std::string>(""), kind, path);
  }
  if (const std::string other = toml_text(file, "other_kind", path); !other.empty())
    mapping.other_kind = kind_in(other, *file.get("other_kind"), path);
  const auto need = [&](bool there, const char* what) {
    if (!there) throw InputError(std::string("the mapping has no ") + what, {path, 0});
  };
  need(!mapping.source.empty(), "'source': who made the data");
  need(!mapping.names.empty(), "[[names]] with the column of a name");
  need(!mapping.only_names || !mapping.id.empty(), "'id': a column that says whose names they are");
  need(mapping.only_names || !mapping.kind.empty() || mapping.other_kind,
       "'kind' (a column) and no 'other_kind' (of all rows)");
  need(mapping.lon.empty() == mapping.lat.empty(), "pair of 'lon' and 'lat': one is missing");
  if (!file.contains("id_prefix")) mapping.id_prefix = mapping.source + ':';
  return mapping;
}

}  // namespace dateline
