#!/usr/bin/env bash
# What a reader of a set finds his way by: mapset_overview.sh DATELINE, run at the root of the project. A map of
# where the sheets lie, the same for the page, the atlas and others' programs; contents of the atlas, with
# links, bookmarks and page numbers that fit. The bytes are the same whatever the jobs and shards.
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/set"
cd "$work/set"
cat >events.csv <<'END'
id,date,place,type,title
a,2023-02-01,Lachin,Blockade,The road is closed
b,2023-02-20,Goris,Protests,A march
c,2023-03-05,near Tegh,Battles,Shots
END
cat >maps.toml <<'END'
title = "Two towns"
events = "events.csv"
atlas = "atlas.pdf"
overview = { file = ["overview.png", "overview.svg", "sheets.geojson"], size = "120x90mm", dpi = 60 }
[defaults]
size = "80x60mm"
dpi = 60
legend = false
inset = "none"
[[map]]
name = "whole"
extent = "45.9,39.2,47,40"
title = "The whole"
list = "page"
[[map]]
name = "{town}-{month}"
each = { town = ["Lachin", "Goris"], month = "2023-02/2023-03" }
extent = "{town}"
title = "{town}, {month:%B}"
[[map]]
name = "bridge"
extent = "46.50,39.62,46.52,39.64"
title = "The bridge"
END
fail() { echo "$*"; exit 1; }
same() { diff -r -x '.dateline*' "$1" "$2"; }
mapset() { "$program" mapset maps.toml "$@"; }

mapset -o ../one --jobs 1 -q
mapset -o ../two --jobs 2 -q
same ../one ../two
mapset -o ../shard1 --shard 1/2 -q
mapset -o ../shard2 --shard 2/2 -q
mapset -o ../joined --join ../shard1 ../shard2 -q
same ../one ../joined

# Sheets of one extent are one outline, named by their pages; what would be a speck is a dot.
python3 - ../one <<'END'
import json, sys
folder = sys.argv[1]
overview = json.load(open(folder + "/manifest.json"))["overview"]
areas = {area["label"]: area for area in overview["areas"]}
assert list(areas) == ["1", "3–4", "5–6", "7"], list(areas)
assert areas["3–4"]["sheets"] == ["lachin-2023-02", "lachin-2023-03"]
assert len(areas["1"]["outline"]) == 32 and len(areas["7"]["outline"]) == 4
assert all(0 < part < 1 for at in areas["3–4"]["outline"] for part in at)
assert [file["path"] for file in overview["files"]] == ["overview.png", "overview.svg", "sheets.geojson"]
sheets = json.load(open(folder + "/sheets.geojson"))["features"]
assert [f["properties"]["page"] for f in sheets] == [1, 3, 4, 5, 6, 7] and len(sheets[0]["geometry"]["coordinates"][0]) == 33
END
grep -q '>3–4<' ../one/overview.svg && grep -q 'Lachin' ../one/overview.svg || fail "the overview lacks its labels"
grep -q 'Overview of the 6 sheets, with the numbers of their pages' ../one/overview.svg
grep -q '<section class="overview" aria-label="Overview">' ../one/index.html
grep -q '<a href="#lachin-2023-02" aria-label="3–4 "><title>' ../one/index.html || fail "the page has no outlines to click"
grep -q '<li><b>3–4</b><span><a href="#lachin-2023-02">[^<]*</a>, <a href="#lachin-2023-03">' ../one/index.html ||
  fail "the sheets of an outline are not linked"
grep -q '<li><b>7</b><span><a href="#bridge">The bridge</a></span></li>' ../one/index.html

# The atlas: overview and contents with roman numbers, the sheets from 1 on; links lead there.
[[ $(pdfinfo ../one/atlas.pdf) =~ Pages:\ *9$'\n' ]] || fail "$(pdfinfo ../one/atlas.pdf)"
pdftotext -f 1 -l 2 -layout ../one/atlas.pdf ../front
grep -q '3–4' ../front && grep -q 'Goris, March *[0-9] *6' ../front && grep -qx ' *ii' ../front || fail "$(cat ../front)"
[[ $(pdftotext -f 3 -l 3 ../one/atlas.pdf -) == *$'\n1\n'* ]] || fail "the first sheet is not page 1"
python3 - ../one/atlas.pdf <<'END'
import re, sys
pdf = open(sys.argv[1], "rb").read()
links = re.findall(rb"/Subtype /Link.*?/Dest \(page-(\d+)\)", pdf, re.S)
assert [int(page) for page in links[-6:]] == [3, 5, 6, 7, 8, 9], links
assert {int(page) for page in links[:-6]} == {3, 5, 7, 9}, links
END

