"""The world base map at 1:10, 1:50 and 1:110 million, and its names, from packages that are too big for the repository.

usage: full.py WORK OUT. WORK holds what scripts/world-data unpacked; OUT gets LAYER_SIZE.geojson and names/LANGUAGE.csv.
"""

import csv
import json
import os
import sys

from shapely.geometry import Point, Polygon
from shapely.validation import make_valid

import geojson
import towns
import world

SIZES = {
    "110m": {"tolerance": 0.0, "island": 0.0, "lake": 1.4, "shore": 0.06, "digits": 2,
             "doubt": 0.12, "piece": 0.5, "crumb": 0.02, "claims": None},
    "50m": {"tolerance": 0.0, "island": 0.0, "lake": 0.15, "shore": 0.02, "digits": 3,
            "doubt": 0.12, "piece": 0.5, "crumb": 0.02, "claims": 0.03},
    "10m": {"tolerance": 0.0, "island": 0.0, "lake": 0.012, "shore": 0.003, "digits": 4,
            "doubt": 0.04, "piece": 0.1, "crumb": 0.002, "claims": 0.002}}


def province(properties):
    """A first-level unit as a named point, with the key under which names/ has its names."""
    place = {"id": properties["adm1_code"], "name": properties["name"], "kind": "province",
             "rank": max(1, min(7, int(properties.get("labelrank") or 9) - 1)), "feature_code": "ADM1",
             "country": (properties.get("iso_a2") or "").replace("-99", "").replace("-1", "")}
    return place, Point(float(properties["longitude"]), float(properties["latitude"]))


def derive_provinces(work, corrections):
    """The first-level units as named points, and their names by language and key."""
    provinces, names = [], {}
    with open(os.path.join(work, "admin1.json"), encoding="utf-8") as file:
        rows = [f["properties"] for f in json.load(file)["features"]]
    for properties in sorted(rows, key=lambda p: p["adm1_code"]):
        corrections.apply("admin1", properties)
        if not properties.get("name") or properties.get("latitude") is None:
            continue
        provinces.append(province(properties))
        for field, name in properties.items():
            if field.startswith("name_") and name and field not in ("name_alt", "name_local", "name_len"):
                names.setdefault(field[5:], {})[properties["adm1_code"]] = name
    return provinces, names


def derive_admin1(work, out):
    rows = []
    for properties, geometry in geojson.read(os.path.join(work, "admin1-lines.json")):
        if properties["featurecla"] not in ("Admin-1 boundary", "Admin-1 region boundary"):
            continue
        line = world.merged(geojson.lines(geometry), 0.002)
        if line is not None:
            rows.append(({"class": "province", "country": properties["adm0_name"],
                          "rank": int(properties["scalerank"])}, line))
    rows.sort(key=lambda f: (f[0]["country"], f[1].bounds))
    geojson.write(os.path.join(out, "admin1_10m.geojson"), "admin1_10m", rows, 4)


def rank_of_lake(area):
    """1 to 6 by square degrees."""
    return next((rank for rank, least in enumerate((2, 0.5, 0.15, 0.05, 0.02), 1) if area >= least), 6)


def touch(area, spot):
    """Whether they meet, at little cost where their boxes do not."""
    west, south, east, north = area.bounds
    left, bottom, right, top = spot.bounds
    return west <= right and left <= east and south <= top and bottom <= north and area.intersects(spot)


def derive_lakes(work, out):
    """All sizes in one reading of the waters. Names come from a table alone: Natural Earth's lines through lakes have
    the names of their rivers."""
    named = [(r["name"], Point(float(r["lon"]), float(r["lat"])).buffer(0.05)) for r in world.table("world_lakes.csv")]
    smallest = min(how["lake"] for how in SIZES.values())
    lakes = []
    for _, group in geojson.read_rows(os.path.join(work, "waters.json"),
                                      wanted_ring=lambda r: world.large(r, smallest)):
        for polygon in geojson.polygons(group):
            lakes.append(Polygon(polygon.exterior, [r for r in polygon.interiors if world.large(list(r.coords), 0.002)]))
    lakes = [(lake if lake.is_valid else make_valid(lake)) for lake in lakes]
    lakes.sort(key=lambda lake: (-lake.area, lake.bounds))
    found = []
    for lake in lakes:
        found.append((next((name for name, spot in named if touch(lake, spot)), None), lake))
    for size, how in SIZES.items():
        rows = []
        for name, lake in found:
            if not any(world.large(list(p.exterior.coords), how["lake"]) for p in geojson.polygons(lake)):
                continue
            plain = geojson.polygons(lake.simplify(how["shore"]).buffer(0))
            if plain:
                shape = geojson.area(plain)
                rank = rank_of_lake(world.equatorial_area(shape))
                rows.append(({**({"name": name} if name else {}), "class": "lake", "rank": rank}, shape))
        geojson.write(os.path.join(out, f"lakes_{size}.geojson"), f"lakes_{size}", rows, how["digits"])


def country_names(folder):
    """From CLDR: the names of countries by language and ISO code; languages without a script or region of their own."""
    names = {}
    for language in sorted(os.listdir(folder)):
        path = os.path.join(folder, language, "territories.json")
        if "-" in language or not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            territories = json.load(file)["main"][language]["localeDisplayNames"]["territories"]
        own = {code: name for code, name in territories.items() if len(code) == 2 and code.isalpha() and name != code}
        if len(own) > 200:
            names[language] = own
    return names


def write_names(out, *sources):
    """names/LANGUAGE.csv: key (ISO code of a country, Natural Earth's code of a unit), name."""
    os.makedirs(os.path.join(out, "names"), exist_ok=True)
    for language in sorted(set().union(*sources)):
        rows = sorted((key, name) for source in sources for key, name in source.get(language, {}).items())
        with open(os.path.join(out, "names", f"{language}.csv"), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("key", "name"))
            writer.writerows(rows)


def main():
    work, out = sys.argv[1:]
    corrections = towns.Corrections(world.table("corrections.csv"))
    provinces, units = derive_provinces(work, corrections)
    towns.derive_towns(work, out, SIZES, corrections, {"10m": provinces})
    if corrections.unmet():
        sys.exit("corrections.csv has rows that find nothing to mend:\n  " + "\n  ".join(corrections.unmet()))
    write_names(out, country_names(os.path.join(work, "cldr")), units)
    for size, how in SIZES.items():
        world.derive(size, how, work, out)
    towns.derive_rivers(work, out, SIZES)
    derive_admin1(work, out)
    derive_lakes(work, out)


if __name__ == "__main__":
    main()
