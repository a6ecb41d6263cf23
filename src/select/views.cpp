#include "dateline/select/views.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

/// The state's view of a line on the day; null when it sees it as disputed.
const View* view_of(const Feature& line, const std::string& state, Day day, const std::vector<View>& views) {
  const std::string name = to_string(line["name"]);
  const auto found = std::ranges::find_if(views, [&](const View& view) {
    return view.by == state && view.line == name && view.period.contains(day);
  });
  return found == views.end() ? nullptr : &*found;
}

FeatureLayer* layer_named(std::vector<FeatureLayer>& layers, std::string_view name) {
  const auto found = std::ranges::find(layers, name, &FeatureLayer::name);
  return found == layers.end() ? nullptr : &*found;
}

}  // namespace

std::vector<FeatureLayer> seen_by(const std::string& state, Day day, const std::vector<View>& views,
                                  std::vector<FeatureLayer> layers) {
  FeatureLayer* disputed = layer_named(layers, "disputed");
  FeatureLayer* borders = layer_named(layers, "borders");
  if (disputed == nullptr || borders == nullptr) return layers;
  std::vector<Feature> still;
  for (Feature& line : disputed->features) {
    const View* view = view_of(line, state, day, views);
    if (view == nullptr) {
      still.push_back(std::move(line));
    } else if (view->border) {
      line.set("class", std::string("country"));
      borders->features.push_back(std::move(line));
    }
  }
  disputed->features = std::move(still);
  return layers;
}

}  // namespace dateline
