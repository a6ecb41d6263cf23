"""The small world for insets at 1:110 million and 1:50 million: country polygons, lakes, borders, disputed lines.

world-atlas is a TopoJSON: countries are rings of numbered arcs, and two neighbours name the same arc. So a border
is an arc that two countries use, and simplifying the arcs keeps neighbours together.
"""

import csv
import json
import math
import os
import sys

from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.ops import linemerge, unary_union
from shapely.validation import make_valid

import geojson

HERE = os.path.dirname(os.path.abspath(__file__))
# Degrees and square degrees: how far shapes are simplified, the smallest island and lake, the simplification of lakes,
# how near a border lies to one that Natural Earth marks as doubtful, and the shortest doubtful piece and line.
SIZES = {"110m": {"tolerance": 0.0, "island": 0.0, "lake": 1.4, "shore": 0.06, "digits": 2,
                  "doubt": 0.12, "piece": 0.5, "crumb": 0.02, "claims": None},
         "50m": {"tolerance": 0.04, "island": 0.01, "lake": 0.25, "shore": 0.04, "digits": 3,
                 "doubt": 0.12, "piece": 0.5, "crumb": 0.02, "claims": 0.03}}
NOT_TODAY = ("Ceasefire Line 1994", "Former USSR oblast in 1991")


