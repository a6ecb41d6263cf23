#include "read/tiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <utility>

#include "in_parallel.hpp"
#include "read/inflate.hpp"
#include "read/tile_pool.hpp"
#include "read/tile_shapes.hpp"

namespace dateline {
namespace {

constexpr double northmost = 85.0511287798066;  // where Web Mercator is a square

double column_at(double lon, int zoom) {
  return (lon + 180) / 360 * std::exp2(zoom);
}

double row_at(double lat, int zoom) {
  const double phi = std::clamp(lat, -northmost, northmost) * std::numbers::pi / 180;
  return (1 - std::asinh(std::tan(phi)) / std::numbers::pi) / 2 * std::exp2(zoom);
}

/// Columns and rows, without those that the box only touches.
struct Range {
  int first = 0;
  int last = 0;
};

Range range(double from, double to, int zoom) {
  const int most = (1 << zoom) - 1;
  const int first = std::clamp(static_cast<int>(std::floor(from)), 0, most);
  return {first, std::max(first, std::clamp(static_cast<int>(std::ceil(to)) - 1, 0, most))};
}

std::vector<TileAddress> tiles_of(const GeoBox& box, int zoom) {
  std::vector<Range> columns;
  if (box.crosses_antimeridian()) {
    columns.push_back(range(column_at(-180, zoom), column_at(box.east, zoom), zoom));
    columns.push_back(range(column_at(box.west, zoom), column_at(180, zoom), zoom));
  } else {
    columns.push_back(range(column_at(box.west, zoom), column_at(box.east, zoom), zoom));
  }
  const Range rows = range(row_at(box.north, zoom), row_at(box.south, zoom), zoom);
  std::vector<TileAddress> tiles;
  for (int y = rows.first; y <= rows.last; ++y)
    for (const Range& part : columns)
      for (int x = part.first; x <= part.last; ++x)
        if (const TileAddress at{zoom, x, y}; tiles.empty() || tiles.back() != at) tiles.push_back(at);
  return tiles;
}

/// One tile of one store, on its way from bytes to shapes.
struct Job {
  TileAddress at;
  std::string bytes;
  std::string name;
  std::vector<TileLayer> layers;
  std::vector<std::string> names;
  std::string problem;
};

void work_on(Job& job, const LayerChoice& wanted) try {
  const std::optional<std::string> bytes = inflated(job.bytes);
  job.bytes.clear();
  if (!bytes) {
    job.problem = "its compression (gzip) is broken";
    return;
  }
  auto layers = decode_tile(*bytes, wanted, job.names);
  if (!layers) {
    job.problem = layers.error();
    return;
  }
  job.layers = std::move(*layers);
  for (TileLayer& layer : job.layers) place_on_grid(layer, job.at);
} catch (const std::exception& error) {
  job.layers.clear();
  job.problem = error.what();
}

void tell_problems(const std::vector<Job>& jobs, Findings& findings) {
  std::vector<const Job*> broken;
  for (const Job& job : jobs)
    if (!job.problem.empty()) broken.push_back(&job);
  constexpr std::size_t named = 5;
  for (std::size_t i = 0; i < std::min(named, broken.size()); ++i)
    findings.push_back({Severity::error,
                        {broken[i]->name, 0},
                        fmt::format("the tile is left out, its square stays empty: {}; fetch it again",
                                    broken[i]->problem)});
  if (broken.size() > named)
    findings.push_back({Severity::error,
                        {},
                        fmt::format("{} more tiles are left out for such reasons", broken.size() - named)});
}

/// A set of tiles that has none for the sheet: a warning when all have none.
Finding bare(const TileStore& store, const std::string& path, const GeoBox& box, const TileCover& cover,
             Severity severity) {
  const TileSetAbout about = store.about();
  const std::string reach =
      about.bounds ? fmt::format(" (its metadata say {:.2f},{:.2f},{:.2f},{:.2f})", about.bounds->west,
                                 about.bounds->south, about.bounds->east, about.bounds->north)
                   : "";
  return {
      severity,
      {path, 0},
      fmt::format("has no tile for this sheet, {:.2f},{:.2f},{:.2f},{:.2f} at zoom {}{}; choose an --extent "
                  "within the tiles, or another --base",
                  box.west, box.south, box.east, box.north, cover.zoom, reach)};
}

}  // namespace

TileCover cover_of(const GeoBox& box, double style_zoom, int minzoom, int maxzoom, std::size_t most) {
  int zoom = std::clamp(static_cast<int>(std::floor(style_zoom)), minzoom, maxzoom);
  const auto count = [&](int at) {
    const double wide = column_at(box.west + box.width(), at) - column_at(box.west, at);
    return (wide + 1) * (row_at(box.south, at) - row_at(box.north, at) + 1);
  };
  while (zoom > minzoom && count(zoom) > static_cast<double>(most)) --zoom;
  return {zoom, count(zoom) > static_cast<double>(most) ? std::vector<TileAddress>() : tiles_of(box, zoom)};
}

std::vector<FeatureLayer> read_tiles(const std::vector<const TileStore*>& stores,
                                     const std::vector<std::string>& paths, const GeoBox& box,
                                     double style_zoom, const LayerChoice& wanted,
                                     std::vector<std::string>& names, Findings& findings) {
  int minzoom = deepest_zoom;
  int maxzoom = 0;
  for (const TileStore* store : stores) {
    minzoom = std::min(minzoom, store->about().minzoom);
    maxzoom = std::max(maxzoom, store->about().maxzoom);
  }
  const TileCover cover = cover_of(box, style_zoom, minzoom, maxzoom);
  if (cover.tiles.empty()) {
    findings.push_back(
        {Severity::warning,
         {paths.front(), 0},
         fmt::format(
             "its coarsest tiles are of zoom {}, too fine for this sheet: the tiles are left out; add "
             "their lower zooms, or choose a larger --scale or a smaller --extent",
             cover.zoom)});
    return {};
  }
  std::vector<Job> jobs;
  std::vector<std::size_t> without_tiles;
  for (std::size_t i = 0; i < stores.size(); ++i) {
    const std::size_t before = jobs.size();
    for (const TileAddress& at : cover.tiles)
      if (auto bytes = stores[i]->tile(at))
        jobs.push_back({at, std::move(*bytes), stores[i]->name_of(at), {}, {}, {}});
    if (jobs.size() == before) without_tiles.push_back(i);
  }
  for (const std::size_t i : without_tiles)
    findings.push_back(
        bare(*stores[i], paths[i], box, cover, jobs.empty() ? Severity::warning : Severity::note));
  in_parallel(jobs.size(), [&](std::size_t i) { work_on(jobs[i], wanted); });
  tell_problems(jobs, findings);

  std::set<std::string> all(names.begin(), names.end());
  TilePool pool(cover.zoom);
  for (Job& job : jobs) {
    all.insert(job.names.begin(), job.names.end());
    for (TileLayer& layer : job.layers) pool.add(std::move(layer));
  }
  names.assign(all.begin(), all.end());
  return pool.joined_layers(box);
}

}  // namespace dateline
