#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/finding.hpp"
#include "dateline/geo/geometry.hpp"
#include "dateline/page/drawing.hpp"

namespace dateline {

/// A file with the checksum of its bytes (XXH3, 128 bits).
struct RecordedFile {
  std::string path;  ///< from the folder of the set
  std::string checksum;
  std::uint64_t bytes = 0;

  bool operator==(const RecordedFile&) const = default;
};

/// An event as a sheet had it: checksums of where it was, of all that was known of it, and of all but its
/// place.
struct RecordedEvent {
  std::string where;
  std::string what;
  std::string besides = {};  ///< kept of events without an id only, which are known again by it

  bool operator==(const RecordedEvent&) const = default;
};

/// Where sheets of one extent lie on an overview.
struct RecordedArea {
  std::string label;                ///< as the overview has it: "1–37"
  std::vector<std::string> sheets;  ///< their names
  std::vector<PagePoint> outline;   ///< a ring in parts of the picture's width and height

  bool operator==(const RecordedArea&) const = default;
};

/// A sheet as it was made.
struct RecordedSheet {
  std::string name;
  std::uint64_t number = 0;  ///< in the order of the whole set, from 1
  std::string title;
  std::string period;         ///< EDTF of the events; "" without events
  std::string description;    ///< the map in words, for people who cannot see it
  std::string depends_on;     ///< checksum of everything that the sheet is made from
  std::uint64_t events = 0;   ///< that it is about
  std::uint64_t missing = 0;  ///< of these that it does not show: elsewhere, or without a known place
  std::map<std::string, RecordedEvent> shown;  ///< by id
  std::vector<RecordedEvent> nameless;         ///< those without an id
  std::vector<RecordedFile> files;
  std::string failure;  ///< why it could not be made; "" when it was
  Findings findings;
  Line outline;                     ///< of its map on the ground, a ring not closed by a last position
  std::uint64_t pages = 1;          ///< that it has in an atlas
  std::vector<RecordedArea> areas;  ///< of an overview

  bool operator==(const RecordedSheet&) const = default;
};

/// A file that is made of many sheets: the atlas, a moving picture.
struct BoundFile {
  RecordedFile file;
  std::string depends_on;  ///< checksum of all that it is made from
  bool is_stale = false;   ///< sheets that it is made of have changed since

  bool operator==(const BoundFile&) const = default;
};

/// What is known of a set that was made: its manifest.json.
struct SetRecord {
  std::string version;  ///< of the program
  std::string title;
  std::optional<RecordedSheet> overview;  ///< the map of where the sheets lie, and their outlines as a layer
  bool is_overview_stale = false;         ///< sheets of it have changed since
  std::optional<BoundFile> atlas;         ///< all sheets as one PDF
  std::vector<BoundFile> animations;      ///< moving pictures of a map's sheets
  std::vector<std::string> unmade;        ///< files like these that are made when all sheets are there
  std::vector<RecordedFile> inputs;
  std::vector<RecordedSheet> sheets;  ///< in the order of the set
  std::uint64_t planned = 0;          ///< sheets that the set has; more than these where a run made some only
  Findings findings;                  ///< about what all sheets are made from

  const RecordedSheet* find(std::string_view name) const;

  /// The sheets and, behind them, the overview.
  std::vector<const RecordedSheet*> drawn() const;

  /// The atlas and the animations.
  std::vector<BoundFile> bound() const;

  bool operator==(const SetRecord&) const = default;
};

/// "18 events, 5 of them not shown".
std::string events_in_words(const RecordedSheet& sheet);

/// "2 events added, 1 moved": what became of a sheet's events; "" when nothing did. Events without an id are
/// known again by what they tell, in whatever order they stand: another place alone is a move, anything else
/// at the same place a change.
std::string changes_in_words(const RecordedSheet& before, const RecordedSheet& after);

}  // namespace dateline
