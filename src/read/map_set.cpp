#include "dateline/read/map_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "dateline/error.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/text/distance.hpp"
#include "read/toml.hpp"

namespace dateline {
namespace {

const std::vector<std::string> set_keys{"title",     "events",    "atlas",    "overview",
                                        "gazetteer", "overrides", "defaults", "map"};
const std::vector<std::string> endings{"png", "svg", "pdf"};
const std::vector<std::string> layers{"events", "corridors", "features", "places"};

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
  return list;
}

/// Reads one manifest; settings of a map go over those of the defaults.
class MapSetReader {
 public:
  MapSetReader(const std::string& path, const std::vector<MapKey>& options, Findings& findings)
      : m_path(path), m_options(options), m_findings(findings) {
    for (const MapKey& key : options) m_option_names.push_back(key.name);
  }

  MapSet read() {
    const toml::table file = read_toml(m_path);
    const std::size_t before = m_findings.size();
    check(file, set_keys, "a set of maps");
    MapSet set;
    SetMap defaults;
    attempt([&] { set.title = text_at(file, "title"); });
    attempt([&] { set.atlas = atlas_at(file); });
    attempt([&] {
      if (const toml::node* node = file.get("overview")) set.overview = overview(*node);
    });
    attempt([&] { set.gazetteers = files_at(file, "gazetteer"); });
    attempt([&] { set.overrides = files_at(file, "overrides"); });
    attempt([&] { defaults.events = files_at(file, "events"); });
    attempt([&] {
      if (const toml::node* node = file.get("defaults")) {
        if (!node->is_table()) no(*node, "'defaults' must be a table, under [defaults]");
        read_map(*node->as_table(), defaults);
      }
    });
    const bool sound = m_findings.size() == before;
    attempt([&] {
      each_table(file, "map", m_path, [&](const toml::table& table) {
        SetMap map = defaults;
        map.origin = where(table);
        const std::size_t known = m_findings.size();
        read_map(table, map);
        attempt([&] { complete(map); });
        if (sound && m_findings.size() == known) set.maps.push_back(std::move(map));
      });
    });
    if (set.maps.empty() && m_findings.size() == before)
      tell(where(file), "there is no map in this set: each begins with [[map]]");
    std::stable_sort(m_findings.begin() + static_cast<std::ptrdiff_t>(before), m_findings.end(),
                     [](const Finding& a, const Finding& b) { return a.origin.line < b.origin.line; });
    set.inputs = std::move(m_inputs);
    return set;
  }

 private:
  Origin where(const toml::source_region& at) const { return origin_of(at, m_path); }
  Origin where(const toml::node& node) const { return where(node.source()); }

  void tell(const Origin& origin, const std::string& message) const {
    m_findings.push_back({Severity::error, origin, message});
  }

  /// Reads a part of the file; what is wrong in it does not hide what is wrong in the others.
  void attempt(const std::function<void()>& part) const {
    try {
      part();
    } catch (const InputError& error) {
      m_findings.push_back({Severity::error, error.origin(), error.what()});
    }
  }

  [[noreturn]] void no(const toml::node& node, const std::string& message) const {
    refuse(where(node), message);
  }

  void check(const toml::table& table, const std::vector<std::string>& allowed, const char* what) const {
    for (const auto& [key, value] : table)
      if (const std::string word(key.str()); std::ranges::find(allowed, word) == allowed.end())
        tell(where(key.source()), fmt::format("there is no key '{}' in {}{}; there are {}", word, what,
                                              did_you_mean(word, allowed), listed(allowed)));
  }

  std::string text(const toml::node& node) const {
    if (const auto words = node.value_exact<std::string>()) return *words;
    no(node, "a text in quotes is expected here");
  }

  /// The word of an option: texts, numbers and switches have one.
  std::string word(const toml::node& node) const {
    if (const auto flag = node.value_exact<bool>()) return *flag ? "on" : "off";
    if (const auto whole = node.value_exact<std::int64_t>()) return std::to_string(*whole);
    if (const auto number = node.value_exact<double>()) return number_text(*number);
    if (const auto date = node.value_exact<toml::date>())
      return fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
    if (const auto words = node.value_exact<std::string>()) return *words;
    no(node, "a text, a number, a date, or true or false is expected here");
  }

  std::vector<std::string> words(const toml::node& node) const {
    if (!node.is_array()) return {word(node)};
    std::vector<std::string> all;
    for (const toml::node& member : *node.as_array()) all.push_back(word(member));
    return all;
  }

  std::string text_at(const toml::table& table, const char* key) const {
    const toml::node* node = table.get(key);
    return node == nullptr ? "" : text(*node);
  }

  /// Files, and where they are named first.
  std::vector<std::string> files(const toml::node& node) {
    std::vector<std::string> all = words(node);
    for (std::size_t i = 0; i < all.size(); ++i) m_inputs.emplace(all[i], where(member(node, i)));
    return all;
  }

  std::vector<std::string> files_at(const toml::table& table, const char* key) {
    const toml::node* node = table.get(key);
    return node == nullptr ? std::vector<std::string>() : files(*node);
  }

