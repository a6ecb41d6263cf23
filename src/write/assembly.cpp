#include "write/assembly.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "dateline/geo/measure.hpp"
#include "gazetteer/same_place.hpp"

namespace dateline {
namespace {

bool is_geonames(const std::string& id) {
  return id.starts_with("gn:");
}

/// Of the ids of one place that of GeoNames is its own: a number, else the code of a unit.
int id_standing(const std::string& id) {
  return is_geonames(id) ? 2 : id.starts_with("geonames:") ? 1 : 0;
}

template <class T>
void move_behind(std::vector<T>& all, std::vector<T>&& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::string shown(const Place& place) {
  return (place.names.empty() ? std::string() : "'" + place.names.front().text + "' ") + "(" + place.id + ")";
}

/// Something in another place or country is worth a look.
void compare(const Place& first, const Place& other, Findings& findings) {
  const double km = distance_km(first.point, other.point);
  const auto tell = [&](const std::string& what) {
    findings.push_back({Severity::warning, other.origin, shown(first) + what});
  };
  if (km > suspicious_km(first.kind))
    tell(" stands " + std::to_string(std::lround(km)) +
         " km from where another source has it; the first one's position is kept");
  if (!first.country.empty() && !other.country.empty() && first.country != other.country)
    tell(" is in " + first.country + " by one source and in " + other.country +
         " by another; the first one's country is kept");
}

/// A name as it is compared: the same one from two sources stands once.
using NameKey = std::tuple<std::string, std::string, std::string, Period>;

NameKey key_of(const Name& name) {
  return {name.text, name.language, name.by, name.period};
}

/// Without repetitions, and without names of unknown language that stand there with one.
std::vector<Name> tidied(std::vector<Name> names) {
  std::set<NameKey> seen;
  std::set<std::string> known;
  for (const Name& name : names)
    if (name.language != "und") known.insert(name.text);
  std::set<std::pair<std::string, std::string>> languages;
  std::vector<Name> kept;
  for (Name& name : names) {
    const bool is_first = kept.empty();
    if (!is_first && name.language == "und" && name.use == NameUse::variant && known.contains(name.text))
      continue;
    if (!seen.insert(key_of(name)).second) continue;
    const bool usual = name.use == NameUse::common && name.period.ends_open();
    if (usual && !languages.emplace(name.language, name.by).second && name.language != "und")
      name.use = NameUse::variant;
    kept.push_back(std::move(name));
  }
  return kept;
}

void add_links(Place& place, const Place& other) {
  std::vector<std::string> ids = other.links;
  if (other.id != place.id) ids.insert(ids.begin(), other.id);
  for (std::string& id : ids)
    if (id != place.id && std::ranges::find(place.links, id) == place.links.end())
      place.links.push_back(std::move(id));
}

void add_parents(Place& place, std::vector<Parent> parents) {
  for (Parent& parent : parents) {
    const bool known = std::ranges::any_of(place.parents, [&](const Parent& own) {
      return own.id == parent.id && own.period.overlaps(parent.period);
    });
    if (!known) place.parents.push_back(std::move(parent));
  }
}

void add_source(Place& place, const std::string& source) {
  if (source.empty() || ("; " + place.source + "; ").find("; " + source + "; ") != std::string::npos) return;
  place.source += (place.source.empty() ? "" : "; ") + source;
}

/// What the first lacks is taken from the second, but not its point.
void fill(Place& place, Place&& other) {
  add_links(place, other);
  if (id_standing(other.id) > id_standing(place.id)) {
    std::ranges::replace(place.links, other.id, place.id);
    place.id = other.id;
  }
  if (place.feature_code.empty() && !other.feature_code.empty()) {
    place.kind = other.kind;
    place.feature_code = std::move(other.feature_code);
    place.rank = other.rank;
  }
  place.rank = std::min(place.rank, other.rank);
  if (place.country.empty()) place.country = std::move(other.country);
  if (place.population == 0) place.population = other.population;
  if (place.period == Period{}) place.period = other.period;
  if (place.extents.empty()) place.extents = std::move(other.extents);
  add_parents(place, std::move(other.parents));
  add_source(place, other.source);
  move_behind(place.names, std::move(other.names));
}

void add_number(std::vector<std::uint32_t>& sources, std::uint32_t source) {
  const auto at = std::ranges::lower_bound(sources, source);
  if (at == sources.end() || *at != source) sources.insert(at, source);
}

}  // namespace

void Assembly::append(Assembly other) {
  move_behind(pieces, std::move(other.pieces));
  move_behind(names, std::move(other.names));
  move_behind(parents, std::move(other.parents));
}

JoinedPlace assembled(Assembly assembly, Findings& findings) {
  std::ranges::stable_sort(assembly.pieces, {}, [](const Assembly::Piece& piece) {
    return std::pair(!piece.is_placed, piece.source);
  });
  JoinedPlace joined;
  for (Assembly::Piece& piece : assembly.pieces) {
    if (joined.sources.empty()) {
      joined.place = std::move(piece.place);
    } else {
      if (piece.is_placed) compare(joined.place, piece.place, findings);
      fill(joined.place, std::move(piece.place));
    }
    add_number(joined.sources, piece.source);
  }
  std::ranges::stable_partition(assembly.names,
                                [](const Assembly::MoreName& more) { return more.is_preferred; });
  for (Assembly::MoreName& more : assembly.names) joined.place.names.push_back(std::move(more.name));
  joined.place.names = tidied(std::move(joined.place.names));
  add_parents(joined.place, std::move(assembly.parents));
  return joined;
}

void join(JoinedPlace& place, JoinedPlace more, Findings& findings) {
  compare(place.place, more.place, findings);
  fill(place.place, std::move(more.place));
  place.place.names = tidied(std::move(place.place.names));
  for (const std::uint32_t source : more.sources) add_number(place.sources, source);
}

std::uint32_t LinkedIds::number_of(const std::string& id) {
  const auto [known, is_new] = m_numbers.try_emplace(id, static_cast<std::uint32_t>(m_ids.size()));
  if (is_new) {
    m_above.push_back(known->second);
    m_ids.push_back(id);
    m_geonames.push_back(is_geonames(id) ? id : std::string());
  }
  return known->second;
}

std::uint32_t LinkedIds::root(std::uint32_t number) const {
  while (m_above[number] != number) number = m_above[number];
  return number;
}

void LinkedIds::link(const std::string& a, const std::string& b) {
  const std::uint32_t first_number = number_of(a);
  const std::uint32_t first = root(first_number);
  const std::uint32_t second = root(number_of(b));
  if (first == second) return;
  const std::string& first_own = m_geonames[first];
  const std::string& second_own = m_geonames[second];
  if (!first_own.empty() && !second_own.empty()) return;
  const auto [above, below] = std::minmax(first, second);
  m_above[below] = above;
  if (m_geonames[above].empty()) m_geonames[above] = m_geonames[below];
}

const std::string* LinkedIds::common(const std::string& id) const {
  const auto known = m_numbers.find(id);
  return known == m_numbers.end() ? nullptr : &m_ids[root(known->second)];
}

}  // namespace dateline
