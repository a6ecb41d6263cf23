#include "dateline/error.hpp"
#include "dateline/read/gazetteer_sources.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/time/edtf.hpp"
#include "read/toml.hpp"

namespace dateline {
namespace {

/// Reads the tables of one file, each with its own keys.
class OverridesReader {
 public:
  OverridesReader(const std::string& path, Overrides& overrides) : m_path(path), m_overrides(overrides) {}

  void read(const toml::table& file) {
    check_keys(file, {"moved", "added", "banned", "meant"}, m_path);
    each_table(file, "moved", m_path, [this](const toml::table& table) { moved(table); });
    each_table(file, "added", m_path, [this](const toml::table& table) { added(table); });
    each_table(file, "banned", m_path, [this](const toml::table& table) { banned(table); });
    each_table(file, "meant", m_path, [this](const toml::table& table) { meant(table); });
  }

 private:
  std::string text(const toml::table& table, const char* key) const { return toml_text(table, key, m_path); }

  std::string needed(const toml::table& table, const char* key) const {
    std::string value = text(table, key);
    if (value.empty())
      throw InputError("'" + std::string(key) + "' is missing here", origin_of(table, m_path));
    return value;
  }

  double degrees(const toml::table& table, const char* key) const {
    const toml::node* node = table.get(key);
    const auto value = node == nullptr ? std::nullopt : node->value<double>();
    if (!value)
      throw InputError("'" + std::string(key) + "' must be a number of degrees", origin_of(table, m_path));
    return *value;
  }

  Day day(const toml::table& table, const char* key, Day open, bool last) const {
    const std::string written = text(table, key);
    if (written.empty()) return open;
    const auto date = parse_edtf(written);
    if (!date) throw InputError("'" + std::string(key) + "': " + date.error(), origin_of(table, m_path));
    return last ? date->period.last : date->period.first;
  }

  void moved(const toml::table& table) {
    check_keys(table, {"place", "lon", "lat", "source"}, m_path);
    const auto point = LonLat::checked(degrees(table, "lon"), degrees(table, "lat"));
    if (!point) throw InputError(point.error(), origin_of(table, m_path));
    m_overrides.moved.push_back(
        {needed(table, "place"), *point, needed(table, "source"), origin_of(table, m_path)});
  }

  void added(const toml::table& table) {
    check_keys(table, {"place", "name", "language", "by", "use", "from", "to", "source"}, m_path);
    Name name;
    name.text = needed(table, "name");
    name.language = text(table, "language").empty() ? "und" : text(table, "language");
    name.by = text(table, "by");
    name.source = text(table, "source");
    name.use = NameUse::variant;
    if (const std::string word = text(table, "use"); !word.empty()) {
      const auto use = name_use(word);
      if (!use)
        throw InputError("there is no use of a name '" + word + "'" +
                             did_you_mean(word, {"official", "local", "common", "variant", "former"}) +
                             "; it is one of official, local, common, variant, former",
                         origin_of(table, m_path));
      name.use = *use;
    }
    name.period = {day(table, "from", Period::distant_past, false),
                   day(table, "to", Period::distant_future, true)};
    if (name.period.first > name.period.last)
      throw InputError("the name's 'from' is behind its 'to'", origin_of(table, m_path));
    m_overrides.added.push_back({needed(table, "place"), std::move(name), origin_of(table, m_path)});
  }

  void banned(const toml::table& table) {
    check_keys(table, {"name", "place"}, m_path);
    m_overrides.banned.push_back({needed(table, "name"), text(table, "place"), origin_of(table, m_path)});
  }

  void meant(const toml::table& table) {
    check_keys(table, {"name", "place"}, m_path);
    m_overrides.meant.push_back({needed(table, "name"), needed(table, "place"), origin_of(table, m_path)});
  }

  const std::string& m_path;
  Overrides& m_overrides;
};

}  // namespace

Overrides read_overrides(const std::string& path) {
  Overrides overrides;
  OverridesReader(path, overrides).read(read_toml(path));
  return overrides;
}

}  // namespace dateline
