#pragma once

#include <functional>
#include <optional>
#include <string>

#include "dateline/feature/feature.hpp"
#include "dateline/finding.hpp"

namespace dateline {

/// A feature of a JSON file and where it stands.
struct JsonFeature {
  Feature feature;
  int line = 0;
  bool broken_geometry = false;  ///< it had one that cannot be used; a finding says why
};

using TakeFeature = std::function<void(JsonFeature&&)>;

/// Hands on the features of GeoJSON text that touch `box`, or the elements of an array of
/// plain objects. A feature that cannot be read is a finding. Where each feature has its
/// line, text that breaks off costs the last of them; else InputError is thrown.
void for_each_json_feature(std::string text, const std::string& name, const std::optional<GeoBox>& box,
                           Findings& findings, const TakeFeature& take);

/// The same for JSON Lines: an object or a feature a line.
void for_each_json_line(std::string text, const std::string& name, Findings& findings,
                        const TakeFeature& take);

}  // namespace dateline
