#include "dateline/read/style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/style/expression.hpp"
#include "dateline/style/properties.hpp"
#include "dateline/text/distance.hpp"
#include "read/json.hpp"
#include "read/line_marks.hpp"
#include "read/sheet_look.hpp"
#include "read/sprite.hpp"
#include "style/parse.hpp"

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr StyleLayerType layer_types[] = {
    StyleLayerType::background,   StyleLayerType::fill,    StyleLayerType::line,
    StyleLayerType::circle,       StyleLayerType::symbol,  StyleLayerType::hillshade,
    StyleLayerType::color_relief, StyleLayerType::heatmap, StyleLayerType::raster};

/// Members of a layer beside paint and layout.
constexpr std::string_view layer_members[] = {"id",      "type",   "source", "source-layer", "minzoom",
                                              "maxzoom", "filter", "layout", "paint",        "metadata"};

/// Members of a style. What is about the camera, light or time of a live map is let pass.
constexpr std::string_view root_members[] = {
    "version", "name",       "metadata",   "center", "centerAltitude", "zoom",    "bearing", "pitch",
    "roll",    "state",      "light",      "sky",    "projection",     "terrain", "sources", "sprite",
    "glyphs",  "font-faces", "transition", "layers", "$schema",        "id",      "created", "modified",
    "owner",   "visibility", "draft"};

const char* name_of(PropertyGroup group) {
  return group == PropertyGroup::layout ? "layout" : "paint";
}

std::vector<std::string> property_names(StyleLayerType type, PropertyGroup group) {
  std::vector<std::string> names;
  for (const StyleProperty& row : style_properties())
    if (row.layer == type && row.group == group) names.emplace_back(row.name);
  return names;
}

/// Does it say how a property changes in time? A sheet does not move.
bool is_transition(StyleLayerType type, std::string_view name) {
  constexpr std::string_view ending = "-transition";
  return name.ends_with(ending) && style_property(type, name.substr(0, name.size() - ending.size()));
}

/// Reads the layers of one style; every finding names the layer.
class StyleReader {
 public:
  StyleReader(std::string file, Findings& findings) : m_file(std::move(file)), m_findings(findings) {}

  Style read(const JsonValue& root) {
    if (!root.object()) throw InputError("a style is a JSON object; this is none", {m_file, root.line});
    const JsonValue* version = root.find("version");
    if (!version) throw InputError("a style needs \"version\": 8; this has none", {m_file, root.line});
    if (!version->number() || *version->number() != 8)
      throw InputError("a style needs \"version\": 8; this has another", {m_file, version->line});
    const JsonValue* layers = root.find("layers");
    if (!layers || !layers->array())
      throw InputError("a style needs \"layers\", an array", {m_file, layers ? layers->line : root.line});
    check_members(root);
    if (const JsonValue* state = root.find("state")) m_state = state_of(*state);
    Style style;
    if (const JsonValue* name = root.find("name"); name && name->string()) style.name = *name->string();
    if (const JsonValue* metadata = root.find("metadata"))
      read_sheet_look(*metadata, m_file, style, m_findings);
    for (std::size_t i = 0; i < layers->array()->size(); ++i)
      if (auto layer = read_layer((*layers->array())[i], i)) style.layers.push_back(*std::move(layer));
    return style;
  }

 private:
  void finding(Severity severity, int line, std::string message) {
    m_findings.push_back({severity, {m_file, line}, std::move(message)});
  }

  void check_members(const JsonValue& root) {
    for (const auto& [name, value] : *root.object())
      if (!std::ranges::count(root_members, name))
        finding(Severity::warning, value.line,
                fmt::format("'{}' is not known in a style{}; it is ignored", name,
                            did_you_mean(name, {std::begin(root_members), std::end(root_members)})));
  }

  /// The values of "global-state": the defaults of the style's "state".
  StyleObject state_of(const JsonValue& state) {
    auto values = std::make_shared<std::vector<std::pair<std::string, StyleValue>>>();
    if (!state.object()) {
      finding(Severity::warning, state.line, "state must be an object; it is ignored");
      return values;
    }
    for (const auto& [name, entry] : *state.object()) {
      const JsonValue* standard = entry.find("default");
      if (standard)
        values->emplace_back(name, constant_of(*standard));
      else
        finding(Severity::warning, entry.line,
                fmt::format("state '{}': it needs a \"default\"; it is null", name));
    }
    return values;
  }

