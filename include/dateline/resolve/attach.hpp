#pragma once

#include <cstddef>
#include <vector>

#include "dateline/event/event.hpp"
#include "dateline/finding.hpp"
#include "dateline/resolve/resolve.hpp"
#include "dateline/resolve/table_context.hpp"

namespace dateline {

/// Gives every event the geometry that is really known: its own, else its place's as
/// of its date (a settlement is a point, a district an area, a corridor a line; "near X"
/// a ring). An event whose place stays open keeps an empty geometry, and a finding says
/// why. Nothing is dropped; the order stays.
std::vector<LocatedEvent> attach(std::vector<Event> events, const Gazetteer& gazetteer, Findings& findings);

/// The same for events that come part after part, while later rows are still being read.
class EventsAttached {
 public:
  EventsAttached(const Gazetteer& gazetteer, Findings& findings)
      : m_gazetteer(gazetteer), m_findings(findings) {}

  /// Makes room for so many more.
  void expect(std::size_t events);

  void add(std::vector<Event>&& events);

  /// All so far; the latest may not be located yet.
  const std::vector<LocatedEvent>& events() const { return m_events; }

  /// All, located; none is left here.
  std::vector<LocatedEvent> finish();

 private:
  void locate_group();

  const Gazetteer& m_gazetteer;
  Findings& m_findings;
  TableContext m_context;
  std::vector<LocatedEvent> m_events;
  std::size_t m_group = 0;      ///< the first event that is still to be located, if it names a place
  bool m_names_places = false;  ///< does one of the group?
};

}  // namespace dateline
