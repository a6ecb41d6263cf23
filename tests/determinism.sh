#!/usr/bin/env bash
# Same input, same bytes: determinism.sh DATELINE, run at the root of the project. Makes
# maps and layers twice, the second time in another time zone, locale, home, working
# folder and, where faketime is installed, on another day.
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
program=$(realpath "$1")
events=$PWD/examples/lachin/events.csv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Hills of a made raster, so that relief is drawn too.
awk 'BEGIN {
  print "ncols 60\nnrows 60\nxllcorner 46\nyllcorner 39\ncellsize 0.02"
  for (j = 0; j < 60; j++) { for (i = 0; i < 60; i++) printf "%d ", 1500 + 700 * sin(i / 3) * cos(j / 4); print "" }
}' >"$work/hills.asc"
echo 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]' \
  >"$work/hills.prj"

make_all() {
  mkdir -p "$1"
  for ending in png svg pdf; do
    "$program" map "$events" -o "$1/map.$ending" --quiet --size 120x90mm --relief "$work/hills.asc"
  done
  "$program" export "$events" -o "$1/layers/" --quiet
  "$program" geocode Lachin Khankendi --format jsonl >"$1/geocode.jsonl"
}

make_all "$work/first"

mkdir "$work/home" "$work/elsewhere" "$work/locale"
other_day=()
if command -v faketime >/dev/null && [[ ${DATELINE_SANITIZED:-} != 1 ]]; then
  other_day=(faketime '2031-02-03 04:05:06')
fi
# A locale with a decimal comma and an i of its own, made here since few machines have it.
# (Not under sanitizers: with LOCPATH glibc 2.36 itself leaks the path.)
locale_path=()
if command -v localedef >/dev/null && [[ ${DATELINE_SANITIZED:-} != 1 ]]; then
  locale_path=(LOCPATH="$work/locale")
  localedef -i tr_TR -f UTF-8 "$work/locale/tr_TR.UTF-8" || true
fi
export -f make_all
export program events work
(cd "$work/elsewhere" &&
  env HOME="$work/home" XDG_CACHE_HOME="$work/home/cache" TZ=Asia/Tokyo \
    "${locale_path[@]}" LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 \
    "${other_day[@]}" bash -euc "make_all '$work/second'")

diff -r "$work/first" "$work/second"
(($(find "$work/first" -type f -size +0 | wc -l) >= 7))
