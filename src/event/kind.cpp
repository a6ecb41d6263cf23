#include "dateline/event/kind.hpp"

#include <map>
#include <optional>

namespace dateline {
namespace {

// ACLED's types and subtypes as its codebook spells them, then the types that a
// chronicle of a blockade needs and ACLED lacks. The first row of a type stands for
// the type itself.
constexpr EventKind table[] = {
    {"Battles", "", "Battle", "battle", true},
    {"Battles", "Armed clash", "Armed clash", "battle", true},
    {"Battles", "Government regains territory", "Government regains territory", "battle", true},
    {"Battles", "Non-state actor overtakes territory", "Non-state actor overtakes territory", "battle", true},
    {"Explosions/Remote violence", "", "Explosion or remote violence", "explosion", true},
    {"Explosions/Remote violence", "Chemical weapon", "Chemical weapon", "explosion", true},
    {"Explosions/Remote violence", "Air/drone strike", "Air or drone strike", "explosion", true},
    {"Explosions/Remote violence", "Suicide bomb", "Suicide bomb", "explosion", true},
    {"Explosions/Remote violence", "Shelling/artillery/missile attack",
     "Shelling, artillery or missile attack", "explosion", true},
    {"Explosions/Remote violence", "Remote explosive/landmine/IED", "Remote explosive, landmine or IED",
     "explosion", true},
    {"Explosions/Remote violence", "Grenade", "Grenade", "explosion", true},
    {"Violence against civilians", "", "Violence against civilians", "violence", true},
    {"Violence against civilians", "Sexual violence", "Sexual violence", "violence", true},
    {"Violence against civilians", "Attack", "Attack on civilians", "violence", true},
    {"Violence against civilians", "Abduction/forced disappearance", "Abduction or forced disappearance",
     "violence", true},
    {"Protests", "", "Protest", "protest", true},
    {"Protests", "Peaceful protest", "Peaceful protest", "protest", true},
    {"Protests", "Protest with intervention", "Protest with intervention", "protest", true},
    {"Protests", "Excessive force against protesters", "Excessive force against protesters", "protest", true},
    {"Riots", "", "Riot", "riot", true},
    {"Riots", "Violent demonstration", "Violent demonstration", "riot", true},
    {"Riots", "Mob violence", "Mob violence", "riot", true},
    {"Strategic developments", "", "Strategic development", "strategic", true},
    {"Strategic developments", "Agreement", "Agreement between sides", "agreement", true},
    {"Strategic developments", "Arrests", "Arrests", "strategic", true},
    {"Strategic developments", "Change to group/activity", "Change to a group or its activity", "strategic",
     true},
    {"Strategic developments", "Disrupted weapons use", "Disrupted use of weapons", "strategic", true},
    {"Strategic developments", "Headquarters or base established", "Headquarters or base established",
     "strategic", true},
    {"Strategic developments", "Looting/property destruction", "Looting or destruction of property",
     "strategic", true},
    {"Strategic developments", "Non-violent transfer of territory", "Transfer of territory", "transfer",
     true},
    {"Strategic developments", "Other", "Other strategic development", "strategic", true},
    {"Blockade", "", "Blockade", "blockade", false},
    {"Blockade", "Road blockade", "Road blockade", "blockade", false},
    {"Blockade", "Utility cut", "Gas, power or internet cut", "blockade", false},
    {"Checkpoint", "", "Checkpoint", "checkpoint", false},
    {"Checkpoint", "Checkpoint established", "Checkpoint established", "checkpoint", false},
    {"Checkpoint", "Checkpoint closed", "Checkpoint closed", "checkpoint", false},
    {"Checkpoint", "Checkpoint reopened", "Checkpoint reopened", "checkpoint", false},
    {"Agreement", "", "Agreement", "agreement", false},
    {"Agreement", "Ceasefire", "Ceasefire", "agreement", false},
    {"Agreement", "Trilateral statement", "Trilateral statement", "agreement", false},
    {"Agreement", "Peace talks", "Peace talks", "agreement", false},
    {"Statement", "", "Statement", "statement", false},
    {"Statement", "Statement", "Public statement", "statement", false},
    {"Statement", "Court order", "Court order", "statement", false},
    {"Statement", "Resolution or request", "Resolution or request", "statement", false},
    {"Call", "", "Call", "call", false},
    {"Call", "Telephone call", "Telephone call", "call", false},
    {"Meeting", "", "Meeting", "meeting", false},
    {"Meeting", "Meeting", "Meeting of officials", "meeting", false},
    {"Meeting", "Talks", "Talks", "meeting", false},
    {"Displacement", "", "Displacement", "displacement", false},
    {"Displacement", "Evacuation", "Evacuation", "displacement", false},
    {"Displacement", "Flight", "Flight of residents", "displacement", false},
    {"Humanitarian", "", "Humanitarian aid", "humanitarian", false},
    {"Humanitarian", "Aid convoy", "Aid convoy", "humanitarian", false},
    {"Humanitarian", "Aid suspended", "Aid suspended", "humanitarian", false},
    {"Other", "", "Other event", "other", false},
};

// Lower case, every run of other characters than letters and digits as one space, and
// the codebook's second spelling of one word as the first. The table is ASCII.
std::string key_of(std::string_view text) {
  std::string key;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (upper || plain)
      key += upper ? static_cast<char>(c + 32) : c;
    else if (!key.empty() && key.back() != ' ')
      key += ' ';
  }
  if (key.ends_with(' ')) key.pop_back();
  if (const auto at = key.find("protestors"); at != std::string::npos) key.replace(at, 10, "protesters");
  return key;
}

struct Index {
  std::map<std::string, const EventKind*> by_type;
  std::map<std::string, const EventKind*> by_subtype;  ///< the first of that subtype
  std::map<std::pair<std::string, std::string>, const EventKind*> by_both;

