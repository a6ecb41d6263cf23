#include "command/load_gazetteer.hpp"

#include <iterator>
#include <utility>

#include "dateline/read/data_files.hpp"
#include "dateline/read/gazetteer.hpp"

namespace dateline {

Gazetteer load_gazetteer(const CommonOptions& options, Findings& findings) {
  std::vector<std::string> paths = options.gazetteers;
  if (paths.empty()) paths.push_back(data_file("gazetteer/south-caucasus.geojson").string());
  std::vector<Place> places;
  for (const std::string& path : paths) {
    std::vector<Place> more = read_gazetteer(path, findings);
    places.insert(places.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return Gazetteer(std::move(places));
}

}  // namespace dateline