# Only what changed; a check tells what is not as it would be made.
mapset -o ../one 2>../log
grep -q 'Nothing to do' ../log || fail "$(cat ../log)"
mapset -o ../one --check --force -q || fail "the overview is not drawn again alike"
rm ../one/overview.png
mapset -o ../one --check >../log && fail "the check passed a set without its overview"
grep -q '^overview lacks overview.png' ../log || fail "$(cat ../log)"
mapset -o ../one -q
same ../one ../two
sed -i 's/46.50,39.62,46.52,39.64/46.50,39.62,46.54,39.66/' maps.toml
mapset -o ../one --only bridge -q
grep -q '"overview_is_stale":true' ../one/manifest.json
grep -q 'It is older than the maps' ../one/index.html
mapset -o ../one --check >../log && fail "the check passed an overview that is older than its sheets"
grep -q '^overview is out of date' ../log && grep -q '^atlas.pdf is older than its sheets' ../log || fail "$(cat ../log)"
mapset -o ../one -q
mapset -o ../one --check -q || fail "the overview was not made again"
# Without it the atlas keeps its own, and the files go.
sed -i '/^overview/d' maps.toml
mapset -o ../one -q
[[ ! -e ../one/overview.png && ! -e ../one/sheets.geojson ]] || fail "an overview is left that is not wanted"
[[ $(pdfinfo ../one/atlas.pdf) =~ Pages:\ *9$'\n' ]] || fail "the atlas has lost its overview"

# Sheets of one extent: contents say more than a map of one outline; who asks for it has it, with more around.
cat >months.toml <<'END'
events = "events.csv"
atlas = "atlas.pdf"
overview = "where.svg"
[defaults]
size = "80x60mm"
dpi = 60
extent = "46,39.4,47,40"
legend = false
inset = "none"
[[map]]
each = { month = "2023-01/2023-04" }
END
"$program" mapset months.toml -o ../months -q
[[ $(pdfinfo ../months/atlas.pdf) =~ Pages:\ *5$'\n' ]]
pdftotext -f 1 -l 1 -layout ../months/atlas.pdf ../front
grep -q '4 sheets, January–April 2023' ../front || fail "$(cat ../front)"
grep -q '>1–4<' ../months/where.svg || fail "the outline of all has no label"

# Frames across the antimeridian are parted there, as RFC 7946 asks.
cat >fiji.toml <<'END'
events = "events.csv"
overview = "sheets.geojson"
[defaults]
size = "80x60mm"
dpi = 60
legend = false
inset = "none"
[[map]]
name = "fiji"
extent = "176,-20,-178,-15"
END
"$program" mapset fiji.toml -o ../fiji -q
python3 - ../fiji/sheets.geojson <<'END'
import json, sys
feature = json.load(open(sys.argv[1]))["features"][0]
geometry = feature["geometry"]
assert geometry["type"] == "MultiPolygon" and len(geometry["coordinates"]) == 2, geometry
sides = sorted((min(lon for lon, lat in ring), max(lon for lon, lat in ring)) for [ring] in geometry["coordinates"])
assert sides[0][0] == -180 and sides[1][1] == 180 and sides[0][1] < -175 and sides[1][0] < 177, sides
west, south, east, north = feature["bbox"]
assert west > east, feature["bbox"]
END

# What is wrong is told at its place.
said() {
  "$program" mapset wrong.toml --list >../log 2>&1 && fail "no error: $1"
  grep -qF "$1" ../log || fail "not said: $1; but: $(cat ../log)"
}
sed 's/^overview.*/overview = "overview.jpg"/' months.toml >wrong.toml
said 'wrong.toml:3:12: error: the overview is a file of the set'
sed 's/^overview.*/overview = { file = "where.png", stile = "dark" }/' months.toml >wrong.toml
said "there is no key 'stile' in an overview (did you mean 'style'?)"
sed 's/^overview.*/overview = { file = "where.png", size = "huge" }/' months.toml >wrong.toml
said "'size': "
sed 's/^overview.*/overview = { file = [] }/' months.toml >wrong.toml
said 'the list is empty, so there would be no overview'