  Index() {
    for (const EventKind& kind : table) {
      by_type.try_emplace(key_of(kind.type), &kind);
      if (!kind.subtype.empty()) by_subtype.try_emplace(key_of(kind.subtype), &kind);
      by_both.try_emplace({key_of(kind.type), key_of(kind.subtype)}, &kind);
    }
  }
};

const Index& index() {
  static const Index built;
  return built;
}

// Violence-coded rows without detail: UCDP's three types say who fought, not how.
constexpr const char* ucdp_types[] = {"Battles", "Battles", "Violence against civilians"};

struct CameoRow {
  std::string_view code;
  const char* type;
  const char* subtype;
};

// CAMEO event codes (Schrodt, CAMEO codebook 1.1b3) by their longest prefix.
constexpr CameoRow cameo_table[] = {
    {"01", "Statement", "Statement"},
    {"02", "Statement", "Resolution or request"},
    {"03", "Statement", "Statement"},
    {"04", "Meeting", ""},
    {"041", "Call", "Telephone call"},
    {"057", "Agreement", ""},
    {"07", "Humanitarian", ""},
    {"0871", "Agreement", "Ceasefire"},
    {"10", "Statement", "Resolution or request"},
    {"11", "Statement", "Statement"},
    {"12", "Statement", "Statement"},
    {"13", "Statement", "Statement"},
    {"14", "Protests", ""},
    {"145", "Riots", ""},
    {"15", "Strategic developments", ""},
    {"173", "Strategic developments", "Arrests"},
    {"18", "Violence against civilians", "Attack"},
    {"181", "Violence against civilians", "Abduction/forced disappearance"},
    {"183", "Explosions/Remote violence", ""},
    {"19", "Battles", ""},
    {"191", "Blockade", ""},
    {"194", "Explosions/Remote violence", "Shelling/artillery/missile attack"},
    {"195", "Explosions/Remote violence", "Air/drone strike"},
    {"20", "Violence against civilians", ""},
};

const EventKind& other() {
  return *index().by_type.at("other");
}

const EventKind* find_kind(std::string_view type, std::string_view subtype) {
  const Index& all = index();
  const std::string type_key = key_of(type);
  if (const auto both = all.by_both.find({type_key, key_of(subtype)}); both != all.by_both.end())
    return both->second;
  if (const auto only = all.by_type.find(type_key); only != all.by_type.end()) return only->second;
  const auto as_subtype = all.by_subtype.find(type_key.empty() ? key_of(subtype) : type_key);
  return as_subtype == all.by_subtype.end() ? nullptr : as_subtype->second;
}

}  // namespace

const std::vector<EventKind>& event_kinds() {
  static const std::vector<EventKind> kinds(std::begin(table), std::end(table));
  return kinds;
}

const EventKind& event_kind(std::string_view type, std::string_view subtype) {
  const EventKind* found = find_kind(type, subtype);
  return found == nullptr ? other() : *found;
}

bool is_event_type(std::string_view type) {
  return index().by_type.contains(key_of(type));
}

bool is_event_kind(std::string_view word) {
  return is_event_type(word) || index().by_subtype.contains(key_of(word));
}

std::vector<std::string> event_types() {
  std::vector<std::string> types;
  for (const EventKind& kind : table)
    if (kind.subtype.empty()) types.emplace_back(kind.type);
  return types;
}

const EventKind& ucdp_kind(int type_of_violence) {
  if (type_of_violence < 1 || type_of_violence > 3) return other();
  return event_kind(ucdp_types[type_of_violence - 1], "");
}

const EventKind& cameo_kind(std::string_view code) {
  const CameoRow* best = nullptr;
  for (const CameoRow& row : cameo_table)
    if (code.starts_with(row.code) && (best == nullptr || row.code.size() > best->code.size())) best = &row;
  return best == nullptr ? other() : event_kind(best->type, best->subtype);
}

}  // namespace dateline
