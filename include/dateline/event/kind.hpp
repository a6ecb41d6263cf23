#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A kind of event: a row of the one table of kinds (ACLED's event and sub-event
/// types where they fit, and those it lacks). Type "Battles" with subtype "" is the
/// row of the type itself.
struct EventKind {
  std::string_view type;
  std::string_view subtype;
  std::string_view label;   ///< for a legend: "Armed clash"
  std::string_view symbol;  ///< name of the symbol in styles/symbols
  bool acled;               ///< as spelt by ACLED
};

/// The table, in the order of a legend.
const std::vector<EventKind>& event_kinds();

/// The kind for a type and subtype as written (case, white space and spelling variants
/// folded); the row "Other" when the type is not known.
const EventKind& event_kind(std::string_view type, std::string_view subtype);

/// Is `type` a type of the table?
bool is_event_type(std::string_view type);

/// The types, each once, in the order of the table.
std::vector<std::string> event_types();

}  // namespace dateline
