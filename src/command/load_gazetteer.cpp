#include "command/load_gazetteer.hpp"

#include <iterator>
#include <utility>

#include "dateline/read/data_files.hpp"
#include "dateline/read/gazetteer.hpp"
#include "dateline/read/gazetteer_index.hpp"
#include "dateline/read/gazetteer_sources.hpp"

namespace dateline {

Gazetteer load_gazetteer(const CommonOptions& options, Findings& findings) {
  std::vector<std::string> paths = options.gazetteers;
  if (paths.empty()) {
    paths.push_back(data_file("gazetteer/south-caucasus.geojson").string());
    if (const auto world = user_data_file("world.dlg")) paths.push_back(world->string());
  }
  std::vector<Place> places;
  std::vector<std::shared_ptr<const GazetteerIndex>> indexes;
  for (const std::string& path : paths) {
    if (is_gazetteer_index(path)) {
      indexes.push_back(open_gazetteer_index(path));
      continue;
    }
    std::vector<Place> more = read_gazetteer(path, findings);
    places.insert(places.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  Overrides overrides;
  for (const std::string& path : options.overrides) overrides.add(read_overrides(path));
  return Gazetteer(std::move(places), std::move(indexes), overrides);
}

}  // namespace dateline
