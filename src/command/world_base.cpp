#include "command/world_base.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "dateline/read/base_map.hpp"
#include "dateline/select/map_layers.hpp"
#include "dateline/select/views.hpp"

namespace dateline {
namespace {

/// What is known of the views of states; a state without one is told.
std::vector<View> known_views(const std::string& state, Findings& findings) {
  std::vector<View> views = read_views(findings);
  std::set<std::string> states;
  for (const View& view : views) states.insert(view.by);
  if (states.contains(state)) return views;
  std::string list;
  for (const std::string& other : states) list += (list.empty() ? "" : ", ") + other;
  findings.push_back({Severity::note,
                      {},
                      fmt::format("--pov: no view of '{}' on any line is known, so disputed lines stay as "
                                  "they are; views are known of {}",
                                  state, list)});
  return views;
}

}  // namespace

WorldBase world_base(const std::string& pov, const SheetSpec& spec, const GeoBox& box, double scale,
                     Findings& findings) {
  BaseMap read = read_base_map(box, scale, findings);
  if (!pov.empty())
    read.layers = seen_by(pov, spec.as_of, known_views(pov, findings), std::move(read.layers));
  if (spec.names.choice == NamingPolicy::Choice::language) {
    const auto names = read_world_names(spec.names.language, findings);
    for (FeatureLayer& layer : read.layers) layer = with_names(std::move(layer), names);
  }
  WorldBase base{{}, {"places", {}}, {"axes", {}}, read.credits};
  for (FeatureLayer& layer : read.layers)
    if (layer.name == "places")
      base.places = std::move(layer);
    else if (layer.name == "axes")
      base.axes = std::move(layer);
    else
      base.layers.push_back(std::move(layer));
  return base;
}

std::vector<FeatureLayer> locator_base(const SheetSpec& spec, Findings& findings) {
  constexpr double reach = 2500;        // km around the extent
  constexpr double about_scale = 60e6;  // of locators, which are small
  return read_world(grown(spec.extent, reach), about_scale, findings).layers;
}

}  // namespace dateline
