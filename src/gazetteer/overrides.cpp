#include "dateline/gazetteer/overrides.hpp"

#include <algorithm>
#include <iterator>

#include "dateline/text/fold.hpp"

namespace dateline {
namespace {

bool is_of(const std::string& id, const Place& place) {
  return id == place.id || std::ranges::find(place.links, id) != place.links.end();
}

}  // namespace

void Overrides::add(Overrides more) {
  const auto append = [](auto& all, auto& other) {
    all.insert(all.end(), std::make_move_iterator(other.begin()), std::make_move_iterator(other.end()));
  };
  append(moved, more.moved);
  append(added, more.added);
  append(banned, more.banned);
  append(meant, more.meant);
}

bool apply(const Overrides& overrides, Place& place) {
  bool changed = false;
  for (const Overrides::Moved& moved : overrides.moved) {
    if (!is_of(moved.place, place)) continue;
    place.point = moved.point;
    place.source = moved.source;
    changed = true;
  }
  for (const Overrides::Added& added : overrides.added) {
    if (!is_of(added.place, place)) continue;
    place.names.push_back(added.name);
    changed = true;
  }
  for (const Overrides::Banned& banned : overrides.banned) {
    if (!banned.place.empty() && !is_of(banned.place, place)) continue;
    const std::string key = fold(banned.name);
    changed =
        std::erase_if(place.names, [&](const Name& name) { return fold(name.text) == key; }) > 0 || changed;
  }
  return changed;
}

std::vector<std::string> changed_places(const Overrides& overrides) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  };
  for (const Overrides::Moved& moved : overrides.moved) add(moved.place);
  for (const Overrides::Added& added : overrides.added) add(added.place);
  for (const Overrides::Banned& banned : overrides.banned) add(banned.place);
  return ids;
}

}  // namespace dateline