  std::optional<StyleLayer> read_layer(const JsonValue& json, std::size_t index) {
    const JsonValue* id = json.find("id");
    if (!json.object() || !id || !id->string() || id->string()->empty()) {
      finding(Severity::error, json.line,
              fmt::format("layers[{}]: a layer needs an \"id\"; it is left out", index));
      return std::nullopt;
    }
    StyleLayer layer;
    layer.id = *id->string();
    layer.line_number = json.line;
    if (!m_ids.insert(layer.id).second) {
      finding(Severity::error, id->line,
              fmt::format("layer '{}': another layer has this id already; this one is left out", layer.id));
      return std::nullopt;
    }
    if (!read_type(json, layer)) return std::nullopt;
    read_members(json, layer);
    if (!read_filter(json, index, layer)) return std::nullopt;
    read_group(json, index, PropertyGroup::layout, layer);
    read_group(json, index, PropertyGroup::paint, layer);
    return layer;
  }

  bool read_type(const JsonValue& json, StyleLayer& layer) {
    const JsonValue* type = json.find("type");
    if (!type || !type->string()) {
      finding(Severity::error, json.line,
              fmt::format("layer '{}': it has no type; it is left out", layer.id));
      return false;
    }
    const auto found = std::ranges::find_if(
        layer_types, [&](StyleLayerType one) { return *type->string() == to_string(one); });
    if (found != std::end(layer_types)) {
      layer.type = *found;
      return true;
    }
    std::vector<std::string> names;
    for (const StyleLayerType one : layer_types) names.emplace_back(to_string(one));
    finding(Severity::warning, type->line,
            fmt::format("layer '{}': type '{}' is not supported yet{}; it is left out", layer.id,
                        *type->string(), did_you_mean(*type->string(), names)));
    return false;
  }

  void read_members(const JsonValue& json, StyleLayer& layer) {
    if (const JsonValue* source = json.find("source"); source && source->string())
      layer.source = *source->string();
    // Vector tiles hold many layers in one source; dateline's sources are layers already.
    if (const JsonValue* inner = json.find("source-layer"); inner && inner->string()) {
      layer.source = *inner->string();
      layer.has_source_layer = true;
    }
    if (layer.source.empty() && layer.type != StyleLayerType::background)
      finding(Severity::warning, json.line,
              fmt::format("layer '{}': it has no source and draws nothing", layer.id));
    read_zoom(json, "minzoom", layer.minzoom, layer);
    read_zoom(json, "maxzoom", layer.maxzoom, layer);
    if (const JsonValue* metadata = json.find("metadata")) {
      const auto tell = [&](int line, const std::string& message) {
        finding(Severity::warning, line, fmt::format("layer '{}': {}", layer.id, message));
      };
      layer.marks = line_marks_of(*metadata, layer.type, tell);
    }
    for (const auto& [name, value] : *json.object())
      if (!std::ranges::count(layer_members, name))
        finding(Severity::warning, value.line,
                fmt::format("layer '{}': '{}' is not known here{}; it is ignored", layer.id, name,
                            did_you_mean(name, {std::begin(layer_members), std::end(layer_members)})));
  }

  void read_zoom(const JsonValue& json, const char* name, double& zoom, const StyleLayer& layer) {
    const JsonValue* value = json.find(name);
    if (!value) return;
    if (value->number() && *value->number() >= 0 && *value->number() <= 24)
      zoom = *value->number();
    else
      finding(Severity::warning, value->line,
              fmt::format("layer '{}': {} must be a number from 0 to 24; it is ignored", layer.id, name));
  }

  // A layer whose filter cannot be read is left out: drawn without it, it would show
  // what its author meant to leave away.
  bool read_filter(const JsonValue& json, std::size_t index, StyleLayer& layer) {
    const JsonValue* filter = json.find("filter");
    if (!filter) return true;
    ExpressionProblems problems;
    layer.filter = parse_filter(*filter, problems, m_state);
    report(problems, filter->line, layer, fmt::format("layers[{}].filter", index), "the layer is left out");
    return layer.filter != nullptr;
  }

