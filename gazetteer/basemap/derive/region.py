"""The layers of the South Caucasus that come from packages: land, borders, water, disputed lines, rivers.

Called by scripts/derive-basemap with the folder of intermediate files and the folder to write to.
"""

import csv
import itertools
import math
import os
import re
import sys

from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.ops import linemerge, polygonize, unary_union

import geojson

HERE = os.path.dirname(os.path.abspath(__file__))
CUT = box(40.0, 36.0, 52.5, 45.0)  # land and sea are cut here
WHOLE = {(43.79, 41.18): "GEO"}  # Lake Madatapa touches the border and is not on it
LAKES = box(40.5, 36.5, 52.0, 44.5)
KM2 = 111.2 * 111.2 * math.cos(math.radians(40.5))  # of a square degree, near enough for a threshold
OSM = "geo-maps 0.6.0, © OpenStreetMap contributors (ODbL 1.0)"
GSHHG = "GSHHG 2.3.7 (LGPL-3.0-or-later)"
ISO = {
    "ARM": ("Armenia", "AM"), "AZE": ("Azerbaijan", "AZ"), "GEO": ("Georgia", "GE"), "IRN": ("Iran", "IR"),
    "IRQ": ("Iraq", "IQ"), "KAZ": ("Kazakhstan", "KZ"), "RUS": ("Russia", "RU"), "SYR": ("Syria", "SY"),
    "TKM": ("Turkmenistan", "TM"), "TUR": ("Turkey", "TR"),
}


