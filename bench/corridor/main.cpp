// corridor_by_mapnik MAP.xml FONTS OUT.png WIDTH HEIGHT WEST SOUTH EAST NORTH
// The corridor map as a careful user of Mapnik would make it: the map file's layers,
// projected, rendered by AGG, written as PNG.

#include <cstdlib>
#include <iostream>
#include <mapnik/agg_renderer.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/font_engine_freetype.hpp>
#include <mapnik/image.hpp>
#include <mapnik/image_util.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>
#include <mapnik/proj_transform.hpp>
#include <mapnik/projection.hpp>

int main(int count, char** words) try {
  if (count != 10) {
    std::cerr << "usage: corridor_by_mapnik MAP.xml FONTS OUT.png WIDTH HEIGHT WEST SOUTH EAST NORTH\n";
    return 2;
  }
  mapnik::datasource_cache::instance().register_datasources(INPUT_PLUGINS);
  mapnik::freetype_engine::register_fonts(words[2]);
  mapnik::Map map(std::atoi(words[4]), std::atoi(words[5]));
  mapnik::load_map(map, words[1], true);

  mapnik::box2d<double> box(std::atof(words[6]), std::atof(words[7]), std::atof(words[8]),
                            std::atof(words[9]));
  const mapnik::projection degrees("epsg:4326");
  const mapnik::projection sheet(map.srs());
  mapnik::proj_transform(degrees, sheet).forward(box, 16);
  map.zoom_to_box(box);

  mapnik::image_rgba8 image(map.width(), map.height());
  mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, image);
  renderer.apply();
  mapnik::save_to_file(image, words[3], "png");
} catch (const std::exception& error) {
  std::cerr << "corridor_by_mapnik: " << error.what() << '\n';
  return 1;
}
