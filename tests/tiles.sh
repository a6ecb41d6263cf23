#!/usr/bin/env bash
# The corridor from real vector tiles: tiles.sh DATELINE, run at the root of the project. The same
# tiles as a folder and as MBTiles give the same map; villages and rivers are on it under the sheet's
# names, and none is named twice.
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
program=$(realpath "$1")
tiles=${DATELINE_SHARED:-../shared}/data/basemap/osm2021/tiles
if [[ ! -d $tiles ]]; then
  echo "skipped: there is no $tiles"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for country in armenia azerbaijan; do
  mkdir "$folder/$country"
  tar -xzf "$tiles/${country}_mvt_z0-12.tar.gz" -C "$folder/$country"
done
python3 - "$folder" <<'END'
import pathlib, sqlite3, sys
for country in ("armenia", "azerbaijan"):
    folder = pathlib.Path(sys.argv[1], country, "tiles")
    base = sqlite3.connect(f"{sys.argv[1]}/{country}.mbtiles")
    base.execute("CREATE TABLE metadata(name,value)")
    base.execute("CREATE TABLE tiles(zoom_level,tile_column,tile_row,tile_data)")
    for tile in folder.glob("*/*/*.pbf"):
        z, x, y = int(tile.parts[-3]), int(tile.parts[-2]), int(tile.stem)
        base.execute("INSERT INTO tiles VALUES(?,?,?,?)", (z, x, 2**z - 1 - y, tile.read_bytes()))
    base.commit()
END
draw() {
  "$program" map examples/lachin/events.csv --extent 46.45,39.6,46.76,39.79 --scale 100000 --quiet \
    --size 338x254mm --credits "Tiles © OpenStreetMap contributors" "$@"
}
draw --base "$folder/armenia/tiles" --base "$folder/azerbaijan/tiles" -o "$folder/folder.svg" --report "$folder/report.json"
draw --base "$folder/armenia.mbtiles" --base "$folder/azerbaijan.mbtiles" -o "$folder/mbtiles.svg"
cmp "$folder/folder.svg" "$folder/mbtiles.svg"
python3 - "$folder/report.json" <<'END'
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
rows = report if isinstance(report, list) else next(v for v in report.values() if isinstance(v, list))
names = [row["text"] for row in rows if row["what"] == "label"]  # whether they found room or not
for name in ("Lachin / Berdzor", "Hakari / Aghavno", "Qızılca"):
    assert name in names, f"'{name}' is not on the map: {names}"
for other in ("Laçın / Berdzor", "Həkəri", "Zabux"):
    assert other not in names, f"'{other}' is named twice"
assert len(names) > 60, f"only {len(names)} names"
END
echo "the corridor from tiles: as it should be"
