#pragma once

#include <string>
#include <string_view>

#include "dateline/finding.hpp"
#include "dateline/gazetteer/index.hpp"
#include "dateline/place/place.hpp"

namespace dateline {

/// Takes what the readers of gazetteer sources find, piece by piece: a place may come in several
/// pieces (its row, its names from another file, its rank in a hierarchy), joined by its id.
class PlaceSink {
 public:
  virtual ~PlaceSink() = default;

  /// All that follows is of this source.
  virtual void begin(const GazetteerSource& source) = 0;

  /// The source's newest entry is of this day (ISO 8601).
  virtual void date_source(std::string_view date) = 0;

  /// A place. `is_placed` false: its point only stands in for one that is not known (a province at
  /// its seat); any other piece of the place that has one goes before.
  virtual void add(Place place, bool is_placed = true) = 0;

  /// One more name or parent of a place that comes in another piece; without that it is dropped.
  /// Of the common names of one language the preferred one, else the first, stays common; the
  /// others become variants.
  virtual void add_name(std::string_view id, Name name, bool is_preferred = false) = 0;
  virtual void add_parent(std::string_view id, Parent parent) = 0;

  virtual void find(Finding finding) = 0;

  /// Is called now and then with how much of a source is read, 0 to 1.
  virtual void progress(double share) = 0;
};

}  // namespace dateline
