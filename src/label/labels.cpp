#include "dateline/label/labels.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "label/candidates.hpp"
#include "label/occupancy.hpp"

namespace dateline {
namespace {

constexpr double ink_cost = 0.05;  // of a covered half-millimetre cell

class Placement {
 public:
  Placement(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles, TextMeasure& measure)
      : m_requests(requests), m_placed(obstacles.frame), m_chosen(requests.size()) {
    BoxGrid solid(obstacles.frame);
    for (std::size_t i = 0; i < obstacles.solid.size(); ++i)
      solid.add(static_cast<int>(i), obstacles.solid[i]);
    const Occupancy ink(obstacles.frame, obstacles.lines);
    for (std::size_t i = 0; i < requests.size(); ++i)
      if (requests[i].apart > 0) m_same_text[requests[i].text].push_back(i);
    for (const LabelRequest& request : requests) {
      auto all = label_candidates(request, measure);
      m_first_cost.push_back(all.empty() ? 0 : all.front().cost);
      m_had_any.push_back(!all.empty());
      std::vector<LabelCandidate> free;
      for (LabelCandidate& candidate : all) {
        const auto is_own = [&](int id) {
          return obstacles.solid[static_cast<std::size_t>(id)] == request.own;
        };
        const auto inside = [&](const PageBox& box) { return obstacles.frame.contains(box); };
        const auto stands = [&](const PageBox& box) {
          return std::ranges::all_of(solid.overlapping(box.grown(request.padding / 2)), is_own);
        };
        if (!std::ranges::all_of(candidate.boxes, inside) ||
            !std::ranges::all_of(tested(request, candidate), stands))
          continue;
        candidate.cost +=
            ink_cost * std::transform_reduce(candidate.boxes.begin(), candidate.boxes.end(), 0, std::plus<>(),
                                             [&](const PageBox& box) { return ink.covered(box); });
        free.push_back(std::move(candidate));
      }
      std::ranges::stable_sort(free, {}, &LabelCandidate::cost);
      m_candidates.push_back(std::move(free));
    }
  }

  void run() {
    std::vector<std::size_t> order(m_requests.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      const auto key = [&](std::size_t i) {
        return std::tuple(-m_requests[i].priority, std::string_view(m_requests[i].feature),
                          std::string_view(m_requests[i].text));
      };
      return key(a) < key(b);
    });
    for (const std::size_t label : order)
      if (!take_free(label)) push_in(label);
    for (const std::size_t label : order) improve(label);
  }

  std::vector<Label> labels() const {
    std::vector<Label> out;
    for (std::size_t i = 0; i < m_requests.size(); ++i) {
      Label label;
      if (m_chosen[i]) {
        const LabelCandidate& candidate = m_candidates[i][*m_chosen[i]];
        label = {true,
                 candidate.cost > m_first_cost[i] + 0.3,
                 candidate.mark,
                 candidate.boxes,
                 "",
                 candidate.point,
                 candidate.text};
        shift(label, m_requests[i].shift);
      } else {
        label.why = !m_had_any[i]             ? "it is longer than its line"
                    : m_candidates[i].empty() ? "symbols or the frame take all its places"
                                              : "labels that matter more take all its places";
      }
      out.push_back(std::move(label));
    }
    return out;
  }

 private:
  /// The boxes that must be free: not those of a text or a symbol that stands whatever is there.
  static std::span<const PageBox> tested(const LabelRequest& request, const LabelCandidate& candidate) {
    const std::span<const PageBox> boxes = candidate.boxes;
    const std::size_t pictures = request.picture ? 1 : 0;
    if (request.may_overlap) return boxes.last(request.picture_may_overlap ? 0 : pictures);
    return boxes.first(boxes.size() - (request.picture_may_overlap ? pictures : 0));
  }

