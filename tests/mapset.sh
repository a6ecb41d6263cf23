#!/usr/bin/env bash
# Sets of maps: mapset.sh DATELINE, run at the root of the project. What is made is the same whatever
# the jobs, shards, folder, zone and interruptions; only what changed is made again; a check tells it.
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
d,2023-04-23,Shusha,Checkpoint,A checkpoint opens
END
cat >maps.toml <<'END'
title = "Four months"
events = "events.csv"
atlas = "atlas.pdf"
[defaults]
size = "80x60mm"
dpi = 80
extent = "46,39.4,47,40"
legend = false
inset = "none"
[[map]]
name = "{month}"
each = { month = "2023-01/2023-04" }
title = "{month:%B %Y}: {count:no events|# event|# events}"
outputs = ["png", "svg", { format = "png", suffix = "-wide", size = "100x50mm" }]
export = ["events", "features"]
alt-text = true
animation = { file = "months.png", seconds = 0.5 }
END
fail() { echo "$*"; exit 1; }
made() { grep -o '^[0-9]* sheets\? made' "$1" | grep -o '^[0-9]*'; }
same() { diff -r -x '.dateline*' "$1" "$2"; }
mapset() { "$program" mapset maps.toml "$@"; }

mapset -o ../one --jobs 1 2>../log
[[ $(made ../log) == 4 ]] || fail "not all were made: $(cat ../log)"
[[ -s ../one/2023-02.txt && -s ../one/2023-02.svg && -s ../one/2023-02-wide.png && -s ../one/2023-01.events.geojson ]]
[[ -s ../one/2023-02.features.geojson ]]
(($(grep -ao fcTL ../one/months.png | wc -l) == 4)) || fail "the animation has not a frame for each month"
grep -q 'href="months.png"' ../one/index.html
grep -q 'February 2023: 2 events' ../one/index.html
grep -q 'href="atlas.pdf"' ../one/index.html
[[ $(pdfinfo ../one/atlas.pdf) =~ Pages:\ *5$'\n' ]]  # the first has the contents
[[ $(pdftotext -f 3 -l 3 ../one/atlas.pdf -) == *'February 2023: 2 events'* ]]
[[ $(mapset --list 2>/dev/null | wc -l) == 4 ]]

"$program" mapset --schema | python3 -c '
import json, sys
keys = json.load(sys.stdin)["definitions"]["map"]["properties"]
assert {"each", "extent", "style", "as-of"} <= keys.keys() and not {"output", "report-file"} & keys.keys()'

