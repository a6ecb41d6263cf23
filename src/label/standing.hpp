#pragma once

#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "label/candidates.hpp"
#include "label/occupancy.hpp"

namespace dateline {

/// The ways of each request that have room beside everything that does not move, the best first.
using LabelChoices = std::vector<std::vector<LabelCandidate>>;

/// Which labels stand, and in which of their ways. Steps can be taken back.
class Standing {
 public:
  Standing(const std::vector<LabelRequest>& requests, const LabelChoices& choices, const PageBox& frame);

  /// The way that the label has, or none.
  std::optional<std::size_t> way(std::size_t label) const { return m_ways[label]; }

  /// Lets a label that does not stand stand in one of its ways, whatever is there.
  void place(std::size_t label, std::size_t way);
  void lift(std::size_t label);

  /// Labels that stand in the way of a label's way, ascending.
  std::vector<std::size_t> in_the_way(std::size_t label, std::size_t way) const;
  bool is_free(std::size_t label, std::size_t way) const;

  /// A point in time for undo().
  std::size_t now() const { return m_steps.size(); }
  /// Takes back all that was placed and lifted since.
  void undo(std::size_t since);

  /// The boxes that must be free: not those of a text or a symbol that stands whatever is there.
  static std::span<const PageBox> tested(const LabelRequest& request, const LabelCandidate& candidate);

 private:
  template <class Visit>
  bool find_in_the_way(std::size_t label, std::size_t way, Visit visit) const;
  void put(std::size_t label, std::optional<std::size_t> way);

  const std::vector<LabelRequest>& m_requests;
  const LabelChoices& m_choices;
  std::map<std::string_view, std::vector<std::size_t>> m_same_text;  ///< labels that keep apart
  BoxGrid m_placed;
  std::vector<std::optional<std::size_t>> m_ways;
  std::vector<std::pair<std::size_t, std::optional<std::size_t>>> m_steps;  ///< what each was before
};

}  // namespace dateline
