// Where is Khankendi, why does dateline say so, and which gazetteer did it ask?

#include <dateline/read/data_files.hpp>
#include <dateline/read/gazetteer.hpp>
#include <dateline/resolve/resolve.hpp>
#include <iostream>

int main() {
  dateline::Findings findings;
  const auto path = dateline::data_file("gazetteer/south-caucasus.geojson");
  const dateline::Gazetteer gazetteer(dateline::read_gazetteer(path.string(), findings));
  const auto resolution = dateline::resolve({.text = "Khankendi"}, gazetteer);
  const auto* found = resolution.found();
  if (found == nullptr) return 1;
  std::cout << found->best.place->id << ' ' << found->best.place->point.lon() << ' '
            << found->best.place->point.lat() << '\n'
            << resolution.because << '\n'
            << "The gazetteer is " << path << '\n';
}