# The same bytes: two jobs, another folder, zone and locale; shards joined.
(cd / && TZ=Asia/Tokyo LC_ALL=C "$program" mapset "$work/set/maps.toml" -o "$work/two" --jobs 2 -q)
same ../one ../two
mapset -o ../shard1 --shard 1/2 -q
mapset -o ../shard2 --shard 2/2 -q
(($(ls ../shard1/*.svg | wc -l) == 2 && $(ls ../shard2/*.svg | wc -l) == 2)) || fail "the shards are uneven"
"$program" mapset --join ../shard1 ../shard2 -o ../joined 2>../log
grep -q '^atlas.pdf and months.png are made of all sheets when .*: dateline mapset maps.toml --join' ../log ||
  fail "it is not said how to make what is of all sheets: $(cat ../log)"
grep -q '"unmade":\["atlas.pdf","months.png"\]' ../joined/manifest.json
mapset --join ../shard1 ../shard2 -o ../joined 2>../log
[[ $(made ../log) == 0 ]] || fail "joined sheets were made again: $(cat ../log)"
same ../one ../joined
# A folder takes another set's place whole, and one that cannot be made is told in a sentence.
"$program" mapset --join ../shard1 -o ../joined 2>../log && fail "a set without two of its sheets was taken for whole"
grep -q '^2 sheets joined from 1 folder; 2 sheets of the set are in none of them$' ../log || fail "$(cat ../log)"
(($(ls ../joined/*.svg | wc -l) == 2)) || fail "files of sheets that are not in the set any more are left"
mapset -o maps.toml/out 2>../log && fail "a folder within a file was made"
grep -q '/maps.toml/out: the folder cannot be made: ' ../log || fail "$(cat ../log)"

# Nothing to do; a file that was changed by hand is made again.
mapset -o ../one 2>../log
grep -q 'Nothing to do' ../log || fail "there was something to do: $(cat ../log)"
mapset -o ../one --check >../log
grep -q '^4 of 4 sheets are as made now' ../log
mv ../one/atlas.pdf ../atlas.pdf
mapset -o ../one --check >../log && fail "the check passed a set without its atlas"
grep -q '^atlas.pdf is not there' ../log || fail "$(cat ../log)"
mv ../atlas.pdf ../one/atlas.pdf
printf x >>../one/months.png
mapset -o ../one --check >../log && fail "the check passed a changed animation"
grep -q '^months.png is not as it was written' ../log || fail "$(cat ../log)"
mapset -o ../one 2>../log
[[ $(made ../log) == 0 ]] || fail "sheets were made for the animation's sake: $(cat ../log)"
mapset -o ../one --check -q || fail "the animation was not made again"
echo '<!-- mine -->' >>../one/index.html
rm ../one/junit.xml
echo '{}' >>../one/2023-02.events.geojson
mapset -o ../one --check >../log && fail "the check passed changed files of the set"
grep -q '^index.html is not as it was written' ../log || fail "$(cat ../log)"
grep -q '^junit.xml is not there' ../log || fail "$(cat ../log)"
grep -q '^2023-02 is not as it was written: 2023-02.events.geojson' ../log || fail "$(cat ../log)"
mapset -o ../one -q
same ../one ../two
echo x >>../one/2023-03.svg
mapset -o ../one --check >../log && fail "the check passed a changed file"
grep -q '^2023-03 is not as it was written: 2023-03.svg' ../log || fail "$(cat ../log)"
mapset -o ../one 2>../log
[[ $(made ../log) == 1 ]] || fail "not one was made again: $(cat ../log)"
same ../one ../two

# One event moved and one added: only their sheets, with words and pictures of what changed.
sed -i 's/2023-02-20,Goris/2023-02-20,Sisian/' events.csv
echo 'e,2023-04-30,Lachin,Agreement,Talks' >>events.csv
mapset -o ../one --check --diff ../diff >../log && fail "the check passed other events"
grep -q '^2023-02 is out of date: 1 event moved' ../log || fail "$(cat ../log)"
grep -q '^2023-04 is out of date: 1 event added' ../log || fail "$(cat ../log)"
grep -q '^2 of 4 sheets' ../log || fail "$(cat ../log)"
[[ -s ../diff/2023-04.before.png && -s ../diff/2023-04.after.png && -s ../diff/2023-04.changed.png ]]
sed 's|2023-01/2023-04|2023-02/2023-04|; s|%B %Y}|%Y-%m}|' maps.toml >fewer.toml
"$program" mapset fewer.toml -o ../one --check --diff ../fewer >../log && fail "the check passed other titles"
grep -q "^2023-02 .*; its title 'February 2023: 2 events' is now '2023-02: 2 events'" ../log || fail "$(cat ../log)"
grep -q '^  2023-02.svg: differs; pixels are compared of PNGs only' ../log || fail "$(cat ../log)"
grep -q '^  2023-01.png: would go' ../log || fail "$(cat ../log)"
[[ -s ../fewer/2023-01.before.png && ! -e ../fewer/2023-01.after.png && -s ../fewer/2023-02.after.svg ]]
mapset -o ../one 2>../log
[[ $(made ../log) == 2 ]] || fail "not two were made again: $(cat ../log)"
grep -q '^2023-04: 1 event added' ../log || fail "$(cat ../log)"
mapset -o ../one --check --force -q || fail "what was made is not made again alike"

# Events without an id are known again by what they tell, wherever they stand in the table.
cut -d, -f2- events.csv >nameless.csv
sed 's/events.csv/nameless.csv/; /^atlas/d; /^animation/d; /^outputs/d' maps.toml >nameless.toml
"$program" mapset nameless.toml -o ../nameless -q
sed -i '1a 2023-02-11,Goris,Protests,Another march' nameless.csv
sed -i 's/^2023-04-30,Lachin/2023-04-30,Goris/' nameless.csv
"$program" mapset nameless.toml -o ../nameless --check >../log && fail "the check passed other events"
grep -q '^2023-02 is out of date: 1 event added;' ../log || fail "$(cat ../log)"
grep -q '^2023-04 is out of date: 1 event moved$' ../log || fail "$(cat ../log)"
grep -q '^2 of 4 sheets' ../log || fail "$(cat ../log)"

# A subtitle may say how many of its sheet's events the map does not show; the page says it too.
cat >counts.csv <<'END'
date,place,type
2023-02-01,Lachin,Blockade
2023-02-02,Goris,Protests
2023-02-03,Baku,Protests
2023-02-04,Nowhereville,Protests
2023-03-04,Lachin,Protests
END
cat >counts.toml <<'END'
events = "counts.csv"
[defaults]
size = "160x120mm"
extent = "46.2,39.5,46.8,39.8"
outputs = ["svg"]
subtitle = "{{x}} {count:none|# event|# events}: {shown} here{missing:|, # is not|, # are not}"
[[map]]
name = "{month}"
each = { month = "2023-02/2023-03" }
[[map]]
name = "small"
multiples = "month"
END
"$program" mapset counts.toml -o ../counts -q
says() { grep -qF ">$2<" "../counts/$1.svg" || fail "not said: $2; but: $(grep -o '{x}[^<]*' "../counts/$1.svg")"; }
says 2023-02 '{x} 4 events: 2 here, 2 are not'
says 2023-03 '{x} 1 event: 1 here'
says small '{x} 5 events: 3 here, 2 are not'
grep -q '<p>2023-02 · 4 events, 2 of them not shown</p>' ../counts/index.html || fail "$(grep events ../counts/index.html)"

# A run about some sheets keeps atlas and animation, and tells when they are older than these.
cp -r ../one ../some
sed -i 's/2023-02-20,Sisian/2023-02-20,Goris/' events.csv
mapset -o ../some --only '2023-0[13]' -q
! grep -q stale ../some/manifest.json || fail "an atlas is stale whose sheets did not change"
mapset -o ../some --only 2023-02 -q
(($(grep -o '"stale":true' ../some/manifest.json | wc -l) == 2)) || fail "no file is stale"
grep -q 'href="atlas.pdf">All as one PDF</a>, .* kB, older than its maps' ../some/index.html
mapset -o ../some --check >../log && fail "the check passed an atlas that is older than its sheets"
grep -q '^atlas.pdf is older than its sheets' ../log || fail "$(cat ../log)"
mapset -o ../some -q
mapset -o ../some --check -q || fail "a whole run did not make atlas and animation again"
# One that has another name leaves nothing behind; one that was changed by hand stays.
sed 's/atlas.pdf/book.pdf/; s/months.png/film.png/' maps.toml >renamed.toml
echo x >>../some/months.png
"$program" mapset renamed.toml -o ../some 2>../log
[[ -s ../some/book.pdf && -s ../some/film.png && -e ../some/months.png && ! -e ../some/atlas.pdf ]] ||
  fail "leftovers: $(ls ../some)"
sed -i 's/2023-02-20,Goris/2023-02-20,Sisian/' events.csv

# A sheet that cannot be made does not stop the others, and is tried again.
cp maps.toml whole.toml
cat >>maps.toml <<'END'
[[map]]
name = "nowhere"
extent = "Nowhereville"
END
code=0
mapset -o ../one -q || code=$?
[[ $code == 1 && ! -e ../one/nowhere.png ]] || fail "exit code $code with a sheet that failed"
grep -q '"sheet":"nowhere".*Nowhereville' ../one/findings.jsonl
grep -q '<failure message=.*Nowhereville' ../one/junit.xml
mapset -o ../one -q && fail "a failed sheet was taken for done"
mv whole.toml maps.toml
mapset -o ../one -q

# A run that is cut off keeps what it had made: its notes stand for the record.
mapset -o ../cut -q
rm ../cut/manifest.json ../cut/.dateline-state
python3 - ../one/manifest.json ../cut/.dateline-notes <<'END'
import json, sys
sheets = json.load(open(sys.argv[1]))["sheets"]
with open(sys.argv[2], "w") as notes:
    for sheet in sheets[:2]:
        notes.write(json.dumps(sheet) + "\n")
    notes.write('{"name":"2023-0\n' + json.dumps(sheets[2]) + "\n")  # it was cut off twice
    notes.write('{"name":"2023-0')
END
printf half >../cut/.2023-04.png.4711-0.part
mapset -o ../cut 2>../log
[[ $(made ../log) == 1 ]] || fail "a run that was cut off did not go on: $(cat ../log)"
same ../one ../cut  # nor is there a part of a file

# Pages of a list belong to their sheet: recorded, bound, held by other shards, and never another's name.
sed 's/each = .*/each = { month = "2023-02\/2023-03" }\nlist = "page"/; s/"svg", {.*/"svg"]/' maps.toml >lists.toml
"$program" mapset lists.toml -o ../lists --shard 1/2 -q
"$program" mapset lists.toml -o ../lists --shard 2/2 -q
[[ -s ../lists/2023-02-2.png && -s ../lists/2023-03-2.svg ]] || fail "pages of a shard were removed by another"
"$program" mapset lists.toml -o ../lists -q
[[ $(pdfinfo ../lists/atlas.pdf) =~ Pages:\ *5$'\n' ]]
grep -q 'href="2023-02-2.png"' ../lists/index.html
echo x >>../lists/2023-02-2.svg
"$program" mapset lists.toml -o ../lists --check >../log && fail "the check passed a changed page"
printf '[[map]]\nname = "2023-02-2"\noutputs = ["png"]\n' >>lists.toml
"$program" mapset lists.toml -o ../lists 2>../log && fail "a map took the name of a page"
grep -q "'2023-02-2.png' has the name of a page behind '2023-02.png'" ../log || fail "$(cat ../log)"

# What is saved while the program watches is made, also what is saved during its first run, through a link
# and by a new file in place of the old; a table or a manifest that is broken for a while does not end it.
mkdir ../data
mv events.csv ../data/events.csv
ln -s ../data/events.csv events.csv
cp events.csv ../whole.csv
echo 'nothing,of,a,table' >events.csv
"$program" mapset maps.toml -o ../watched --watch 2>../log &
watcher=$!
trap 'kill $watcher 2>/dev/null || true; rm -rf "$work"' EXIT
until_there() {
  for ((i = 0; i < 600; i++)); do eval "$1" && return; sleep 0.1; done
  fail "waited in vain for: $1: $(cat ../log)"
}
told() { [[ $(grep -c 'events.csv:1: the header lacks' ../log) == "$1" ]]; }
until_there 'told 1'
cp ../whole.csv events.csv
until_there 'grep -q "^2023-01$" ../log'  # the first sheet of four
sed -i 's/c,2023-03-05,near Tegh/c,2023-03-05,near Goris/' ../data/events.csv
until_there 'grep -q "^2023-03: 1 event moved" ../log && grep -q "^1 sheet made" ../log'
cp ../whole.csv ../data/events.csv
until_there '(($(grep -c "^1 sheet made" ../log) == 2))'
cp maps.toml ../maps.toml
echo '[[map' >maps.toml
until_there 'grep -q "^maps.toml:1:6: this is no TOML" ../log'
mv ../maps.toml maps.toml
until_there 'grep -q "Nothing to do" ../log'
echo 'nothing,of,a,table' >events.csv
until_there 'told 2'
{ cat ../whole.csv && echo 'f,2023-03-31,Lachin,Agreement,More talks'; } >../next.csv
mv ../next.csv ../data/events.csv
until_there 'grep -q "^2023-03: 1 event added" ../log && (($(grep -c "^1 sheet made" ../log) == 3))'
mv ../data ../away
until_there 'grep -q "there is no such file .events.csv" ../log'
sed -i 's/^f,2023-03-31,Lachin/f,2023-03-31,Goris/' ../away/events.csv
mv ../away ../data
until_there '(($(grep -c "^2023-03: 1 event moved" ../log) == 3))'
kill $watcher
rm events.csv
mv ../data/events.csv events.csv
mapset -o ../one -q

# A sheet that is not in the set any more goes, and the files of others stay.
sed -i 's|2023-01/2023-04|2023-02/2023-04|' maps.toml
echo mine >../one/mine.txt
mapset -o ../one -q
[[ ! -e ../one/2023-01.png && -e ../one/mine.txt && -e ../one/2023-02.png ]] || fail "leftovers"
