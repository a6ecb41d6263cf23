#include "dateline/place/naming.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "dateline/text/fold.hpp"

namespace dateline {
namespace {

using Uses = std::vector<NameUse>;

// Which use goes before which among the names in force.
const Uses official_first{NameUse::official, NameUse::former, NameUse::common, NameUse::local};
const Uses local_first{NameUse::local, NameUse::official, NameUse::former, NameUse::common};
const Uses common_first{NameUse::common, NameUse::official, NameUse::local, NameUse::former};

/// Days from `day` to the nearest day of `period`; 0 inside.
int days_away(const Period& period, Day day) {
  if (day < period.first) return period.first - day;
  return day > period.last ? day - period.last : 0;
}

/// 0: that language, 1: that language in a special script or country ("az-Cyrl"), 2: another.
int language_distance(const std::string& has, const std::string& wanted) {
  if (!has.starts_with(wanted)) return 2;
  if (has.size() == wanted.size()) return 0;
  return has[wanted.size()] == '-' ? 1 : 2;
}

/// The best name of these uses: in force rather than near in time, then by use, then in the
/// usage of the country itself. Null when the place has none in `language` ("" for any).
const Name* best_name(const Place& place, const std::string& language, const Uses& uses, Day as_of) {
  const Name* best = nullptr;
  std::tuple<int, int, long, bool> best_rank;
  for (const Name& name : place.names) {
    const int language_rank = language.empty() ? 0 : language_distance(name.language, language);
    if (language_rank == 2) continue;
    const auto use = std::ranges::find(uses, name.use);
    if (use == uses.end()) continue;
    const std::tuple rank{days_away(name.period, as_of), language_rank, static_cast<long>(use - uses.begin()),
                          name.by != place.country};
    if (best != nullptr && !(rank < best_rank)) continue;
    best = &name;
    best_rank = rank;
  }
  return best;
}

const Uses& uses_of(NamingPolicy::Choice choice) {
  if (choice == NamingPolicy::Choice::local) return local_first;
  return choice == NamingPolicy::Choice::language ? common_first : official_first;
}

/// The policy's name, else the English one, else any that is no variant, else the first.
std::string first_name(const Place& place, const NamingPolicy& policy, Day as_of) {
  const Uses& uses = uses_of(policy.choice);
  for (const std::string& language : {policy.language, std::string("en"), std::string()})
    if (const Name* name = best_name(place, language, uses, as_of)) return name->text;
  return place.names.empty() ? place.id : place.names.front().text;
}

bool is_language_code(std::string_view word) {
  const std::string_view primary = word.substr(0, word.find('-'));
  return (primary.size() == 2 || primary.size() == 3) &&
         std::ranges::all_of(primary, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Expected<NamingPolicy> parse_naming_policy(std::string_view word) {
  using Choice = NamingPolicy::Choice;
  if (word == "both") return NamingPolicy{Choice::both, "en"};
  if (word == "official") return NamingPolicy{Choice::official, "en"};
  if (word == "local") return NamingPolicy{Choice::local, "en"};
  if (is_language_code(word)) return NamingPolicy{Choice::language, std::string(word)};
  return tl::make_unexpected("there is no naming policy '" + std::string(word) +
                             "'; it is both, official, local or a language code such as az, hy, ru");
}

std::string printed_name(const Place& place, const NamingPolicy& policy, Day as_of,
                         std::string_view separator) {
  std::string text = first_name(place, policy, as_of);
  if (policy.choice != NamingPolicy::Choice::both) return text;
  const Name* local = best_name(place, policy.language, {NameUse::local}, as_of);
  if (local == nullptr || !local->period.contains(as_of) || fold(local->text) == fold(text)) return text;
  return text.append(separator).append(local->text);
}

}  // namespace dateline
