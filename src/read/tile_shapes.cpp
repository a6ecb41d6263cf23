#include "read/tile_shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "geo/geos.hpp"

namespace dateline {
namespace {

constexpr std::int64_t unit = tile_side / 4096;
/// Two encoders of one line differ by their rounding, and by what they left out of it.
constexpr std::int64_t meeting = 4 * unit;

std::int64_t rounded(double steps) {
  return std::llround(steps);
}

bool inside(TilePoint p, TilePoint low, TilePoint high) {
  return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y;
}

/// The part of a–b inside the square (Liang and Barsky 1984), rounded to the grid.
std::optional<std::pair<TilePoint, TilePoint>> inside_part(TilePoint a, TilePoint b, TilePoint low,
                                                           TilePoint high) {
  const auto dx = static_cast<double>(b.x - a.x);
  const auto dy = static_cast<double>(b.y - a.y);
  double enter = 0;
  double leave = 1;
  const std::array<std::pair<double, std::int64_t>, 4> edges{
      {{-dx, a.x - low.x}, {dx, high.x - a.x}, {-dy, a.y - low.y}, {dy, high.y - a.y}}};
  for (const auto& [towards, room] : edges) {
    const auto space = static_cast<double>(room);
    if (towards == 0 && room < 0) return std::nullopt;
    if (towards < 0) enter = std::max(enter, space / towards);
    if (towards > 0) leave = std::min(leave, space / towards);
  }
  if (enter >= leave) return std::nullopt;
  const auto at = [&](double t) {
    return TilePoint{std::clamp(a.x + rounded(t * dx), low.x, high.x),
                     std::clamp(a.y + rounded(t * dy), low.y, high.y)};
  };
  return std::pair(enter == 0 ? a : at(enter), leave == 1 ? b : at(leave));
}

// --- polygons through GEOS ---

GEOSGeometry* ring_of(const TileLine& line) {
  std::vector<double> xy;
  xy.reserve(2 * line.size() + 2);
  for (const TilePoint& p : line) {
    xy.push_back(static_cast<double>(p.x));
    xy.push_back(static_cast<double>(p.y));
  }
  xy.insert(xy.end(), {xy[0], xy[1]});
  return GEOSGeom_createLinearRing_r(
      geos(), GEOSCoordSeq_copyFromBuffer_r(geos(), xy.data(), static_cast<unsigned>(xy.size() / 2), 0, 0));
}

GeosShape shape_of(const TilePolygon& polygon) {
  std::vector<GEOSGeometry*> holes;
  for (std::size_t i = 1; i < polygon.size(); ++i) holes.push_back(ring_of(polygon[i]));
  return owned(GEOSGeom_createPolygon_r(geos(), ring_of(polygon.front()), holes.data(),
                                        static_cast<unsigned>(holes.size())));
}

TileLine line_of(const GEOSGeometry* ring) {
  const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(geos(), ring);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(geos(), points, &count);
  std::vector<double> xy(2 * std::size_t{count});
  GEOSCoordSeq_copyToBuffer_r(geos(), points, xy.data(), 0, 0);
  TileLine line;
  for (std::size_t i = 0; i + 2 < xy.size(); i += 2) {
    const TilePoint p{rounded(xy[i]), rounded(xy[i + 1])};
    if (line.empty() || line.back() != p) line.push_back(p);
  }
  return line;
}

void add_polygons(const GEOSGeometry* shape, std::vector<TilePolygon>& out) {
  if (GEOSGeomTypeId_r(geos(), shape) == GEOS_POLYGON) {
    if (GEOSisEmpty_r(geos(), shape) == 1) return;
    TilePolygon polygon{line_of(GEOSGetExteriorRing_r(geos(), shape))};
    for (int i = 0; i < GEOSGetNumInteriorRings_r(geos(), shape); ++i)
      polygon.push_back(line_of(GEOSGetInteriorRingN_r(geos(), shape, i)));
    std::erase_if(polygon, [](const TileLine& ring) { return ring.size() < 3; });
    if (!polygon.empty()) out.push_back(std::move(polygon));
    return;
  }
  const int parts = GEOSGetNumGeometries_r(geos(), shape);
  for (int i = 0; parts > 1 && i < parts; ++i) add_polygons(GEOSGetGeometryN_r(geos(), shape, i), out);
  if (parts == 1 && GEOSGetGeometryN_r(geos(), shape, 0) != shape)
    add_polygons(GEOSGetGeometryN_r(geos(), shape, 0), out);
}

GeosShape untied(GeosShape shape) {
  return GEOSisValid_r(geos(), shape.get()) == 1 ? std::move(shape)
                                                 : owned(GEOSMakeValid_r(geos(), shape.get()));
}

/// As exact numbers, which is twice as fast, or on the grid where GEOS finds that too hard; null
/// when both fail.
GeosShape united(const GEOSGeometry* shapes) {
  GeosShape exact(GEOSUnaryUnion_r(geos(), shapes));
  return exact ? std::move(exact) : GeosShape(GEOSUnaryUnionPrec_r(geos(), shapes, 1));
}

bool on_edge(TilePoint p) {
  return p.x % tile_side == 0 || p.y % tile_side == 0;
}

template <class T>
void drop_repeated(std::vector<T>& all) {
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order,
                    [&](std::size_t a, std::size_t b) { return std::tie(all[a], a) < std::tie(all[b], b); });
  std::vector<bool> repeated(all.size());
  for (std::size_t i = 1; i < order.size(); ++i) repeated[order[i]] = all[order[i]] == all[order[i - 1]];
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!repeated[i] && kept++ != i) all[kept - 1] = std::move(all[i]);
  all.resize(kept);
}

