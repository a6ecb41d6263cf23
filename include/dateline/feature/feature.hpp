#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dateline/geo/geobox.hpp"
#include "dateline/geo/geometry.hpp"

namespace dateline {

/// The value of an attribute; monostate is JSON's null.
using Value = std::variant<std::monostate, bool, double, std::string>;

/// Something to draw or write: a geometry with attributes, in their order.
struct Feature {
  std::string id;
  Geometry geometry;
  std::vector<std::pair<std::string, Value>> attributes;

  /// The attribute's value; null when there is none.
  const Value& operator[](std::string_view key) const;
  void set(std::string key, Value value);
};

/// Features under a name that styles use as their source: "land", "borders", "events".
struct FeatureLayer {
  std::string name;
  std::vector<Feature> features;
  bool own = false;  ///< of the user's own base map (--base), not of dateline's data
};

/// For people and files: "", "true", "12", "0.5", the text itself.
std::string to_string(const Value& value);

/// The shortest digits that read back as `number`, without exponent where that is
/// shorter than 20 characters; never in a locale's way.
std::string number_text(double number);

}  // namespace dateline
