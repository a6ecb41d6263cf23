// labels_by_dateline COUNT OUT.png: gives COUNT made-up places their names on a sheet of
// 2000 × 1500 pixels, and prints how many names stand, how many other places they cover, and the
// milliseconds of placing, and of placing and drawing.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "dateline/draw/draw.hpp"
#include "dateline/label/labels.hpp"
#include "places.hpp"

namespace {

using namespace dateline;
using Clock = std::chrono::steady_clock;

constexpr double px = 25.4 / 96;  // mm
constexpr double dot = 3 * px;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

LabelRequest request_for(const StressPlace& place, int number) {
  LabelRequest request;
  request.feature = std::to_string(number);
  request.text = place.name;
  request.font.size = 20 * px;
  request.colour = {30, 30, 30, 255};
  request.halo_width = 1.5 * px;
  request.points = {{place.x * px, place.y * px}};
  request.clearance = dot;
  request.padding = 1 * px;
  return request;
}

/// Places whose dot lies 3 pixels or more inside the box of some name.
long covered(const std::vector<StressPlace>& places, const std::vector<Label>& labels) {
  return std::ranges::count_if(places, [&](const StressPlace& place) {
    return std::ranges::any_of(labels, [&](const Label& label) {
      return label.placed && label.text.grown(-3 * px).contains(PagePoint{place.x * px, place.y * px});
    });
  });
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const std::vector<StressPlace> places = stress_places(std::atoi(words[1]));
  const auto measure = text_measure();
  measure->measure("Lachin", {});  // opens the fonts
  const auto start = Clock::now();
  std::vector<LabelRequest> requests;
  LabelObstacles obstacles{{0, 0, 2000 * px, 1500 * px}, {}, {}, {}};
  SymbolMark dots{circle({0, 0}, dot), Colour{160, 30, 30, 255}, std::nullopt, {}};
  for (const StressPlace& place : places) {
    requests.push_back(request_for(place, static_cast<int>(requests.size())));
    const PagePoint at = requests.back().points.front();
    obstacles.solid.push_back({at.x - dot, at.y - dot, at.x + dot, at.y + dot});
    obstacles.dots.push_back(at);
    dots.at.push_back(at);
  }
  const std::vector<Label> labels = place_labels(requests, obstacles, *measure);
  const double placing = milliseconds_since(start);
  Drawing drawing;
  drawing.width = 2000 * px;
  drawing.height = 1500 * px;
  drawing.marks.emplace_back(dots);
  for (const Label& label : labels)
    if (label.placed) drawing.marks.emplace_back(label.mark);
  const std::string png = to_png(drawing, 1 / px);
  const double all = milliseconds_since(start);
  drawing.marks.clear();
  const auto empty = Clock::now();
  to_png(drawing, 1 / px);
  const double picture = milliseconds_since(empty);
  std::ofstream(words[2], std::ios::binary) << png;
  std::printf(
      "%zu places: %ld names, %ld places covered; %.0f ms placed, %.0f ms with drawing and PNG (an empty "
      "PNG: %.0f ms)\n",
      places.size(), static_cast<long>(std::ranges::count_if(labels, &Label::placed)),
      covered(places, labels), placing, all, picture);
}