// --- lines end to end ---

/// One end of a line.
struct End {
  std::size_t line = 0;
  bool back = false;

  auto operator<=>(const End&) const = default;
};

TilePoint& at(std::vector<TileLine>& lines, End end) {
  return end.back ? lines[end.line].back() : lines[end.line].front();
}

std::vector<End> all_ends(const std::vector<TileLine>& lines) {
  std::vector<End> ends;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ends.push_back({i, false});
    ends.push_back({i, true});
  }
  return ends;
}

/// An end that lies on an edge between tiles: which edge, where on it, and from which side.
struct EdgeEnd {
  bool upright = false;
  std::int64_t edge = 0;
  std::int64_t along = 0;
  bool after = false;  ///< the line comes from the east or the south
  End end;

  auto operator<=>(const EdgeEnd&) const = default;
};

std::vector<EdgeEnd> ends_on_edges(std::vector<TileLine>& lines) {
  std::vector<EdgeEnd> found;
  for (const End& end : all_ends(lines)) {
    const TileLine& line = lines[end.line];
    const TilePoint p = at(lines, end);
    const TilePoint next = end.back ? line[line.size() - 2] : line[1];
    if (p.x % tile_side == 0 && next.x != p.x)
      found.push_back({true, p.x, p.y, next.x > p.x, end});
    else if (p.y % tile_side == 0 && next.y != p.y)
      found.push_back({false, p.y, p.x, next.y > p.y, end});
  }
  std::ranges::sort(found);
  return found;
}

/// Moves ends that face each other on an edge onto one point, the nearest pairs first.
void close_gaps(std::vector<TileLine>& lines) {
  const std::vector<EdgeEnd> ends = ends_on_edges(lines);
  std::vector<std::tuple<std::int64_t, std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < ends.size(); ++i)
    for (std::size_t j = i + 1; j < ends.size() && ends[j].upright == ends[i].upright &&
                                ends[j].edge == ends[i].edge && ends[j].along - ends[i].along <= meeting;
         ++j)
      if (ends[i].after != ends[j].after) pairs.emplace_back(ends[j].along - ends[i].along, i, j);
  std::ranges::sort(pairs);
  std::vector<bool> taken(ends.size());
  for (const auto& [apart, i, j] : pairs) {
    if (taken[i] || taken[j]) continue;
    taken[i] = taken[j] = true;
    at(lines, ends[j].end) = at(lines, ends[i].end);
  }
}

