#!/usr/bin/env bash
# Sheets of a set that show one extent stand in one frame: mapset_frame.sh DATELINE, run at the root of
# the project. Each has the bytes that it has when it is made alone, and that `dateline map` gives it.
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
program=$(realpath "$1")
events=$PWD/examples/lachin/events.csv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >maps.toml <<END
events = "$events"
[defaults]
size = "120x90mm"
dpi = 100
extent = "46.1,39.4,47.1,39.95"
outputs = ["png", "svg"]
title = "{month:%B %Y}"
subtitle = "{count:No events|# event|# events}"
each = { month = "2022-11/2023-04" }
[[map]]
name = "{month}"
[[map]]
name = "own-{month}"
frame = "own"
END
fail() { echo "$*"; exit 1; }
frames() { for file in "$@"; do sed -n '/class="frame"/,/path/{s/.*path d="\([^"]*\)".*/\1/p}' "$file"; done; }

"$program" mapset maps.toml -o all --jobs 1 -q
[[ $(frames all/2*.svg | wc -l) == 6 ]]
[[ $(frames all/2*.svg | sort -u | wc -l) == 1 ]] || fail "frames differ: $(frames all/2*.svg)"
(($(frames all/own-*.svg | sort -u | wc -l) > 1)) || fail "there is nothing to make alike"

# Alone, and as one map of the command line.
"$program" mapset maps.toml -o one --only 2023-02 -q
cmp one/2023-02.png all/2023-02.png
box=$(frames all/2023-02.svg | sed 's/[MLZ]/ /g' |
  awk '{ printf "%g,%g,%g,%g", $1, $2, $3 - $1, $6 - $2 }')
[[ $box == *,*,*,* ]] || fail "no frame: $box"
"$program" map "$events" --from 2023-02 --to 2023-02 --size 120x90mm --dpi 100 --frame "$box" --timeline off \
  --extent 46.1,39.4,47.1,39.95 --title "February 2023" --subtitle "$(sed -n '/>[0-9]* events</{s/.*>\([0-9]* events\)<.*/\1/p;q}' all/2023-02.svg)" \
  -o alone.png -o alone.svg -q
cmp alone.svg all/2023-02.svg
cmp alone.png all/2023-02.png

# A frame that leaves the furniture no room is not kept, and that is told.
"$program" map "$events" --frame 1,1,118,88 -o large.png --size 120x90mm 2>log
grep -q 'does not stand in the frame asked for' log || fail "$(cat log)"
for frame in 12,20,180 12,20,0,50 a,b,c,d 10,10,115,50; do
  "$program" map "$events" --frame "$frame" -o x.png --size 120x90mm 2>log && fail "--frame $frame was taken"
  grep -q -e '--frame: ' log || fail "$(cat log)"
done
