#include "compose/common_labels.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "compose/placing.hpp"

namespace dateline {
namespace {

constexpr double room_of_name = 320;  // mm² of a map for each name
constexpr double smaller = 0.85;      // than on a map of its own, so that events lead
constexpr double smallest = 1.6;      // mm of the em

/// Names are the same when they name the same, in the same words, at the same place.
using LabelKey = std::tuple<std::string, std::string, std::vector<PagePoint>, std::vector<PagePoint>>;

LabelKey key_of(const LabelRequest& request) {
  return {request.feature, request.text, request.points, request.axis};
}

auto corners_of(const PageBox& box) {
  return std::tuple(box.left, box.top, box.right, box.bottom);
}

/// Adds what is not there yet, in order.
template <class T, class Less>
class Union {
 public:
  explicit Union(std::vector<T>& out) : m_out(out) {}
  void add(const std::vector<T>& more) {
    for (const T& one : more)
      if (m_known.insert(one).second) m_out.push_back(one);
  }

 private:
  std::vector<T>& m_out;
  std::set<T, Less> m_known;
};

struct BoxLess {
  bool operator()(const PageBox& a, const PageBox& b) const { return corners_of(a) < corners_of(b); }
};

/// What names must keep off in any of the maps.
LabelObstacles obstacles_of(const std::vector<MapDrawn*>& maps) {
  LabelObstacles all{maps.front()->projector.frame().grown(-0.8), {}, {}, {}};
  Union<PageBox, BoxLess> solid(all.solid);
  Union<std::vector<PagePoint>, std::less<>> lines(all.lines);
  Union<PagePoint, std::less<>> dots(all.dots);
  for (const MapDrawn* map : maps) {
    solid.add(map->painted.solid);
    solid.add(map->painted.barred);
    solid.add(event_obstacles(map->events.blocks));
    lines.add(map->painted.lines);
    for (const auto& [dot, radius] : map->painted.dots) dots.add({dot});
  }
  return all;
}

double small(double size) {
  return std::min(size, std::max(size * smaller, smallest));
}

/// Set for a small map; names with pictures in them keep their size.
LabelRequest for_small_map(LabelRequest request) {
  request.longest_leader = 0;
  request.may_be_keyed = false;
  if (!request.images.empty()) return request;
  request.font.size = small(request.font.size);
  for (TextSpan& span : request.spans) span.font.size = small(span.font.size);
  return request;
}

/// The least important names beyond a number lose their places.
void keep_most_important(CommonLabels& common, std::size_t most) {
  std::vector<std::size_t> placed;
  for (std::size_t i = 0; i < common.labels.size(); ++i)
    if (common.labels[i].placed) placed.push_back(i);
  std::ranges::stable_sort(placed, std::greater<>(),
                           [&](std::size_t i) { return common.requests[i].priority; });
  for (std::size_t i = most; i < placed.size(); ++i) {
    Label& label = common.labels[placed[i]];
    label = {};
    label.why = "small maps have room for the most important names";
  }
}

}  // namespace

CommonLabels place_common_labels(const std::vector<MapDrawn*>& maps, TextMeasure& measure) {
  CommonLabels common;
  std::map<LabelKey, std::size_t> known;
  std::vector<std::vector<std::size_t>> indices;
  for (MapDrawn* map : maps) {
    give_way(map->painted.labels, map->events.blocks);
    std::vector<std::size_t>& own = indices.emplace_back();
    for (const LabelRequest& request : map->painted.labels) {
      const auto [entry, is_new] = known.try_emplace(key_of(request), common.requests.size());
      if (is_new) {
        common.requests.push_back(for_small_map(request));
      }
      LabelRequest& all = common.requests[entry->second];
      all.clearance = std::max(all.clearance, request.clearance);
      own.push_back(entry->second);
    }
  }
  common.labels = place_labels(common.requests, obstacles_of(maps), measure);
  const PageBox& frame = maps.front()->projector.frame();
  keep_most_important(
      common,
      std::max<std::size_t>(3, static_cast<std::size_t>(frame.width() * frame.height() / room_of_name)));
  for (const std::vector<std::size_t>& own : indices) {
    std::vector<Label>& labels = common.of_map.emplace_back();
    for (const std::size_t i : own) labels.push_back(common.labels[i]);
  }
  return common;
}

}  // namespace dateline