/// For each end the one it goes on with, where exactly two ends meet.
std::vector<std::array<std::optional<End>, 2>> links(std::vector<TileLine>& lines) {
  std::vector<End> ends = all_ends(lines);
  std::ranges::sort(ends,
                    [&](End a, End b) { return std::tuple(at(lines, a), a) < std::tuple(at(lines, b), b); });
  std::vector<std::array<std::optional<End>, 2>> found(lines.size());
  for (std::size_t i = 0, next = 0; i < ends.size(); i = next) {
    while (next < ends.size() && at(lines, ends[next]) == at(lines, ends[i])) ++next;
    if (next - i != 2 || ends[i].line == ends[i + 1].line) continue;
    found[ends[i].line][ends[i].back] = ends[i + 1];
    found[ends[i + 1].line][ends[i + 1].back] = ends[i];
  }
  return found;
}

/// From the first line of a chain to its end, then on to the other side.
TileLine chain_from(std::size_t first, const std::vector<TileLine>& lines,
                    const std::vector<std::array<std::optional<End>, 2>>& links, std::vector<bool>& used) {
  used[first] = true;
  TileLine after;
  TileLine before;  // backwards
  for (const bool back : {true, false}) {
    TileLine& out = back ? after : before;
    for (auto next = links[first][back]; next && !used[next->line]; next = links[next->line][!next->back]) {
      used[next->line] = true;
      const TileLine& line = lines[next->line];
      if (next->back)
        out.insert(out.end(), line.rbegin() + 1, line.rend());
      else
        out.insert(out.end(), line.begin() + 1, line.end());
    }
  }
  TileLine chain(before.rbegin(), before.rend());
  chain.insert(chain.end(), lines[first].begin(), lines[first].end());
  chain.insert(chain.end(), after.begin(), after.end());
  return chain;
}

}  // namespace

std::vector<TileLine> clipped(const TileLine& line, TilePoint low, TilePoint high) {
  std::vector<TileLine> parts;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto part = inside_part(line[i - 1], line[i], low, high);
    if (!part || part->first == part->second) continue;
    if (parts.empty() || parts.back().back() != part->first) parts.push_back({part->first});
    parts.back().push_back(part->second);
  }
  return parts;
}

std::vector<TilePolygon> clipped(const TilePolygon& polygon, TilePoint low, TilePoint high) {
  const auto in = [&](TilePoint p) { return inside(p, low, high); };
  if (std::ranges::all_of(polygon.front(), in)) return {polygon};
  const GeosShape whole = untied(shape_of(polygon));
  const GeosShape part =
      owned(GEOSClipByRect_r(geos(), whole.get(), static_cast<double>(low.x), static_cast<double>(low.y),
                             static_cast<double>(high.x), static_cast<double>(high.y)));
  std::vector<TilePolygon> out;
  add_polygons(part.get(), out);
  return out;
}

std::vector<TileLine> joined(std::vector<TileLine> lines) {
  drop_repeated(lines);
  close_gaps(lines);
  const auto next = links(lines);
  std::vector<bool> used(lines.size());
  std::vector<TileLine> out;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!used[i]) out.push_back(chain_from(i, lines, next, used));
  return out;
}

std::vector<TilePolygon> joined(std::vector<TilePolygon> polygons) {
  drop_repeated(polygons);
  const auto apart = std::stable_partition(polygons.begin(), polygons.end(), [](const TilePolygon& polygon) {
    return std::ranges::none_of(polygon.front(), on_edge);
  });
  if (polygons.end() - apart < 2) return polygons;
  std::vector<GEOSGeometry*> shapes;
  for (auto one = apart; one != polygons.end(); ++one) shapes.push_back(untied(shape_of(*one)).release());
  const GeosShape all = owned(GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, shapes.data(),
                                                          static_cast<unsigned>(shapes.size())));
  const GeosShape whole = united(all.get());
  if (!whole) return polygons;  // with their seams, which are better than none of them
  polygons.erase(apart, polygons.end());
  add_polygons(whole.get(), polygons);
  return polygons;
}

}  // namespace dateline
