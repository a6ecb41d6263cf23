// One gazetteer for the whole program: the curated one, and the world's where scripts/world-data made it. Two
// threads read it at once; a third question turns a position back into names.

#include <array>
#include <dateline/read/data_files.hpp>
#include <dateline/read/gazetteer.hpp>
#include <dateline/read/gazetteer_index.hpp>
#include <dateline/resolve/resolve.hpp>
#include <dateline/resolve/reverse.hpp>
#include <iostream>
#include <thread>

int main() {
  dateline::Findings findings;
  const auto path = dateline::data_file("gazetteer/south-caucasus.geojson");
  std::vector<std::shared_ptr<const dateline::GazetteerIndex>> indexes;
  if (const auto world = dateline::user_data_file("world.dlg"))
    indexes.push_back(dateline::open_gazetteer_index(world->string()));
  const dateline::Gazetteer gazetteer(dateline::read_gazetteer(path.string(), findings), indexes);

  // The same place before and after a day: its name and what it lies in have their periods.
  const std::array days{*dateline::Day::from_date(1985, 6, 1), *dateline::Day::from_date(2023, 12, 1)};
  std::array<dateline::Resolution, 2> answers;
  {
    std::array<std::jthread, 2> readers;
    for (std::size_t i = 0; i < days.size(); ++i)
      readers[i] = std::jthread(
          [&, i] { answers[i] = dateline::resolve({.text = "Stepanakert", .as_of = days[i]}, gazetteer); });
  }
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto* found = answers[i].found();
    if (found == nullptr) return 1;
    const dateline::Place& place = *found->best.place;
    std::cout << to_string(days[i]) << ": " << place.id << ' ' << place.point.lon() << ' '
              << place.point.lat() << '\n'
              << answers[i].because << '\n';
  }

  const auto around = dateline::describe_position({46.57, 39.56}, days[1], 3, gazetteer);
  std::cout << around.description << '\n' << "The gazetteer is " << path << '\n';
}
