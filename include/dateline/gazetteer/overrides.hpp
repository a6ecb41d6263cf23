#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/place/place.hpp"

namespace dateline {

/// What an analyst knows better than the sources: applied last, and again on every build and run.
struct Overrides {
  /// This place stands elsewhere.
  struct Moved {
    std::string place;  ///< its id
    LonLat point;
    std::string source;
    Origin origin;
  };
  /// This place has one more name.
  struct Added {
    std::string place;
    Name name;
    Origin origin;
  };
  /// This name finds nothing: not this place, or, without one, no place at all.
  struct Banned {
    std::string name;
    std::string place;
    Origin origin;
  };
  /// Whoever writes this name means this place.
  struct Meant {
    std::string name;
    std::string place;
    Origin origin;
  };

  std::vector<Moved> moved;
  std::vector<Added> added;
  std::vector<Banned> banned;
  std::vector<Meant> meant;

  /// Puts those of another file behind these.
  void add(Overrides more);

  bool empty() const { return moved.empty() && added.empty() && banned.empty() && meant.empty(); }
};

/// Moves, names and un-names one place; true when something changed. Names are compared by fold().
bool apply(const Overrides& overrides, Place& place);

/// The ids of all places that are moved, named or un-named, each once, in the order of the lists.
std::vector<std::string> changed_places(const Overrides& overrides);

}  // namespace dateline
