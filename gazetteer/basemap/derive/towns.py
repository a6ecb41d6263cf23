"""Towns and rivers of Natural Earth, as dateline's styles know them, and the table of known faults."""

import os

import geojson
import world

# Natural Earth's scalerank to the ranks that styles know: towns 1 (world city) to 7, rivers 1 to 6.
TOWN_RANKS = (1, 1, 2, 2, 3, 4, 4, 5, 6, 7, 7)
RIVER_RANKS = {"110m": (2,) * 11, "50m": (1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3), "10m": (1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 6)}
TOWNS_SHOWN = {"110m": 1, "50m": 3, "10m": 10}  # the greatest scalerank of a town


class Corrections:
    """The committed table of known faults; a row that finds nothing to mend is an error."""

    def __init__(self, rows):
        self.rows = [(row, row["where"].partition("=")) for row in rows]
        self.met = [0] * len(self.rows)

    def apply(self, layer, properties):
        """Changes one feature's properties; a field that ends in * stands for all that no earlier row has changed."""
        changed = set()
        for number, (row, (key, _, value)) in enumerate(self.rows):
            if row["layer"] != layer or str(properties.get(key, "")) != value:
                continue
            if row["field"].endswith("*"):
                fields = [f for f in properties if f.startswith(row["field"][:-1]) and f not in changed]
                for field in fields:
                    properties[field] = row["now"] or None
                self.met[number] += len(fields)
            elif str(properties.get(row["field"], "")) == row["was"]:
                properties[row["field"]] = row["now"] or None
                changed.add(row["field"])
                self.met[number] += 1

    def unmet(self):
        return [f"{row['layer']}: {row['where']}, {row['field']} '{row['was']}'"
                for (row, _), met in zip(self.rows, self.met) if not met]


def town_code(kind):
    """Natural Earth's class of a town as a GeoNames feature code."""
    return {"Admin-0 capital": "PPLC", "Admin-1 capital": "PPLA"}.get(kind, "PPL")


def town(properties, point):
    """A populated place as dateline's styles know it."""
    rank = TOWN_RANKS[min(int(properties["scalerank"]), 10)]
    country = properties["iso_a2"] if properties["iso_a2"] != "-99" else ""
    return ({"name": properties["name"], "kind": "settlement", "rank": rank,
             "feature_code": town_code(properties["featurecla"]), "country": country or "",
             "population": max(0, int(properties["pop_max"]))}, point)


def derive_towns(work, out, sizes, corrections, provinces):
    """places_SIZE; `provinces` are further places by size."""
    found = []
    for properties, point in geojson.read(os.path.join(work, "places.json")):
        corrections.apply("places", properties)
        found.append((int(properties["scalerank"]), town(properties, point)))
    for size, how in sizes.items():
        kept = sorted((rank, t[0]["name"], t[1].x, t) for rank, t in found if rank <= TOWNS_SHOWN[size])
        rows = [t for _, _, _, t in kept] + provinces.get(size, [])
        geojson.write(os.path.join(out, f"places_{size}.geojson"), f"places_{size}", rows, how["digits"])


def derive_rivers(work, out, sizes):
    """rivers_SIZE, the greatest first."""
    for size, how in sizes.items():
        rows = []
        for properties, geometry in geojson.read(os.path.join(work, f"rivers-{size}.json")):
            if properties["featurecla"] != "River":
                continue
            rank = RIVER_RANKS[size][min(int(properties["scalerank"]), 10)]
            line = world.merged(geojson.lines(geometry), how["crumb"])
            if line is not None:
                rows.append(({"name": properties["name"] or "", "rank": rank}, line))
        rows.sort(key=lambda f: (f[0]["rank"], f[0]["name"], f[1].bounds))
        geojson.write(os.path.join(out, f"rivers_{size}.geojson"), f"rivers_{size}", rows, how["digits"])