def table(name):
    with open(os.path.join(HERE, "..", "tables", name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def arcs_of(atlas, tolerance, digits):
    """The arcs in degrees; no arc is simplified so far that it vanishes."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for steps in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        if tolerance and len(points) > 8:
            points = list(LineString(points).simplify(tolerance).coords)
        arcs.append([(round(px, digits), round(py, digits)) for px, py in points])
    return arcs


def ring_of(arcs, numbers):
    points = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def units_of(atlas, arcs, rules):
    """Each polygon of the atlas with the unit of the atlas and the country that it is drawn in."""
    parts = []
    for country in atlas["objects"]["countries"]["geometries"]:
        unit = country["properties"]["name"]
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for rings in polygons:
            points = [ring_of(arcs, numbers) for numbers in rings]
            if len(set(points[0])) < 3:
                continue
            owner, part = unit, unit
            for rule in rules:
                inside = not rule["west"] or box(*[float(rule[k]) for k in ("west", "south", "east", "north")]).contains(
                    LineString(points[0]))
                if rule["unit"] == unit and inside:
                    owner, part = rule["joins"], rule["name"]
            parts.append({"unit": part, "owner": owner, "rings": points,
                          "arcs": {n if n >= 0 else ~n for ring in rings for n in ring}})
    return parts


def unrolled(ring):
    """The ring on a plane where it does not jump at the antimeridian; round a pole it is closed along the pole."""
    points = [ring[0]]
    for x, y in ring[1:]:
        turns = round((points[-1][0] - x) / 360)
        points.append((x + 360 * turns, y))
    if abs(points[-1][0] - points[0][0]) > 180:
        pole = -90 if points[0][1] < 0 else 90
        points += [(points[-1][0], pole), (points[0][0], pole)]
    return points


def cut_at_antimeridian(polygon):
    """RFC 7946, 3.1.9: the parts of a polygon east and west of the antimeridian."""
    parts = []
    for shift in (-360, 0, 360):
        part = polygon.intersection(box(shift - 180, -90, shift + 180, 90))
        parts += [translate(p, -shift) for p in geojson.polygons(part)]
    return parts


def country_of(parts, island):
    polygons = []
    for part in parts:
        rings = [unrolled(r) for r in part["rings"] if len(set(r)) > 2]
        polygon = Polygon(rings[0], rings[1:])
        polygon = polygon if polygon.is_valid else make_valid(polygon)
        if polygon.is_empty:
            continue
        west, _, east, _ = polygon.bounds
        polygons += geojson.polygons(polygon) if -180 <= west and east <= 180 else cut_at_antimeridian(polygon)
    joined = geojson.polygons(unary_union(polygons))
    big = [p for p in joined if p.area >= island]
    return geojson.area(big or [max(joined, key=lambda p: p.area)])


def rank_of(area):
    """1 to 7 by square degrees as they are at the equator: how large a country's name may be."""
    return next((rank for rank, least in enumerate((200, 80, 30, 10, 3, 0.5), 1) if area >= least), 7)


def equatorial_area(area):
    """Square degrees weighted by the cosine of the latitude of each part."""
    return sum(p.area * math.cos(math.radians(p.centroid.y)) for p in geojson.polygons(area))


def merged(lines, crumb):
    """One line of the pieces, or nothing, without crumbs that rounding would make a point of."""
    found = sorted(geojson.lines(linemerge(lines)), key=lambda l: (-l.length, l.bounds))
    found = [l for l in found if l.length > crumb]
    if not found:
        return None
    return found[0] if len(found) == 1 else MultiLineString(found)


def derive(size, how, work, out):
    with open(os.path.join(work, f"countries-{size}.json"), encoding="utf-8") as file:
        atlas = json.load(file)
    arcs = arcs_of(atlas, how["tolerance"], how["digits"])
    rules = table("units.csv")
    parts = units_of(atlas, arcs, rules)
    about = {row["atlas_name"]: row for row in table("countries.csv")}

    owners = {}
    for part in parts:
        owners.setdefault(part["owner"], []).append(part)
    land = []
    for owner, members in sorted(owners.items(), key=lambda item: about[item[0]]["name"]):
        row = about[owner]
        shape = country_of(members, how["island"])
        properties = {"name": row["name"], **({"iso": row["iso"]} if row["iso"] else {}), "class": "land",
                      "rank": rank_of(equatorial_area(shape))}
        land.append((properties, shape))
    geojson.write(os.path.join(out, f"land_{size}.geojson"), f"land_{size}", land, how["digits"])

    sides = {}
    for part in parts:
        for number in part["arcs"]:
            sides.setdefault(number, []).append((part["unit"], part["owner"]))
    pairs = {frozenset((row["a"], row["b"])): row for row in table("disputed_pairs.csv")}
    notes = {row["name"]: row for row in rules}
    doubtful = unary_union([g.buffer(how["doubt"]) for p, g in geojson.read(os.path.join(work, f"boundaries-{size}.json"))
                            if not p["featurecla"].startswith("International")])
    borders, disputed = {}, {}
    for number, users in sorted(sides.items()):
        line = LineString(arcs[number]) if len(set(arcs[number])) > 1 else None
        units = sorted({u for u, _ in users})
        countries = sorted({c for _, c in users})
        if line is None or len(units) != 2:
            continue
        pair = pairs.get(frozenset(units))
        if "Siachen Glacier" in units:
            disputed.setdefault(("Siachen Glacier", "Claimed by India and Pakistan."), []).append(line)
        elif len(countries) == 1:
            inside = next(u for u in units if u in notes)
            if notes[inside]["note"]:
                disputed.setdefault((inside, notes[inside]["note"]), []).append(line)
        elif pair:
            disputed.setdefault((pair["name"], pair["note"]), []).append(line)
        else:
            codes = tuple(about[c]["iso"] for c in countries)
            names = " – ".join(about[c]["name"] for c in countries)
            for piece in geojson.lines(line.intersection(doubtful)):
                (disputed.setdefault((names, "A border that is disputed or not settled."), []) if piece.length > how["piece"]
                 else borders.setdefault(codes, [])).append(piece)
            borders.setdefault(codes, []).extend(geojson.lines(line.difference(doubtful)))
    rows = [({"class": "country", "between": sorted(codes)}, merged(lines, how["crumb"]))
            for codes, lines in sorted(borders.items())]
    rows = [row for row in rows if row[1] is not None]
    geojson.write(os.path.join(out, f"borders_{size}.geojson"), f"borders_{size}", rows, how["digits"])
    rows = [({"class": "disputed", "name": name, "note": note}, merged(lines, how["crumb"]))
            for (name, note), lines in sorted(disputed.items())]
    if how["claims"] is not None:
        rows += claims(work, how)
    rows = [row for row in rows if row[1] is not None]
    geojson.write(os.path.join(out, f"disputed_{size}.geojson"), f"disputed_{size}", rows, how["digits"])


def derive_lakes(size, how, work, out):
    lakes = []
    named = table("world_lakes.csv")
    for _, group in geojson.read_rows(os.path.join(work, "waters.json"), wanted_ring=lambda r: large(r, how["lake"])):
        for polygon in geojson.polygons(group):
            row = next((r for r in named if polygon.distance(
                LineString([(float(r["lon"]), float(r["lat"])), (float(r["lon"]) + 1e-3, float(r["lat"]))])) < 0.05), None)
            if row and row not in [r for r, _ in lakes]:
                lakes.append((row, polygon))
    rows = []
    for row, polygon in lakes:
        plain = Polygon(polygon.exterior).buffer(0).simplify(how["shore"])
        rows.append(({"name": row["name"], "class": "lake"}, geojson.area(geojson.polygons(plain))))
    rows.sort(key=lambda f: (-f[1].area, f[0]["name"]))
    geojson.write(os.path.join(out, f"lakes_{size}.geojson"), f"lakes_{size}", rows, how["digits"])


OCEAN = 60  # square degrees: the package has the ocean among its waters, the Caspian Sea has 41


def large(ring, least):
    """Whether a ring encloses at least so many square degrees (on the sphere's scale of its latitude), and no ocean."""
    if len(ring) < 12:
        return False
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
    return OCEAN > abs(twice) / 2 * math.cos(math.radians(ring[0][1])) >= least


def claims(work, how):
    """Lines that follow no country's border in the atlas."""
    found = {}
    for properties, geometry in geojson.read(os.path.join(work, "disputed.json")):
        if properties["name"] not in NOT_TODAY:
            key = (properties["adm0_left"], properties["name"])
            found.setdefault(key, []).extend(geojson.lines(geometry.simplify(how["claims"])))
    known = {row["claim"]: row for row in table("claims.csv")}
    rows = []
    for (place, name), lines in sorted(found.items()):
        row = known.get(f"{place}: {name}", {"name": f"{place}: {name}"})
        properties = {key: row[key] for key in ("name", "from", "to", "note") if row.get(key)}
        rows.append(({"class": "disputed", **properties}, merged(lines, how["crumb"])))
    return rows


def main():
    import towns  # which builds on this module

    work, out = sys.argv[1:]
    for size, how in SIZES.items():
        derive(size, how, work, out)
        derive_lakes(size, how, work, out)
    corrections = towns.Corrections([row for row in table("corrections.csv") if row["layer"] == "places"])
    towns.derive_towns(work, out, SIZES, corrections, {})
    towns.derive_rivers(work, out, {"110m": SIZES["110m"]})


if __name__ == "__main__":
    main()
