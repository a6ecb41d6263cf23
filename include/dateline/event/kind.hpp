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
/// folded). A type that is the name of a subtype means that subtype ("Ceasefire"); a
/// subtype that is not known means the type; the row "Other" when neither is known.
const EventKind& event_kind(std::string_view type, std::string_view subtype);

/// Is `type` a type of the table?
bool is_event_type(std::string_view type);

/// Is `word` a type or a subtype of the table?
bool is_event_kind(std::string_view word);

/// The types, each once, in the order of the table.
std::vector<std::string> event_types();

/// The kind for UCDP's type_of_violence: 1 state-based, 2 non-state, 3 one-sided.
const EventKind& ucdp_kind(int type_of_violence);

/// The kind for a CAMEO event code as GDELT gives it ("0871", "191").
const EventKind& cameo_kind(std::string_view code);

}  // namespace dateline
