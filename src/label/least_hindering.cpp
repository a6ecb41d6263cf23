#include <cstdint>
#include <queue>

#include "label/search.hpp"

namespace dateline {
namespace {

constexpr double hindered_for_cost = 3;  // labels that one more of cost is worth hindering

/// All ways of the labels that are free at the beginning, and which of them exclude each other.
class Ways {
 public:
  Ways(const std::vector<LabelRequest>& requests, const LabelChoices& choices,
       const std::vector<std::size_t>& labels, const PageBox& frame, Standing& standing)
      : m_requests(requests), m_choices(choices), m_standing(standing), m_grid(frame) {
    for (const std::size_t label : labels) add_ways(label);
    m_seen.resize(m_ways.size(), 0);
    for (std::size_t i = 0; i < m_ways.size(); ++i) each_rival(i, [&](std::size_t) { ++m_ways[i].rivals; });
    leave_out_worse();
    for (std::size_t i = 0; i < m_ways.size(); ++i)
      if (m_ways[i].open) queue(i);
  }

  void place_all() {
    while (!m_queue.empty()) {
      const auto [key, i] = m_queue.top();
      m_queue.pop();
      const Way& way = m_ways[i];
      if (!way.open || key != key_of(i)) continue;
      if (!m_standing.is_free(way.label, way.way)) {
        close(i);
        continue;
      }
      m_standing.place(way.label, way.way);
      std::vector<std::size_t> rivals;
      each_rival(i, [&](std::size_t rival) { rivals.push_back(rival); });
      for (std::size_t k = way.first_of_label; k < m_ways.size() && m_ways[k].label == way.label; ++k)
        close(k);
      for (const std::size_t rival : rivals) close(rival);
    }
  }

 private:
  struct Way {
    std::size_t label = 0;
    std::size_t way = 0;
    std::size_t first_of_label = 0;  ///< index of the label's first way
    int rivals = 0;                  ///< open ways of other labels that it excludes
    bool open = true;
  };

  const LabelCandidate& candidate(std::size_t i) const { return m_choices[m_ways[i].label][m_ways[i].way]; }

  double key_of(std::size_t i) const { return m_ways[i].rivals + hindered_for_cost * candidate(i).cost; }

  void queue(std::size_t i) { m_queue.emplace(key_of(i), i); }

  void add_ways(std::size_t label) {
    const std::size_t first = m_ways.size();
    for (std::size_t way = 0; way < m_choices[label].size(); ++way) {
      const LabelCandidate& candidate = m_choices[label][way];
      if (candidate.resort != LabelCandidate::Resort::none || !m_standing.is_free(label, way)) continue;
      for (const PageBox& box : candidate.boxes) m_grid.add(static_cast<int>(m_ways.size()), box);
      m_ways.push_back({label, way, first, 0, true});
    }
  }

  /// Each open way of another label that cannot stand beside this one, once.
  template <class Visit>
  void each_rival(std::size_t i, Visit visit) {
    ++m_round;
    const std::size_t label = m_ways[i].label;
    for (const PageBox& box : candidate(i).boxes)
      m_grid.find(box.grown(m_requests[label].padding), [&](int id) {
        const auto other = static_cast<std::size_t>(id);
        if (m_ways[other].open && m_ways[other].label != label && m_seen[other] != m_round) {
          m_seen[other] = m_round;
          visit(other);
        }
        return false;
      });
  }

  void close(std::size_t i) {
    if (!m_ways[i].open) return;
    m_ways[i].open = false;
    each_rival(i, [&](std::size_t rival) {
      --m_ways[rival].rivals;
      queue(rival);
    });
  }

  /// A way that hinders none makes the label's worse ones needless.
  void leave_out_worse() {
    std::size_t last = m_ways.size();  // the label of the way that hinders none
    for (std::size_t i = 0; i < m_ways.size(); ++i) {
      if (last < m_ways.size() && m_ways[i].label == m_ways[last].label)
        close(i);
      else if (m_ways[i].rivals == 0)
        last = i;
    }
  }

  const std::vector<LabelRequest>& m_requests;
  const LabelChoices& m_choices;
  Standing& m_standing;
  BoxGrid m_grid;
  std::vector<Way> m_ways;
  std::vector<std::uint32_t> m_seen;
  std::uint32_t m_round = 0;
  using Entry = std::pair<double, std::size_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
};

}  // namespace

void place_least_hindering(const std::vector<LabelRequest>& requests, const LabelChoices& choices,
                           const std::vector<std::size_t>& labels, const PageBox& frame, Standing& standing) {
  Ways(requests, choices, labels, frame, standing).place_all();
}

}  // namespace dateline
