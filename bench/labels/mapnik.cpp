// labels_by_mapnik COUNT FONT OUT.png: the same places by Mapnik, each with the eight places about
// the point that its users list.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mapnik/agg_renderer.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/feature_factory.hpp>
#include <mapnik/font_engine_freetype.hpp>
#include <mapnik/image.hpp>
#include <mapnik/image_util.hpp>
#include <mapnik/label_collision_detector.hpp>
#include <mapnik/layer.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>
#include <mapnik/memory_datasource.hpp>
#include <mapnik/unicode.hpp>
#include <memory>
#include <string>

#include "places.hpp"

namespace {

constexpr const char* style = R"(<Map srs="epsg:3857" background-color="white">
  <Style name="dots"><Rule><MarkersSymbolizer width="6" height="6" fill="#a01e1e" stroke-width="0"
    allow-overlap="true" ignore-placement="true"/></Rule></Style>
  <Style name="names"><Rule><TextSymbolizer face-name="Noto Sans Regular" size="20" fill="#1e1e1e"
    halo-radius="1.5" dx="5" dy="5" placement-type="simple" placements="NE,E,SE,NW,W,SW,N,S"
    >[name]</TextSymbolizer></Rule></Style>
</Map>)";

std::shared_ptr<mapnik::memory_datasource> datasource(const std::vector<StressPlace>& places) {
  mapnik::parameters parameters;
  parameters["type"] = "memory";
  auto source = std::make_shared<mapnik::memory_datasource>(parameters);
  const auto context = std::make_shared<mapnik::context_type>();
  const mapnik::transcoder utf8("utf-8");
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto feature = mapnik::feature_factory::create(context, static_cast<int>(i) + 1);
    feature->set_geometry(mapnik::geometry::point<double>(places[i].x, 1500 - places[i].y));
    feature->put_new("name", utf8.transcode(places[i].name.c_str()));
    source->push(feature);
  }
  return source;
}

long covered(const std::vector<StressPlace>& places, mapnik::label_collision_detector4& names,
             double inside) {
  long count = 0;
  for (const StressPlace& place : places) {
    bool found = false;
    for (auto label = names.begin(); label != names.end(); ++label) {
      const auto& box = label->get().box;
      found = found || (box.minx() + inside < place.x && place.x < box.maxx() - inside &&
                        box.miny() + inside < place.y && place.y < box.maxy() - inside);
    }
    count += found;
  }
  return count;
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return 2;
  mapnik::freetype_engine::register_font(words[2]);
  const std::vector<StressPlace> places = stress_places(std::atoi(words[1]));
  mapnik::Map map(2000, 1500);
  mapnik::load_map_string(map, style);
  for (const char* name : {"dots", "names"}) {
    mapnik::layer layer(name, map.srs());
    layer.add_style(name);
    layer.set_datasource(datasource(places));
    map.add_layer(layer);
  }
  map.zoom_to_box({0, 0, 2000, 1500});
  mapnik::image_rgba8 image(map.width(), map.height());
  const auto names =
      std::make_shared<mapnik::label_collision_detector4>(mapnik::box2d<double>(-128, -128, 2128, 1628));
  const auto start = std::chrono::steady_clock::now();
  mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, image, names);
  renderer.apply();
  const double drawn =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  mapnik::save_to_file(image, words[3], "png");
  long placed = 0;
  for (auto label = names->begin(); label != names->end(); ++label) ++placed;
  std::printf("%zu places: %ld boxes of names, %ld places covered; %.0f ms without the PNG\n", places.size(),
              placed, covered(places, *names, 3), drawn);
}