  /// Labels in the way of a candidate of `label`.
  std::vector<int> in_the_way(std::size_t label, std::size_t candidate) const {
    std::vector<int> ids = too_near(label, candidate);
    for (const PageBox& box : tested(m_requests[label], m_candidates[label][candidate])) {
      const auto found = m_placed.overlapping(box.grown(m_requests[label].padding));
      ids.insert(ids.end(), found.begin(), found.end());
    }
    std::ranges::sort(ids);
    const auto again = std::ranges::unique(ids);
    ids.erase(again.begin(), again.end());
    std::erase(ids, static_cast<int>(label));
    return ids;
  }

  /// Labels of the same text that stand nearer than they should.
  std::vector<int> too_near(std::size_t label, std::size_t candidate) const {
    std::vector<int> ids;
    if (m_requests[label].apart <= 0) return ids;
    const auto same = m_same_text.find(m_requests[label].text);
    if (same == m_same_text.end()) return ids;
    const PagePoint here = m_candidates[label][candidate].point;
    for (const std::size_t other : same->second) {
      if (other == label || !m_chosen[other]) continue;
      const PagePoint there = m_candidates[other][*m_chosen[other]].point;
      if (std::hypot(here.x - there.x, here.y - there.y) < m_requests[label].apart)
        ids.push_back(static_cast<int>(other));
    }
    return ids;
  }

  static void shift(Label& label, PagePoint by) {
    label.mark.at = {label.mark.at.x + by.x, label.mark.at.y + by.y};
    for (PagePoint& p : label.mark.path) p = {p.x + by.x, p.y + by.y};
  }

  void place(std::size_t label, std::size_t candidate) {
    m_chosen[label] = candidate;
    if (m_requests[label].may_be_covered) return;
    for (const PageBox& box : m_candidates[label][candidate].boxes)
      m_placed.add(static_cast<int>(label), box);
  }

  void lift(std::size_t label) {
    for (const PageBox& box : m_candidates[label][*m_chosen[label]].boxes)
      m_placed.remove(static_cast<int>(label), box);
    m_chosen[label].reset();
  }

  bool take_free(std::size_t label) {
    for (std::size_t i = 0; i < m_candidates[label].size(); ++i)
      if (in_the_way(label, i).empty()) {
        place(label, i);
        return true;
      }
    return false;
  }

  /// Takes a candidate whose labels in the way all find another free one.
  bool push_in(std::size_t label) {
    for (std::size_t i = 0; i < m_candidates[label].size(); ++i) {
      std::vector<std::pair<std::size_t, std::size_t>> before;
      for (const int other : in_the_way(label, i)) {
        const auto id = static_cast<std::size_t>(other);
        before.emplace_back(id, *m_chosen[id]);
        lift(id);
      }
      place(label, i);
      if (std::ranges::all_of(before, [&](const auto& moved) { return take_free(moved.first); })) return true;
      lift(label);
      for (const auto& [id, candidate] : before) {
        if (m_chosen[id]) lift(id);
        place(id, candidate);
      }
    }
    return false;
  }

  /// Moves to the cheapest candidate that is free now.
  void improve(std::size_t label) {
    if (!m_chosen[label]) {
      take_free(label);
      return;
    }
    const std::size_t now = *m_chosen[label];
    lift(label);
    for (std::size_t i = 0; i <= now; ++i)
      if (i == now || in_the_way(label, i).empty()) {
        place(label, i);
        return;
      }
  }

  const std::vector<LabelRequest>& m_requests;
  std::vector<std::vector<LabelCandidate>> m_candidates;
  std::vector<double> m_first_cost;
  std::vector<bool> m_had_any;
  std::map<std::string_view, std::vector<std::size_t>> m_same_text;  ///< of labels that keep apart
  BoxGrid m_placed;
  std::vector<std::optional<std::size_t>> m_chosen;
};

}  // namespace

std::vector<Label> place_labels(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles,
                                TextMeasure& measure) {
  Placement placement(requests, obstacles, measure);
  placement.run();
  return placement.labels();
}

}  // namespace dateline
