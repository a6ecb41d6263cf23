#pragma once

#include <vector>

#include "compose/event_blocks.hpp"

namespace dateline {

/// A way for a block to stand.
struct BlockStand {
  PagePoint middle;
  bool on_anchor = false;   ///< one symbol on its place
  std::size_t columns = 0;  ///< of symbols; 0: about as many as rows
  PageBox box;
  std::vector<Leader> lines;
  PageBox all;      ///< around the box and its lines
  double cost = 0;  ///< by itself, in mm of leader lines
};

/// What blocks have to stand among, and how far from their places they may.
struct BlockGround {
  PageBox frame;
  std::vector<PageBox> taken;     ///< never to be stood on
  std::vector<PageBox> dots;      ///< better not
  std::vector<PagePoint> places;  ///< of all events that have a dot of their own, or may get one
  double longest = 0;             ///< mm from a block to its places
};

/// Does the box stand within the frame and on nothing that is taken?
bool has_room(const PageBox& box, const BlockGround& ground);

/// The way for a lone symbol to stand on its place, if that hides nothing.
std::vector<BlockStand> stand_at_place(const EventBlock& block, const BlockGround& ground);

/// The usual ways for a block to stand, with lines to its places, the best first; none where it has no room.
std::vector<BlockStand> stands_beside(const EventBlock& block, const BlockGround& ground);

/// More of them, for crowded places: in other columns, and about each of its places.
std::vector<BlockStand> more_stands_beside(const EventBlock& block, const BlockGround& ground);

/// How much two blocks that stand so are in each other's way, in mm of leader lines; from
/// `cannot_stand` on they cannot.
double in_the_way(const BlockStand& a, const BlockStand& b);

inline constexpr double cannot_stand = 200;  ///< where symbols overlap or leader lines cross

}  // namespace dateline