  /// A list's member, or a word that stands for a list of one.
  static const toml::node& member(const toml::node& node, std::size_t index) {
    return node.is_array() ? *node.as_array()->get(index) : node;
  }

  std::string atlas_at(const toml::table& table) const {
    std::string atlas = text_at(table, "atlas");
    if (!atlas.empty() && (!atlas.ends_with(".pdf") || atlas.find('/') != std::string::npos))
      no(*table.get("atlas"), "the atlas is a file of the set's folder, such as \"atlas.pdf\"");
    return atlas;
  }

  /// A file of the set's folder that an overview can be written as.
  std::string overview_file(const toml::node& node) const {
    std::string file = text(node);
    const bool known = std::ranges::any_of(std::array{".png", ".svg", ".pdf", ".geojson"},
                                           [&](const char* ending) { return file.ends_with(ending); });
    if (!known || file.find('/') != std::string::npos)
      no(node,
         "the overview is a file of the set's folder, such as \"overview.png\", .svg or .pdf; as "
         "\"sheets.geojson\" it is a layer with the outlines of all sheets");
    return file;
  }

  SetOverview overview(const toml::node& node) const {
    SetOverview overview;
    overview.map.origin = where(node);
    const toml::table* table = node.as_table();
    const toml::node* files = table == nullptr ? &node : table->get("file");
    if (files == nullptr) no(node, "the overview lacks its file, such as file = \"overview.png\"");
    if (const toml::array* list = files->as_array())
      for (const toml::node& member : *list) overview.files.push_back(overview_file(member));
    else
      overview.files.push_back(overview_file(*files));
    if (overview.files.empty()) no(*files, "the list is empty, so there would be no overview");
    if (table == nullptr) return overview;
    for (const auto& [key, value] : *table)
      if (const MapKey* known = option(key.str())) set(overview.map.settings, *known, value);
    std::vector<std::string> allowed = m_option_names;
    allowed.insert(allowed.begin(), "file");
    check(*table, allowed, "an overview");
    return overview;
  }

  bool flag(const toml::node& node) const {
    if (const auto value = node.value_exact<bool>()) return *value;
    no(node, "true or false is expected here");
  }

  /// One of the words, with a near miss for others.
  std::string one_of(const toml::node& node, const std::vector<std::string>& allowed,
                     const char* what) const {
    std::string one = text(node);
    if (std::ranges::find(allowed, one) == allowed.end())
      no(node, fmt::format("there is no {} '{}'{}; there are {}", what, one, did_you_mean(one, allowed),
                           listed(allowed)));
    return one;
  }

  std::vector<std::string> some_of(const toml::node& node, const std::vector<std::string>& allowed,
                                   const char* what) const {
    if (!node.is_array()) return {one_of(node, allowed, what)};
    std::vector<std::string> some;
    for (const toml::node& member : *node.as_array()) some.push_back(one_of(member, allowed, what));
    return some;
  }

  const MapKey* option(std::string_view name) const {
    const auto found = std::ranges::find(m_options, name, &MapKey::name);
    return found == m_options.end() ? nullptr : &*found;
  }

  void set(std::vector<Setting>& settings, const MapKey& key, const toml::node& node) const {
    Setting setting{key.name, words(node), where(node)};
    if (!key.repeatable && setting.words.size() > 1) {
      std::string joined;
      for (const std::string& part : setting.words) joined += (joined.empty() ? "" : ",") + part;
      setting.words = {joined};
    }
    if (setting.words == std::vector<std::string>{""}) setting.words.clear();
    std::erase_if(settings, [&](const Setting& other) { return other.key == key.name; });
    settings.push_back(std::move(setting));
  }

  void read_axes(const toml::node& node, SetMap& map) const {
    if (!node.is_table()) no(node, "'each' must be a table, such as { month = \"2022-12/2023-09\" }");
    map.axes.clear();
    std::vector<std::pair<std::uint64_t, SetAxis>> found;  // TOML sorts by name; the file's order counts
    for (const auto& [key, value] : *node.as_table()) {
      const auto at = key.source().begin;
      SetAxis axis{std::string(key.str()), words(value), where(value), {}};
      for (std::size_t i = 0; i < axis.values.size(); ++i) axis.places.push_back(where(member(value, i)));
      found.push_back({(std::uint64_t{at.line} << 32) + at.column, std::move(axis)});
    }
    std::ranges::sort(found, {}, &std::pair<std::uint64_t, SetAxis>::first);
    for (auto& [order, axis] : found) {
      if (axis.values.empty()) refuse(axis.origin, "the list is empty, so there would be no map");
      map.axes.push_back(std::move(axis));
    }
  }

  std::string suffix(const toml::node& node) const {
    std::string suffix = text(node);
    if (suffix.find('/') != std::string::npos)
      no(node, fmt::format("the suffix '{}' has a '/': it is the end of a file's name, such as \"-small\"; "
                           "folders go into the name of the map",
                           suffix));
    return suffix;
  }

