#include "style/reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "style/operators.hpp"
#include "style/rules.hpp"

namespace dateline {

namespace {

constexpr const char* introduction =
    "# The style language\n"
    "\n"
    "Styles are [MapLibre Style Specification](https://maplibre.org/maplibre-style-spec/) v8 JSON. This "
    "page\n"
    "lists what dateline reads of it; `dateline style reference` writes it from the tables that the program\n"
    "works by, and a test keeps the two equal.\n"
    "\n"
    "A sheet is not a live map, so some things have a meaning of their own:\n"
    "\n"
    "- `px` is 1/96 inch. `zoom` follows from the scale: zoom 0 is 1:559,082,264, each further zoom is "
    "twice\n"
    "  as large.\n"
    "- A layer's `source` names a layer of the sheet (`land`, `borders`, `water`, `rivers`, `roads`, "
    "`places`,\n"
    "  `corridors`, `events` …) or, with `source-layer`, a layer of vector tiles.\n"
    "- `global-state` gives the values that the style's own `state` has by default; `feature-state` and\n"
    "  `accumulated` give null.\n"
    "- Layer types `fill-extrusion` and `sky`, and `light`, `terrain` and `projection` mean nothing on a "
    "flat\n"
    "  sheet.\n"
    "\n"
    "`dateline style check FILE` tells what a style holds that is unknown, wrong or not drawn, with line, "
    "layer\n"
    "and property. `dateline style evaluate FILE` evaluates a case in the form of the specification's "
    "suite.\n";

std::string cell(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c == '|') made += '\\';
    made += c;
  }
  return made;
}

const char* support_of(const StyleProperty& row) {
  switch (row.support) {
    case PropertySupport::used: return "drawn";
    case PropertySupport::no_effect: return "no effect on a sheet";
  }
  return "";
}

std::string standard_of(const StyleProperty& row) {
  if (row.standard.empty()) return "";
  const StyleValue& value = shared_standard_value(row);
  const bool list = value.as<StyleArray>() != nullptr;
  return fmt::format("`{}`", list ? cell(to_json(value)) : std::string(row.standard));
}

std::string values_of(const StyleProperty& row) {
  const PropertyRules rules = rules_of(row);
  std::string text = rules.type == "array" ? fmt::format("array of {}", rules.item) : rules.type;
  if (row.length >= 0) text += fmt::format(" ({})", row.length);
  if (!row.words.empty()) {
    std::string words;
    for (const std::string& word : allowed_words(row)) words += (words.empty() ? "`" : ", `") + word + '`';
    text += ": " + words;
  }
  if (std::isfinite(row.least) && std::isfinite(row.most))
    text += fmt::format(", {} to {}", row.least, row.most);
  else if (std::isfinite(row.least))
    text += fmt::format(", at least {}", row.least);
  return text;
}

struct Input {
  unsigned flag;
  const char* name;
};

constexpr Input inputs[] = {{by_zoom, "zoom"},
                            {by_feature, "feature"},
                            {by_state, "global-state"},
                            {by_progress, "line-progress"},
                            {by_density, "heatmap-density"},
                            {by_elevation, "elevation"}};

std::string expressions_of(const StyleProperty& row) {
  std::string text;
  for (const auto& [flag, name] : inputs)
    if (row.may & flag) text += (text.empty() ? "" : ", ") + std::string(name);
  if (!text.empty() && (row.may & interpolated)) text += "; interpolated";
  return text;
}

std::string properties_of(StyleLayerType type) {
  std::string text = fmt::format(
      "\n### {}\n\n| property | | values | default | expressions of | support |\n"
      "| --- | --- | --- | --- | --- | --- |\n",
      to_string(type));
  for (const StyleProperty& row : style_properties())
    if (row.layer == type)
      text += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", row.name,
                          row.group == PropertyGroup::layout ? "layout" : "paint", values_of(row),
                          standard_of(row), expressions_of(row), support_of(row));
  return text;
}

std::string operators_by_group() {
  std::vector<std::string_view> groups;
  for (const Operator& row : operators())
    if (std::ranges::find(groups, row.group) == groups.end()) groups.push_back(row.group);
  std::string text;
  for (const std::string_view group : groups) {
    text += fmt::format("\n### {}\n\n| operator | takes and gives |\n| --- | --- |\n", group);
    for (const Operator& row : operators())
      if (row.group == group) text += fmt::format("| `{}` | {} |\n", row.name, cell(row.syntax));
  }
  return text;
}

}  // namespace

std::string style_reference() {
  std::string text = introduction;
  text += "\n## Layers and their properties\n";
  const StyleLayerType last = style_properties().back().layer;
  for (int type = 0; type <= int(last); ++type) text += properties_of(StyleLayerType(type));
  text += "\n## Operators\n\nAll operators of the specification work as it defines.\n";
  return text + operators_by_group();
}

}  // namespace dateline
