// set_by_mapnik MAP.xml FONTS THREADS WIDTH HEIGHT WEST SOUTH EAST NORTH OUT EVENTS.geojson…
// A map for each file of events, as a careful user of Mapnik would make a set: a thread reads the map
// file and its layers once, then draws one picture after the other with other events.

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <mapnik/agg_renderer.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/font_engine_freetype.hpp>
#include <mapnik/image.hpp>
#include <mapnik/image_util.hpp>
#include <mapnik/layer.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>
#include <mapnik/params.hpp>
#include <mapnik/proj_transform.hpp>
#include <mapnik/projection.hpp>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Work {
  std::string map;
  int width = 0;
  int height = 0;
  mapnik::box2d<double> box;
  std::filesystem::path out;
  std::vector<std::filesystem::path> events;
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
};

mapnik::layer& events_of(mapnik::Map& map) {
  for (mapnik::layer& layer : map.layers())
    if (layer.name() == "events") return layer;
  throw std::runtime_error("the map has no layer 'events'");
}

void draw(Work& work) try {
  mapnik::Map map(work.width, work.height);
  mapnik::load_map(map, work.map, true);
  mapnik::box2d<double> box = work.box;
  const mapnik::projection degrees("epsg:4326");
  const mapnik::projection sheet(map.srs());
  mapnik::proj_transform(degrees, sheet).forward(box, 16);
  map.zoom_to_box(box);
  for (std::size_t i = work.next++; i < work.events.size(); i = work.next++) {
    mapnik::parameters source;
    source["type"] = "geojson";
    source["file"] = work.events[i].string();
    events_of(map).set_datasource(mapnik::datasource_cache::instance().create(source));
    mapnik::image_rgba8 image(map.width(), map.height());
    mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, image);
    renderer.apply();
    mapnik::save_to_file(image, (work.out / work.events[i].stem()).string() + ".png", "png");
  }
} catch (const std::exception& error) {
  std::cerr << "set_by_mapnik: " << error.what() << '\n';
  work.failed = true;
}

}  // namespace

int main(int count, char** words) {
  if (count < 12) {
    std::cerr
        << "usage: set_by_mapnik MAP.xml FONTS THREADS WIDTH HEIGHT WEST SOUTH EAST NORTH OUT EVENTS…\n";
    return 2;
  }
  mapnik::datasource_cache::instance().register_datasources(INPUT_PLUGINS);
  mapnik::freetype_engine::register_fonts(words[2]);
  Work work;
  work.map = words[1];
  work.width = std::atoi(words[4]);
  work.height = std::atoi(words[5]);
  work.box = {std::atof(words[6]), std::atof(words[7]), std::atof(words[8]), std::atof(words[9])};
  work.out = words[10];
  work.events.assign(words + 11, words + count);
  std::vector<std::thread> threads;
  for (int i = 0; i < std::atoi(words[3]); ++i) threads.emplace_back(draw, std::ref(work));
  for (std::thread& thread : threads) thread.join();
  return work.failed ? 1 : 0;
}
