#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What the words around a name make of its place.
enum class Relation {
  at,         ///< the place itself
  near,       ///< "near X", "not far from X"
  outskirts,  ///< "the outskirts of X", "X suburbs"
  offset,     ///< "north of X", "20 km from X", "20 km south-east of X"
  part,       ///< "northern X", "the north of X", "X countryside"
  between,    ///< "between X and Y"
  road,       ///< "the X–Y road", "the road from X to Y"
  entrance,   ///< "the entrance of the X–Y road"
  border      ///< "the X–Y border", "the border of X and Y"
};

const char* to_string(Relation relation);

/// Has the relation two places?
bool is_between_two(Relation relation);

/// A text taken apart: "20 km south-east of the town of Goris" is 20 km in direction 135
/// from "the town of Goris".
struct Phrase {
  Relation relation = Relation::at;
  std::string name;               ///< without the words of the relation
  std::string other;              ///< the second name of `between`, `road`, `entrance`, `border`
  double km = 0;                  ///< of an offset; 0: the text says none
  std::optional<double> bearing;  ///< degrees clockwise from north; nothing: the text says none
};

/// The ways to take a text apart, likeliest first; none when it says no relation.
/// "Goris-Nagorno-Karabakh road" has one way for each hyphen.
std::vector<Phrase> phrases(std::string_view text);

}  // namespace dateline
