#pragma once

#include <cmath>
#include <random>
#include <string>
#include <vector>

/// A made-up place in pixels of a sheet of 2000 × 1500.
struct StressPlace {
  double x = 0;
  double y = 0;
  std::string name;
};

/// The stress of names: half the places anywhere, half about eight middles. The same number
/// gives the same places.
inline std::vector<StressPlace> stress_places(int count) {
  std::mt19937 random(2022);
  const auto share = [&] { return static_cast<double>(random()) / 4294967296.0; };
  const auto normal = [&] {
    return std::sqrt(-2 * std::log(share() + 1e-12)) * std::cos(2 * 3.14159265358979 * share());
  };
  constexpr int middles = 8;
  constexpr double spread = 50;  // pixels
  constexpr double edge = 40;
  double middle[middles][2];
  for (auto& at : middle) {
    at[0] = 200 + share() * 1600;
    at[1] = 200 + share() * 1100;
  }
  const char* const starts[] = {"Khan", "Shu", "La", "Go", "Mar", "Step", "Agh", "Ber", "Za", "Tar"};
  const char* const ends[] = {"kendi", "sha", "chin", "ris", "takert", "dam", "dzor", "bukh", "ter", "gar"};
  std::vector<StressPlace> places;
  while (static_cast<int>(places.size()) < count) {
    const int i = static_cast<int>(places.size());
    StressPlace place;
    if (i % 2 == 0) {
      place.x = edge + share() * (2000 - 2 * edge);
      place.y = edge + share() * (1500 - 2 * edge);
    } else {
      place.x = middle[i / 2 % middles][0] + spread * normal();
      place.y = middle[i / 2 % middles][1] + spread * normal();
    }
    place.name = starts[random() % 10];
    place.name += ends[random() % 10];
    if (place.x > edge && place.x < 2000 - edge && place.y > edge && place.y < 1500 - edge)
      places.push_back(std::move(place));
  }
  return places;
}
