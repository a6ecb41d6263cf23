// Reads a file of features, evaluates every layer of a style on every feature, and prints
// the seconds of both:  styling FILE STYLE [SOURCE], only layers of SOURCE when it is given

#include <chrono>
#include <cstdio>
#include <string>

#include "dateline/read/features.hpp"
#include "dateline/read/style.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<dateline::Feature> read(const std::string& path, dateline::Findings& findings) {
  if (path.ends_with(".geojson")) return dateline::read_geojson(path, std::nullopt, findings);
  return dateline::read_vector_file(path, std::nullopt, findings).front().features;
}

/// How many properties were evaluated.
long style_all(const dateline::StyleLayer& layer, const std::vector<dateline::Feature>& features) {
  long evaluated = 0;
  for (const dateline::Feature& feature : features) {
    const dateline::StyleContext context{&feature, 12, "LineString"};
    if (!layer.takes(context)) continue;
    for (const auto& [name, expression] : layer.properties) {
      const dateline::StyleValue value = layer.value(name, context);
      evaluated += !value.null();
    }
  }
  return evaluated;
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  dateline::Findings findings;
  const dateline::Style style = dateline::read_style(words[2], findings);
  const auto start = Clock::now();
  const auto features = read(words[1], findings);
  const double reading = seconds_since(start);
  const auto styled = Clock::now();
  long evaluated = 0;
  int layers = 0;
  for (const dateline::StyleLayer& layer : style.layers) {
    if (count > 3 && layer.source != words[3]) continue;
    evaluated += style_all(layer, features);
    ++layers;
  }
  const double styling = seconds_since(styled);
  std::printf("%zu features, %d layers, %ld values: read in %.2f s, styled in %.2f s, ratio %.2f\n",
              features.size(), layers, evaluated, reading, styling, styling / reading);
}
