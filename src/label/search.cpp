#include "label/search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <tuple>

namespace dateline {
namespace {

constexpr int longest_chain = 4;        // labels that are pushed aside one by the other
constexpr int most_trials = 300;        // of ways in the chains of one label
constexpr std::size_t most_pushed = 2;  // labels that one pushes aside at once
constexpr int most_keys = 12;           // letters on a map: a list that is read at a glance
constexpr double dearest_push = 0.9;    // by which a label that matters more may stand worse for one

class Search {
 public:
  Search(const std::vector<LabelRequest>& requests, const LabelChoices& choices, const PageBox& frame,
         Standing& standing)
      : m_requests(requests),
        m_choices(choices),
        m_frame(frame),
        m_standing(standing),
        m_held(requests.size(), false) {}

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
    for (auto begin = order.begin(); begin != order.end();) {
      const auto end =
          std::find_if(begin, order.end(), [&](std::size_t i) { return rank(i) < rank(*begin); });
      place_rank({begin, end});
      begin = end;
    }
    for (int pass = 0; pass < 2; ++pass)
      for (const std::size_t label : order) improve(label);
  }

 private:
  double rank(std::size_t label) const { return std::floor(m_requests[label].priority); }
  double cost(std::size_t label, std::size_t way) const { return m_choices[label][way].cost; }
  bool stands(std::size_t label) const { return m_standing.way(label).has_value(); }

  /// How many of the label's ways need neither a leader line nor a key: they come first.
  std::size_t plain_ways(std::size_t label) const {
    const auto first = std::ranges::find_if(m_choices[label], [](const LabelCandidate& candidate) {
      return candidate.resort != LabelCandidate::Resort::none;
    });
    return static_cast<std::size_t>(first - m_choices[label].begin());
  }

  void place_rank(const std::vector<std::size_t>& labels) {
    std::vector<std::size_t> apart_from_others;
    for (const std::size_t label : labels) {
      const LabelRequest& request = m_requests[label];
      // What stands in any case, and lines, whose parts have an order, are not weighed.
      if (request.may_overlap || request.way == LabelRequest::Way::along_line || request.apart > 0)
        take_free(label);
      else
        apart_from_others.push_back(label);
    }
    if (apart_from_others.size() > 1)
      place_least_hindering(m_requests, m_choices, apart_from_others, m_frame, m_standing);
    for (const std::size_t label : labels)
      if (!stands(label) && !take_free(label)) push_in(label);
    for (const std::size_t label : labels) improve(label);
    for (const std::size_t label : labels)
      if (!stands(label)) take_last_resort(label);
  }

  bool take_free(std::size_t label) { return take_free(label, 0, plain_ways(label)); }

  bool take_free(std::size_t label, std::size_t from, std::size_t to) {
    for (std::size_t way = from; way < to; ++way)
      if (m_standing.is_free(label, way)) {
        m_standing.place(label, way);
        return true;
      }
    return false;
  }

  void take_last_resort(std::size_t label) {
    std::size_t from = plain_ways(label);
    for (; from < m_choices[label].size() && !stands(label); ++from) {
      const bool key = m_choices[label][from].resort == LabelCandidate::Resort::key;
      if (key && m_keys == most_keys) return;
      if (take_free(label, from, from + 1) && key) ++m_keys;
    }
  }

  /// Takes a way from which all that stand in it can be pushed aside.
  bool push_in(std::size_t label) {
    m_trials = 0;
    return push(label, plain_ways(label), longest_chain);
  }

  /// One of the first `ways` of a label that does not stand, with the labels there pushed aside.
  bool push(std::size_t label, std::size_t ways, int links) {
    m_held[label] = true;
    for (std::size_t way = 0; way < ways && !stands(label); ++way) {
      if (++m_trials > most_trials) break;
      const std::vector<std::size_t> others = m_standing.in_the_way(label, way);
      if (others.size() > most_pushed ||
          std::ranges::any_of(others, [&](std::size_t i) { return m_held[i]; }))
        continue;
      const std::size_t before = m_standing.now();
      std::vector<std::size_t> limits;
      for (const std::size_t other : others) {
        limits.push_back(acceptable_ways(other, label));
        m_standing.lift(other);
      }
      m_standing.place(label, way);
      for (std::size_t i = 0; i < others.size(); ++i)
        if (!take_free(others[i], 0, limits[i]) && (links <= 1 || !push(others[i], limits[i], links - 1))) {
          m_standing.undo(before);
          break;
        }
    }
    m_held[label] = false;
    return stands(label);
  }

  /// How many of the ways of a label that stands it may be pushed to for another one.
  std::size_t acceptable_ways(std::size_t label, std::size_t for_label) const {
    const std::size_t plain = plain_ways(label);
    if (rank(label) <= rank(for_label)) return plain;
    const double most = cost(label, *m_standing.way(label)) + dearest_push;
    std::size_t count = 0;
    while (count < plain && cost(label, count) <= most) ++count;
    return count;
  }

  /// Moves to the best way that is free, or that a single label can leave for another one where
  /// both together stand better than now.
  void improve(std::size_t label) {
    if (!stands(label)) {
      take_free(label);
      return;
    }
    const std::size_t now = *m_standing.way(label);
    for (std::size_t way = 0; way < now; ++way) {
      const std::size_t before = m_standing.now();
      m_standing.lift(label);
      if (m_standing.is_free(label, way)) {
        m_standing.place(label, way);
        return;
      }
      if (swap(label, way, now)) return;
      m_standing.undo(before);
    }
  }

  bool swap(std::size_t label, std::size_t way, std::size_t now) {
    const std::vector<std::size_t> others = m_standing.in_the_way(label, way);
    if (others.size() != 1 || rank(others.front()) > rank(label)) return false;
    const std::size_t other = others.front();
    const std::size_t others_way = *m_standing.way(other);
    const double gain = cost(label, now) - cost(label, way);
    m_standing.lift(other);
    m_standing.place(label, way);
    for (std::size_t to = 0; to < plain_ways(other); ++to) {
      if (cost(other, to) - cost(other, others_way) >= gain - 0.01) return false;
      if (!m_standing.is_free(other, to)) continue;
      m_standing.place(other, to);
      return true;
    }
    return false;
  }

  const std::vector<LabelRequest>& m_requests;
  const LabelChoices& m_choices;
  const PageBox m_frame;
  Standing& m_standing;
  std::vector<bool> m_held;  ///< labels of the chain, which is not to bite its tail
  int m_trials = 0;
  int m_keys = 0;
};

}  // namespace

void find_ways(const std::vector<LabelRequest>& requests, const LabelChoices& choices, const PageBox& frame,
               Standing& standing) {
  Search(requests, choices, frame, standing).run();
}

}  // namespace dateline