def table(name):
    with open(os.path.join(HERE, "..", "tables", name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rounded(points, digits=4):
    return [(round(x, digits), round(y, digits)) for x, y in points]


def take_exclaves_out(countries):
    """The source lists some exclaves in both countries; they stay with the one whose separate part they are."""
    for a, b in itertools.permutations(sorted(countries), 2):
        parts = geojson.polygons(countries[a])
        for part in parts[:]:
            if part.area > 0.1:
                continue
            around = [p for p in geojson.polygons(countries[b]) if p.contains(part.representative_point())]
            if around and part.intersection(around[0]).area > 0.5 * part.area and around[0].area > 2 * part.area:
                countries[b] = countries[b].difference(part)
    for a, b in itertools.combinations(sorted(countries), 2):
        if countries[a].intersects(countries[b]):
            twice = [p for p in geojson.polygons(countries[a].intersection(countries[b]))]
            if twice:
                countries[b] = countries[b].difference(unary_union(twice))


def shores(hole, countries, owners):
    """Whose shore each edge of a water hole is."""
    ring = list(hole.exterior.coords)[:-1]
    sides = []
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        middle = Point((x1 + x2) / 2, (y1 + y2) / 2)
        sides.append(min(owners, key=lambda k: (countries[k].distance(middle), k)))
    return ring, sides


def part_water(hole, owners, countries):
    """The water of a hole as parts, one for each country: cut half way between the shores of two countries.

    Where the shores do not allow it (three countries, or shores that alternate) the country with the longest
    shore takes the hole; such holes are slivers of less than a kilometre.
    """
    ring, sides = shores(hole, countries, owners)
    turns = [i for i in range(len(ring)) if sides[i] != sides[i - 1]]
    if len(turns) == 2:
        first, second = turns
        arc = ring[first:second + 1]
        other = ring[second:] + ring[:first + 1]
        one, two = LineString(arc), LineString(other[::-1])
        steps = max(2, min(40, int(one.length / 0.004)))
        middle = []
        for i in range(1, steps):
            a = one.interpolate(i / steps, normalized=True)
            b = two.interpolate(i / steps, normalized=True)
            middle.append((round((a.x + b.x) / 2, 4), round((a.y + b.y) / 2, 4)))
        for path in (middle, []):
            halves = {sides[first]: Polygon(arc + path[::-1]) if len(arc + path) > 2 else Polygon(),
                      sides[second]: Polygon(other + path) if len(other + path) > 2 else Polygon()}
            if all(h.is_valid for h in halves.values()) and \
                    abs(sum(h.area for h in halves.values()) - hole.area) < 1e-6:
                return halves
    lengths = {k: 0.0 for k in owners}
    for side, a, b in zip(sides, ring, ring[1:] + ring[:1]):
        lengths[side] += math.dist(a, b)
    return {max(owners, key=lambda k: (lengths[k], k)): hole}


def fill_water(countries):
    """Lakes and wide rivers are holes in the source; the land of the map lies under them, parted at the middle."""
    whole = unary_union(list(countries.values()))
    added = {k: [] for k in countries}
    for polygon in geojson.polygons(whole):
        for ring in polygon.interiors:
            hole = Polygon(ring)
            owners = sorted(k for k, g in countries.items() if g.distance(hole) == 0
                            and g.intersection(hole.exterior).length > 0)
            owner = next((k for point, k in WHOLE.items() if hole.contains(Point(point))), None)
            if owner or len(owners) == 1:
                added[owner or owners[0]].append(hole)
            elif owners:
                for k, part in part_water(hole, owners, countries).items():
                    added[k] += geojson.polygons(part)
    for k, parts in added.items():
        if parts:
            countries[k] = unary_union([countries[k], *parts])


def segments(geometry):
    out = set()
    for polygon in geojson.polygons(geometry):
        for ring in (polygon.exterior, *polygon.interiors):
            points = rounded(ring.coords)
            for a, b in zip(points, points[1:]):
                if a != b:
                    out.add((a, b) if a < b else (b, a))
    return out


def snapped(geometry):
    """The geometry on the grid of 4 decimals, valid."""
    parts = []
    for polygon in geojson.polygons(geometry):
        rings = [rounded(r.coords) for r in (polygon.exterior, *polygon.interiors)]
        whole = Polygon(rings[0], [r for r in rings[1:] if len(set(r)) > 2 and Polygon(r).area > 2e-8])
        parts += [p for p in geojson.polygons(whole if whole.is_valid else whole.buffer(0)) if p.area * KM2 > 0.02]
    return geojson.area(parts)


def code_of(row):
    found = re.search(r'"A3":"([A-Z]{3})"', row)
    return found and found.group(1)


def derive_land(work, out):
    countries = {}
    for properties, geometry in geojson.read_rows(os.path.join(work, "countries.json"), lambda row: code_of(row) in ISO):
        code = properties["A3"]
        cut = geometry.intersection(CUT)
        if not cut.is_empty:
            countries[code] = unary_union([countries[code], cut]) if code in countries else cut
    take_exclaves_out(countries)
    fill_water(countries)
    countries = {k: snapped(g) for k, g in countries.items()}
    geojson.write(os.path.join(out, "land.geojson"), "land", [
        ({"name": ISO[k][0], "iso": ISO[k][1], "class": "land"}, geojson.area(geojson.polygons(g)))
        for k, g in sorted(countries.items(), key=lambda item: ISO[item[0]][1])])

    shared = {k: segments(g) for k, g in countries.items()}
    borders = []
    for a, b in itertools.combinations(sorted(countries, key=lambda k: ISO[k][1]), 2):
        common = sorted(shared[a] & shared[b])
        if not common:
            continue
        merged = linemerge([LineString(s) for s in common])
        parts = sorted(geojson.lines(merged), key=lambda l: (-l.length, l.bounds))
        borders.append(({"class": "country", "between": [ISO[a][1], ISO[b][1]]},
                        parts[0] if len(parts) == 1 else MultiLineString(parts)))
    geojson.write(os.path.join(out, "borders.geojson"), "borders", borders)
    return countries


def near_lakes(ring):
    west, south, east, north = LAKES.bounds
    return any(west < x < east and south < y < north for x, y in ring)


def lake_properties(polygon, row, source):
    """Ranked by area; a lake without a row in the table stays without a name."""
    rank = next(r for r, least in enumerate((2000, 400, 80, 15, 4, 0), start=1) if polygon.area * KM2 >= least)
    about = {"name": row["name"], "class": row["class"]} if row else {"class": "lake"}
    return {**about, "rank": rank, "source": source}


def derive_water(work, out, countries):
    land = unary_union(list(countries.values()))
    seas = []
    names = {"Black Sea": Point(40.2, 43.0), "Caspian Sea": Point(51.0, 39.0)}
    rest = CUT.difference(land)
    for name, point in sorted(names.items()):
        for polygon in geojson.polygons(rest):
            if polygon.distance(point) < 0.3:
                seas.append(({"name": name, "class": "sea", "rank": 1, "source": OSM}, geojson.area([snapped(polygon)])))
                break
    sea = unary_union([g for _, g in seas])

    chosen = geojson.read(os.path.join(HERE, "..", "hand-kept", "lakes.geojson"))
    named = table("waters.csv")
    shores = polygonize(unary_union([LineString(l) for l in geojson.gmt_lines(os.path.join(work, "shores.txt"), "Level 2")]))
    shores = sorted(shores, key=lambda p: (-p.area, p.bounds))
    for row in named:
        if row["package"] == "gshhg":
            lake = next(p for p in shores if p.distance(Point(float(row["lon"]), float(row["lat"]))) < 0.02)
            chosen.append((lake_properties(lake, row, GSHHG), snapped(lake.simplify(0.001))))
    taken = unary_union([sea, *(g for _, g in chosen)])

    found = []
    for number, (_, group) in enumerate(geojson.read_rows(os.path.join(work, "waters.json"), wanted_ring=near_lakes)):
        for polygon in geojson.polygons(group):
            if LAKES.contains(polygon) and polygon.intersection(taken).area < 0.1 * polygon.area:
                found.append((number, polygon))
    still = unary_union([p for number, p in found if number != 0])
    lakes = [(p, False) for p in geojson.polygons(still)]
    lakes += [(p, True) for number, p in found if number == 0 and p.intersection(still).area < 0.5 * p.area]
    names = {row["name"]: row for row in named if row["package"] != "gshhg"}
    for polygon, river in sorted(lakes, key=lambda item: (-item[0].area, item[0].bounds)):
        row = next((r for r in names.values()
                    if polygon.distance(Point(float(r["lon"]), float(r["lat"]))) < 0.012), None)
        if row is not None:
            del names[row["name"]]
        elif river or polygon.area * KM2 < 2.0:
            continue
        chosen.append((lake_properties(polygon, row, OSM),
                       snapped(geojson.without_small_holes(polygon, 0.3 / KM2))))
    for name in names:
        print(f"derive-basemap: no water found for {name}", file=sys.stderr)
    chosen.sort(key=lambda f: (-f[1].area, f[1].bounds))
    geojson.write(os.path.join(out, "water.geojson"), "water", seas + chosen)


def derive_disputed(work, out):
    """Natural Earth's disputed lines of the box, named and dated by the table."""
    features = []
    raw = geojson.read(os.path.join(work, "disputed.json"))
    for row in table("disputed.csv"):
        near = box(*[float(v) for v in row["box"].split()])
        parts = [l for properties, geometry in raw if properties["name"] == row["match"] and near.intersects(geometry)
                 for l in geojson.lines(geometry) if near.contains(l)]
        merged = linemerge(parts)
        parts = sorted(geojson.lines(merged), key=lambda l: (-l.length, l.bounds))
        properties = {k: row[k] for k in ("class", "name", "from", "to", "note", "source") if row[k]}
        features.append((properties, parts[0] if len(parts) == 1 else MultiLineString(parts)))
    features += geojson.read(os.path.join(HERE, "..", "hand-kept", "disputed.geojson"))
    geojson.write(os.path.join(out, "disputed.geojson"), "disputed", features)


def copy_roads(out):
    """The hand-kept roads, once through the writer so that every layer has the same form."""
    roads = geojson.read(os.path.join(HERE, "..", "hand-kept", "roads.geojson"))
    geojson.write(os.path.join(out, "roads.geojson"), "roads", roads)


def main():
    work, out = sys.argv[1:]
    countries = derive_land(work, out)
    derive_water(work, out, countries)
    derive_disputed(work, out)
    copy_roads(out)


if __name__ == "__main__":
    main()