  void report(const ExpressionProblems& problems, int line, const StyleLayer& layer, const std::string& path,
              const char* done) {
    for (const ExpressionProblem& one : problems) {
      std::string_view message = one.message;
      if (message.ends_with('.')) message.remove_suffix(1);
      finding(Severity::warning, one.line ? one.line : line,
              fmt::format("layer '{}': {}{}: {}{}; {}", layer.id, path, one.key, message, one.hint, done));
    }
  }

  void read_group(const JsonValue& json, std::size_t index, PropertyGroup group, StyleLayer& layer) {
    const JsonValue* members = json.find(name_of(group));
    if (!members) return;
    if (!members->object()) {
      finding(Severity::warning, members->line,
              fmt::format("layer '{}': {} must be an object; it is ignored", layer.id, name_of(group)));
      return;
    }
    for (const auto& [name, value] : *members->object()) {
      const auto path = fmt::format("layers[{}].{}.{}", index, name_of(group), name);
      read_property(name, value, group, path, layer);
    }
  }

  void read_property(const std::string& name, const JsonValue& value, PropertyGroup group,
                     const std::string& path, StyleLayer& layer) {
    const StyleProperty* row = style_property(layer.type, name);
    if (!row && is_transition(layer.type, name)) return;
    if (!row || row->group != group) {
      finding(Severity::warning, value.line,
              fmt::format("layer '{}': '{}' is no {} property of a {} layer{}; it is ignored", layer.id, name,
                          name_of(group), to_string(layer.type),
                          did_you_mean(name, property_names(layer.type, group))));
      return;
    }
    ExpressionProblems problems;
    auto expression = parse_property(value, *row, problems, m_state);
    report(problems, value.line, layer, path, "the default is used");
    if (expression) layer.properties.emplace(name, std::move(expression));
  }

  std::string m_file;
  Findings& m_findings;
  std::set<std::string> m_ids;
  StyleObject m_state;
};

constexpr std::size_t size_limit = std::size_t{64} << 20;

std::string path_of_shipped(const std::string& name) {
  const auto names = shipped_styles();
  if (!std::ranges::count(names, name))
    throw UsageError(fmt::format("there is no style '{}'{}; the styles are: {}, or give a file", name,
                                 did_you_mean(name, names), fmt::join(names, ", ")));
  return data_file("styles/" + name + ".json").string();
}

/// A path names a file; a bare word names a shipped style.
bool is_path(const std::string& name) {
  return name.find('/') != std::string::npos || name.ends_with(".json") || fs::is_regular_file(name);
}

std::vector<fs::path> files_in(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (entry.path().extension() == ending) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

void read_symbols(const fs::path& folder, Style& style, Findings& findings) {
  for (const fs::path& file : files_in(folder, ".svg"))
    style.symbols.insert_or_assign(
        file.stem().string(), parse_symbol(read_file(file.string(), size_limit), file.string(), findings));
}

}  // namespace

std::vector<std::string> shipped_styles() {
  std::vector<std::string> names;
  for (const fs::path& file : files_in(data_file("styles"), ".json")) names.push_back(file.stem().string());
  return names;
}

Style parse_style(const std::string& json, const std::string& file, Findings& findings) {
  return StyleReader(file, findings).read(parse_json(json, file));
}

// A style of one's own may bring symbols in a folder "symbols" beside it; the shipped
// ones are there as well.
Style read_style(const std::string& name_or_path, Findings& findings) {
  const std::string path = is_path(name_or_path) ? name_or_path : path_of_shipped(name_or_path);
  const JsonValue root = parse_json(read_file(path, size_limit), path);
  Style style = StyleReader(path, findings).read(root);
  if (const JsonValue* sprite = root.find("sprite")) read_sprites(*sprite, path, style, findings);
  const fs::path shipped = data_file("styles/symbols");
  read_symbols(shipped, style, findings);
  const fs::path beside = fs::path(path).parent_path() / "symbols";
  std::error_code none;
  if (fs::exists(beside, none) && !fs::equivalent(beside, shipped, none))
    read_symbols(beside, style, findings);
  return style;
}

}  // namespace dateline
