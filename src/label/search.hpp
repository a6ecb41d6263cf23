#pragma once

#include <vector>

#include "label/standing.hpp"

namespace dateline {

/// Lets labels stand in the way that hinders fewest others, one after the other, as FALP does
/// (Yamamoto, Câmara, Lorena 2005: Fast algorithm for point-feature label placement): a good
/// beginning for a search. `labels` have no place yet.
void place_least_hindering(const std::vector<LabelRequest>& requests, const LabelChoices& choices,
                           const std::vector<std::size_t>& labels, const PageBox& frame, Standing& standing);

/// Finds a way for as many labels as it can: those of greater priority (its whole part counts) are
/// never given up for others. Within one priority place_least_hindering() begins; a label without room pushes
/// others aside, and these others in turn (ejection chains of bounded length); then all go to better
/// places that are free or that a neighbour can leave; what then has no room is led by a line or
/// keyed, where it may. Labels that do not touch each other, not even through others, do
/// not change each other's places.
void find_ways(const std::vector<LabelRequest>& requests, const LabelChoices& choices, const PageBox& frame,
               Standing& standing);

}  // namespace dateline
