#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/style/style.hpp"

namespace dateline {

enum class PropertyGroup { layout, paint };

/// What a property's value is. `text` is formatted text; `number_list` and `colour_list`
/// are one value or an array of them (numberArray and colorArray of the specification).
enum class PropertyKind {
  number,
  colour,
  flag,
  string,
  word,
  text,
  image,
  numbers,
  strings,
  words,
  padding,
  anchor_offsets,
  number_list,
  colour_list
};

/// `used`: compose draws with it. `no_effect`: means nothing on a static sheet, accepted
/// in silence.
enum class PropertySupport { used, no_effect };

/// Flags of what a property's expression may do.
enum : unsigned {
  by_zoom = 1,
  by_feature = 2,
  interpolated = 4,
  by_state = 8,      ///< global-state
  by_progress = 16,  ///< line-progress
  by_density = 32,   ///< heatmap-density
  by_elevation = 64
};

/// A row of the table of properties.
struct StyleProperty {
  StyleLayerType layer;
  PropertyGroup group;
  std::string_view name;
  PropertyKind kind;
  unsigned may;               ///< by_zoom | by_feature | …
  std::string_view standard;  ///< the default ("1", "#000000", "0 0", "a|b"), "" for none
  std::string_view words;     ///< of a word: what is allowed, parted by spaces
  PropertySupport support;
  int length = -1;  ///< of numbers: how many; -1: any
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

/// Every paint and layout property of the supported layer types.
std::span<const StyleProperty> style_properties();

/// The row of a property of a layer type, or nullptr.
const StyleProperty* style_property(StyleLayerType layer, std::string_view name);

/// The default as a value; null where there is none.
StyleValue standard_value(const StyleProperty& property);

/// The words that a property of kind `word` takes.
std::vector<std::string> allowed_words(const StyleProperty& property);

}  // namespace dateline
