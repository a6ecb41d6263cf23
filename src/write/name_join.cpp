#include "write/name_join.hpp"

#include <algorithm>
#include <limits>

#include "dateline/geo/measure.hpp"
#include "dateline/text/fold.hpp"
#include "gazetteer/bytes.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/hash.hpp"
#include "gazetteer/same_place.hpp"

namespace dateline {
namespace {

std::vector<std::uint64_t> keys_of(const Place& place) {
  std::vector<std::uint64_t> keys;
  for (const Name& name : place.names)
    if (const std::string key = fold(name.text); key.size() > 1) keys.push_back(hash_of(key));
  std::ranges::sort(keys);
  const auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
  return keys;
}

/// Places of one source are what it says: several.
bool may_be_one(const JoinedPlace& a, const JoinedPlace& b) {
  if (a.sources.empty() || b.sources.empty()) return false;
  if (a.place.id.starts_with("gn:") && b.place.id.starts_with("gn:")) return false;
  if (!a.place.country.empty() && !b.place.country.empty() && a.place.country != b.place.country)
    return false;
  if (!are_alike(a.place.kind, b.place.kind)) return false;
  return std::ranges::none_of(
      a.sources, [&](std::uint32_t source) { return std::ranges::binary_search(b.sources, source); });
}

}  // namespace

void NameJoin::remember(Where where) {
  for (const std::uint64_t key : keys_of(at(where).place)) m_names[key].push_back(where);
}

void NameJoin::begin_row(std::uint32_t row) {
  emit(m_before);
  if (row == m_row + 1)
    m_before = std::move(m_now);
  else
    emit(m_now);
  m_now.clear();
  m_names.clear();
  for (std::uint32_t i = 0; i < m_before.size(); ++i)
    if (!m_before[i].sources.empty()) remember({false, i});
  m_row = row;
}

/// The nearest place that may be the same one; null when another is nearly as near, since one of
/// the two would be wrong.
const JoinedPlace* NameJoin::partner(const JoinedPlace& joined, Where& found) {
  double nearest = std::numeric_limits<double>::infinity();
  double second = nearest;
  const JoinedPlace* best = nullptr;
  for (const std::uint64_t key : keys_of(joined.place)) {
    const auto same_name = m_names.find(key);
    if (same_name == m_names.end()) continue;
    for (const Where where : same_name->second) {
      const JoinedPlace& other = at(where);
      if (&other == best || !may_be_one(joined, other)) continue;
      const double km = distance_km(joined.place.point, other.place.point);
      if (km > joining_km(joined.place.kind)) continue;
      second = std::min(second, std::max(km, nearest));
      if (km >= nearest) continue;
      nearest = km;
      best = &other;
      found = where;
    }
  }
  return nearest <= second / 2 ? best : nullptr;
}

void NameJoin::add(JoinedPlace joined) {
  const std::uint32_t row = grid_row(in_steps(joined.place.point.lat()));
  if (row != m_row) begin_row(row);
  Where where;
  if (partner(joined, where) == nullptr) {
    m_now.push_back(std::move(joined));
    remember({true, static_cast<std::uint32_t>(m_now.size() - 1)});
    return;
  }
  ++m_joined;
  JoinedPlace& other = at(where);
  if (other.sources.front() < joined.sources.front()) {
    join(other, std::move(joined), m_findings);
    remember(where);
    return;
  }
  join(joined, std::move(other), m_findings);
  at(where).sources.clear();
  m_now.push_back(std::move(joined));
  remember({true, static_cast<std::uint32_t>(m_now.size() - 1)});
}

void NameJoin::emit(Row& row) {
  for (JoinedPlace& joined : row)
    if (!joined.sources.empty()) m_emit(std::move(joined));
  row.clear();
}

void NameJoin::finish() {
  emit(m_before);
  emit(m_now);
}

}  // namespace dateline
