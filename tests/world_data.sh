#!/usr/bin/env bash
# The derivation of scripts/world-data on a world of two countries: every correction is applied, one that
# finds nothing is an error, two runs give the same bytes, and dateline draws what came out.
set -euo pipefail
dateline=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! /usr/bin/python3 -c 'import shapely' 2>/dev/null; then
  echo "skipped: there is no python3-shapely"
  exit 0
fi

/usr/bin/python3 - "$work/in" <<'PYTHON'
import json, os, sys
folder = sys.argv[1]
os.makedirs(f"{folder}/cldr/az")
os.makedirs(f"{folder}/cldr/az-Cyrl")


def write(name, document):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        json.dump(document, file)


def collection(*features):
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": p, "geometry": {"type": kind, "coordinates": at}} for p, kind, at in features]}


def place(name, country, code, at, rank=1, kind="Admin-0 capital"):
    return ({"name": name, "adm0name": country, "iso_a2": code, "scalerank": rank, "featurecla": kind, "pop_max": 9},
            "Point", at)


def unit(code, names):
    return ({"adm1_code": code, "iso_a2": "AZ", "latitude": 39.7, "longitude": 46.3, "labelrank": 9, **names},
            "Point", [46.3, 39.7])


write("places.json", collection(
    place("Dakar", "Senegal", "SM", [-17.5, 14.7]), place("Pristina", "Kosovo", "-99", [21.2, 42.7]),
    place("Sevastapol", "Ukraine", "UA", [33.5, 44.6], 3, "Admin-1 capital")))
write("admin1.json", collection(
    unit("AZE-1735", {"name": "Lankaran", "name_en": "Lankaran", "name_ru": "Ленкорань", "name_tr": "Lenkeran",
                      "name_de": "Lənkəran"}),
    unit("AZE-1708", {"name": "Masallı", "name_de": "Masallı"})))
# Two squares that share the arc 0, from 0° to 20° E; Mali's goes on to the antimeridian's side.
atlas = {"type": "Topology", "transform": {"scale": [1, 1], "translate": [0, 0]},
         "arcs": [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
         "objects": {"countries": {"geometries": [
             {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Senegal"}},
             {"type": "Polygon", "arcs": [[2, -1]], "properties": {"name": "Mali"}}]}}}
river = {"name": "Gambia", "featurecla": "River", "scalerank": 5}
for size in ("110m", "50m", "10m"):
    write(f"countries-{size}.json", atlas)
    write(f"boundaries-{size}.json", collection(({"featurecla": "International"}, "LineString", [[10, 0], [10, 10]]),
                                                ({"featurecla": "Disputed"}, "LineString", [[60, 0], [60, 9]])))
    write(f"rivers-{size}.json", collection((river, "LineString", [[1, 1], [9, 9]])))
write("disputed.json", collection(({"name": "A claim", "adm0_left": "Mali"}, "LineString", [[15, 1], [15, 9]])))
write("admin1-lines.json", collection(
    ({"featurecla": "Admin-1 boundary", "adm0_name": "Mali", "scalerank": 4}, "LineString", [[12, 0], [12, 10]])))
square = [[[3 + x, 3 + y] for x, y in ((0, 0), (1, 0), (2, 0), (3, 0), (3, 1), (3, 2), (3, 3), (2, 3), (1, 3), (0, 3),
                                       (0, 2), (0, 1), (0, 0))]]
with open(f"{folder}/waters.json", "w", encoding="utf-8") as file:
    file.write('{"type":"GeometryCollection", "geometries": [\n')
    file.write(json.dumps({"type": "MultiPolygon", "coordinates": [square]}, separators=(",", ":")) + "\n]}\n")
names = {f"{a}{b}": f"{a}{b}-ölkə" for a in "ABCDEFGHIJKLM" for b in "ABCDEFGHIJKLMNOPQRST"}
for language in ("az", "az-Cyrl"):
    write(f"cldr/{language}/territories.json",
          {"main": {language: {"localeDisplayNames": {"territories": {**names, "001": "Dünya"}}}}})
PYTHON

derive() { PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 gazetteer/basemap/derive/full.py "$work/in" "$1"; }
has() { grep -qF -- "$2" "$1" || { echo "$1 has no $2"; exit 1; }; }
hasnt() { ! grep -qF -- "$2" "$1" || { echo "$1 has $2"; exit 1; }; }

first=$work/share/dateline/world
mkdir -p "$first" "$work/second"
derive "$first"
derive "$work/second"
diff -r "$first" "$work/second"

has "$first/places_110m.geojson" '"name":"Dakar","kind":"settlement","rank":1,"feature_code":"PPLC","country":"SN"'
has "$first/places_110m.geojson" '"country":"XK"'
hasnt "$first/places_110m.geojson" Sevastopol
has "$first/places_10m.geojson" '"name":"Sevastopol"'
has "$first/places_10m.geojson" '"id":"AZE-1735","name":"Laçın","kind":"province"'
has "$first/names/ru.csv" "AZE-1735,Лачинский район"
has "$first/names/de.csv" "AZE-1708,Masallı"
hasnt "$first/names/de.csv" AZE-1735
has "$first/names/az.csv" "FR,FR-ölkə"
[[ ! -e $first/names/az-Cyrl.csv ]]
has "$first/borders_10m.geojson" '"between":["ML","SN"]'
has "$first/land_10m.geojson" '"rank":2'
has "$first/disputed_10m.geojson" "Mali: A claim"
has "$first/lakes_10m.geojson" '"class":"lake","rank":1'
has "$first/rivers_10m.geojson" '"name":"Gambia","rank":3'
has "$first/admin1_10m.geojson" '"class":"province"'

printf 'date,place,lon,lat\n2022-12-12,a place,12,5\n' >"$work/events.csv"
XDG_DATA_HOME=$work/share "$dateline" map -q "$work/events.csv" -o "$work/map.svg" --extent 0,0,20,10 --names az
has "$work/map.svg" "ML-ÖLKƏ"

# A correction that finds nothing to mend must be noticed.
sed -i 's/"SM"/"SN"/' "$work/in/places.json"
if derive "$work/second" 2>"$work/error"; then
  echo "an unmet correction went unnoticed"
  exit 1
fi
has "$work/error" "places: adm0name=Senegal, iso_a2 'SM'"