  SetOutput output(const toml::node& node) const {
    if (!node.is_table()) return {one_of(node, endings, "kind of output"), "", {}, where(node)};
    const toml::table& table = *node.as_table();
    SetOutput out{"png", "", {}, where(node)};
    for (const auto& [key, value] : table) {
      if (key == "format")
        out.ending = one_of(value, endings, "kind of output");
      else if (key == "suffix")
        out.suffix = suffix(value);
      else if (const MapKey* known = option(key.str()))
        set(out.settings, *known, value);
    }
    std::vector<std::string> allowed = m_option_names;
    allowed.insert(allowed.begin(), {"format", "suffix"});
    check(table, allowed, "an output");
    return out;
  }

  void read_outputs(const toml::node& node, SetMap& map) const {
    map.outputs.clear();
    if (!node.is_array()) {
      map.outputs.push_back(output(node));
      return;
    }
    for (const toml::node& member : *node.as_array()) map.outputs.push_back(output(member));
    if (map.outputs.empty()) no(node, "the list is empty, so nothing would be made; there are png, svg, pdf");
  }

  void read_animation(const toml::node& node, SetMap& map) const {
    constexpr double shortest = 0.05;
    constexpr double longest = 60;
    SetAnimation animation;
    const toml::table* table = node.as_table();
    if (table != nullptr) check(*table, {"file", "seconds"}, "an animation");
    const toml::node* file = table == nullptr ? &node : table->get("file");
    if (file != nullptr) animation.file = text(*file);
    if (!animation.file.ends_with(".png") || animation.file.find('/') != std::string::npos)
      no(node, "the animation is a file of the set's folder, such as \"months.png\"");
    if (const toml::node* seconds = table == nullptr ? nullptr : table->get("seconds")) {
      animation.seconds = seconds->value<double>().value_or(0);
      if (!(animation.seconds >= shortest && animation.seconds <= longest))
        no(*seconds, fmt::format("a sheet is shown for {} to {} seconds", shortest, longest));
    }
    map.animation = animation;
  }

  void read_common(const toml::node& node, SetMap& map) const {
    map.common_extent = map.common_scale = map.common_legend = false;
    for (const std::string& what :
         some_of(node, {"extent", "scale", "legend"}, "thing that sheets have in common"))
      (what == "extent" ? map.common_extent : what == "scale" ? map.common_scale : map.common_legend) = true;
  }

  void read_map(const toml::table& table, SetMap& map) {
    std::vector<std::string> allowed = map_set_keys();
    allowed.insert(allowed.end(), m_option_names.begin(), m_option_names.end());
    check(table, allowed, "a map");
    for (const auto& [key, value] : table)
      attempt([&, &name = key, &node = value] { read_key(name.str(), node, map); });
  }

  /// A key that is none is told by check().
  void read_key(std::string_view key, const toml::node& value, SetMap& map) {
    if (key == "name") {
      map.name = text(value);
      map.name_origin = where(value);
    } else if (key == "each") {
      read_axes(value, map);
    } else if (key == "events") {
      map.events = files(value);
    } else if (key == "outputs") {
      read_outputs(value, map);
    } else if (key == "export") {
      map.exports = some_of(value, layers, "layer");
    } else if (key == "report") {
      map.report = flag(value);
    } else if (key == "alt-text") {
      map.alt_text = flag(value);
    } else if (key == "common") {
      read_common(value, map);
    } else if (key == "animation") {
      read_animation(value, map);
    } else if (key == "empty") {
      map.empty = one_of(value, {"draw", "skip"}, "way with empty sheets") == "draw" ? EmptySheets::draw
                                                                                     : EmptySheets::skip;
    } else if (const MapKey* known = option(key)) {
      set(map.settings, *known, value);
    }
  }

  void complete(SetMap& map) const {
    if (map.events.empty())
      refuse(map.origin, "this map has no events: give events = \"FILE.csv\" here or at the top");
    if (map.outputs.empty()) map.outputs.push_back({"png", "", {}, map.origin});
    if (map.animation && std::ranges::find(map.outputs, "png", &SetOutput::ending) == map.outputs.end())
      refuse(map.origin, "the animation is made of PNGs: add \"png\" to the outputs");
    if (!map.name.empty()) return;
    map.name_origin = map.origin;
    for (const SetAxis& axis : map.axes) map.name += (map.name.empty() ? "{" : "-{") + axis.name + "}";
    if (map.name.empty()) refuse(map.origin, "this map has no name: give name = \"map\"");
  }

  const std::string& m_path;
  const std::vector<MapKey>& m_options;
  Findings& m_findings;
  std::vector<std::string> m_option_names;
  std::map<std::string, Origin> m_inputs;
};

}  // namespace

const std::vector<std::string>& map_set_keys() {
  static const std::vector<std::string> keys{"name",   "each",     "events", "outputs", "export",
                                             "report", "alt-text", "common", "empty",   "animation"};
  return keys;
}

MapSet read_map_set(const std::string& path, const std::vector<MapKey>& options, Findings& findings) {
  return MapSetReader(path, options, findings).read();
}

}  // namespace dateline
