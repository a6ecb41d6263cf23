#include "dateline/label/labels.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <tuple>

#include "label/candidates.hpp"
#include "label/occupancy.hpp"
#include "label/search.hpp"
#include "label/standing.hpp"

namespace dateline {
namespace {

constexpr double ink_cost = 0.05;       // of a covered half-millimetre cell
constexpr double rival_dot_cost = 0.3;  // of a dot that is about as near to the text as its own
constexpr double same_dot = 0.2;        // mm between dots that are one

double distance(const PageBox& box, PagePoint point) {
  return std::hypot(std::max({box.left - point.x, 0.0, point.x - box.right}),
                    std::max({box.top - point.y, 0.0, point.y - box.bottom}));
}

/// What does not move, and what the ways of a label cost beside it.
class Surroundings {
 public:
  explicit Surroundings(const LabelObstacles& obstacles)
      : m_obstacles(obstacles),
        m_solid(obstacles.frame),
        m_dots(obstacles.frame),
        m_ink(obstacles.frame, obstacles.lines) {
    for (std::size_t i = 0; i < obstacles.solid.size(); ++i)
      m_solid.add(static_cast<int>(i), obstacles.solid[i]);
    for (std::size_t i = 0; i < obstacles.dots.size(); ++i)
      m_dots.add(
          static_cast<int>(i),
          PageBox{obstacles.dots[i].x, obstacles.dots[i].y, obstacles.dots[i].x, obstacles.dots[i].y}.grown(
              1e-6));
  }

  /// Whether a way keeps inside the frame and off all that is solid, and is not taken for the
  /// name of another place.
  bool have_room_for(const LabelRequest& request, const LabelCandidate& candidate) const {
    const auto inside = [&](const PageBox& box) { return m_obstacles.frame.contains(box); };
    const auto stands = [&](const PageBox& box) {
      // A leader line may pass dots closely.
      const bool is_text = candidate.leader.empty() || box == candidate.text;
      return !m_solid.find(is_text ? box.grown(request.padding / 2) : box, [&](int id) {
        return m_obstacles.solid[static_cast<std::size_t>(id)] != request.own;
      });
    };
    return std::ranges::all_of(candidate.boxes, inside) &&
           std::ranges::all_of(Standing::tested(request, candidate), stands) &&
           nearness_of_others(request, candidate) < 1.25;
  }

  double cost(const LabelRequest& request, const LabelCandidate& candidate) const {
    const int covered =
        std::transform_reduce(candidate.boxes.begin(), candidate.boxes.end(), 0, std::plus<>(),
                              [&](const PageBox& box) { return m_ink.covered(box); });
    return ink_cost * covered + (nearness_of_others(request, candidate) > 0.8 ? rival_dot_cost : 0);
  }

 private:
  /// How many times nearer than its own dot the nearest other dot is to a text.
  double nearness_of_others(const LabelRequest& request, const LabelCandidate& candidate) const {
    if (request.way != LabelRequest::Way::around_point || !candidate.leader.empty() || !request.may_stand_off)
      return 0;
    const PagePoint own = request.points.front();
    const double to_own = distance(candidate.text, own);
    double nearest = 2 * to_own;
    m_dots.find(candidate.text.grown(nearest), [&](int id) {
      const PagePoint dot = m_obstacles.dots[static_cast<std::size_t>(id)];
      if (std::hypot(dot.x - own.x, dot.y - own.y) > same_dot)
        nearest = std::min(nearest, distance(candidate.text, dot));
      return false;
    });
    return nearest > 0 ? to_own / nearest : 0;
  }

  const LabelObstacles& m_obstacles;
  BoxGrid m_solid;
  BoxGrid m_dots;
  Occupancy m_ink;
};

/// The ways of a request that have room, the best first.
struct Choice {
  std::vector<LabelCandidate> ways;
  double first_cost = 0;  ///< of the best way if there were nothing around
  bool had_any = false;
};

Choice choice_of(const LabelRequest& request, const Surroundings& surroundings, TextMeasure& measure) {
  Choice out;
  std::vector<LabelCandidate> all = label_candidates(request, measure);
  out.had_any = !all.empty();
  if (out.had_any) out.first_cost = all.front().cost;
  add_last_resorts(request, measure, all);
  for (LabelCandidate& candidate : all) {
    if (!surroundings.have_room_for(request, candidate)) continue;
    candidate.cost += surroundings.cost(request, candidate);
    out.ways.push_back(std::move(candidate));
  }
  std::ranges::stable_sort(out.ways, {}, [](const LabelCandidate& candidate) {
    return std::pair(candidate.resort, candidate.cost);
  });
  return out;
}

/// Gives the keyed labels their letters, from the top of the sheet down.
void set_keys(std::vector<Label>& labels) {
  std::vector<std::size_t> keyed;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (labels[i].keyed) keyed.push_back(i);
  std::ranges::stable_sort(keyed, {},
                           [&](std::size_t i) { return std::tuple(labels[i].point.y, labels[i].point.x); });
  char letter = 'A';  // there are 12 at most
  for (const std::size_t i : keyed) labels[i].mark.text = letter++;
}

void shift(Label& label, PagePoint by) {
  label.mark.at = {label.mark.at.x + by.x, label.mark.at.y + by.y};
  for (PagePoint& p : label.mark.path) p = {p.x + by.x, p.y + by.y};
}

Label placed_label(const LabelRequest& request, const LabelCandidate& candidate, double first_cost) {
  Label label;
  label.placed = true;
  label.moved = candidate.cost > first_cost + 0.3;
  label.mark = candidate.mark;
  label.boxes = candidate.boxes;
  label.point = candidate.point;
  label.text = candidate.text;
  label.leader = candidate.leader;
  label.keyed = candidate.resort == LabelCandidate::Resort::key;
  shift(label, request.shift);
  return label;
}

}  // namespace

std::vector<Label> place_labels(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles,
                                TextMeasure& measure) {
  const Surroundings surroundings(obstacles);
  std::vector<Choice> choices;
  LabelChoices ways;
  for (const LabelRequest& request : requests) {
    choices.push_back(choice_of(request, surroundings, measure));
    ways.push_back(std::move(choices.back().ways));
  }
  Standing standing(requests, ways, obstacles.frame);
  find_ways(requests, ways, obstacles.frame, standing);

  std::vector<Label> labels(requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (const auto way = standing.way(i))
      labels[i] = placed_label(requests[i], ways[i][*way], choices[i].first_cost);
    else
      labels[i].why = !choices[i].had_any ? "it is longer than its line"
                      : ways[i].empty()   ? "symbols or the frame take all its places"
                                          : "labels that matter more take all its places";
  }
  set_keys(labels);
  return labels;
}

}  // namespace dateline
