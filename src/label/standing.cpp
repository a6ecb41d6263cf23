#include "label/standing.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

Standing::Standing(const std::vector<LabelRequest>& requests, const LabelChoices& choices,
                   const PageBox& frame)
    : m_requests(requests), m_choices(choices), m_placed(frame), m_ways(requests.size()) {
  for (std::size_t i = 0; i < requests.size(); ++i)
    if (requests[i].apart > 0) m_same_text[requests[i].text].push_back(i);
}

std::span<const PageBox> Standing::tested(const LabelRequest& request, const LabelCandidate& candidate) {
  const std::span<const PageBox> boxes = candidate.boxes;
  const std::size_t pictures = request.picture ? 1 : 0;
  if (request.may_overlap) return boxes.last(request.picture_may_overlap ? 0 : pictures);
  return boxes.first(boxes.size() - (request.picture_may_overlap ? pictures : 0));
}

template <class Visit>
bool Standing::find_in_the_way(std::size_t label, std::size_t way, Visit visit) const {
  const LabelRequest& request = m_requests[label];
  const LabelCandidate& candidate = m_choices[label][way];
  for (const PageBox& box : tested(request, candidate))
    if (m_placed.find(box.grown(request.padding), [&](int id) {
          return static_cast<std::size_t>(id) != label && visit(static_cast<std::size_t>(id));
        }))
      return true;
  if (request.apart <= 0) return false;
  // Labels of the same text keep their distance.
  const auto same = m_same_text.find(request.text);
  return same != m_same_text.end() && std::ranges::any_of(same->second, [&](std::size_t other) {
           if (other == label || !m_ways[other]) return false;
           const PagePoint there = m_choices[other][*m_ways[other]].point;
           return std::hypot(candidate.point.x - there.x, candidate.point.y - there.y) < request.apart &&
                  visit(other);
         });
}

std::vector<std::size_t> Standing::in_the_way(std::size_t label, std::size_t way) const {
  std::vector<std::size_t> labels;
  find_in_the_way(label, way, [&](std::size_t other) {
    labels.push_back(other);
    return false;
  });
  std::ranges::sort(labels);
  const auto again = std::ranges::unique(labels);
  labels.erase(again.begin(), again.end());
  return labels;
}

bool Standing::is_free(std::size_t label, std::size_t way) const {
  return !find_in_the_way(label, way, [](std::size_t) { return true; });
}

void Standing::put(std::size_t label, std::optional<std::size_t> way) {
  const bool covers = !m_requests[label].may_be_covered;
  if (covers && m_ways[label])
    for (const PageBox& box : m_choices[label][*m_ways[label]].boxes)
      m_placed.remove(static_cast<int>(label), box);
  m_ways[label] = way;
  if (covers && way)
    for (const PageBox& box : m_choices[label][*way].boxes) m_placed.add(static_cast<int>(label), box);
}

void Standing::place(std::size_t label, std::size_t way) {
  m_steps.emplace_back(label, m_ways[label]);
  put(label, way);
}

void Standing::lift(std::size_t label) {
  m_steps.emplace_back(label, m_ways[label]);
  put(label, std::nullopt);
}

void Standing::undo(std::size_t since) {
  for (; m_steps.size() > since; m_steps.pop_back()) put(m_steps.back().first, m_steps.back().second);
}

}  // namespace dateline
