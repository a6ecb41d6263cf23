#!/usr/bin/env bash
# Sets of maps when things go wrong: mapset_trouble.sh DATELINE, run at the root of the project. Each
# trouble is told in a sentence, costs no more than it must, and the next run makes the same as if it had
# never been.
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
program=$(realpath "$1")
work=$(mktemp -d)
run=
trap 'chmod -R u+w "$work"; rm -rf "$work"; [[ -z $run ]] || kill -9 $run 2>/dev/null || true' EXIT
mkdir "$work/a set"
cd "$work/a set"
cat >events.csv <<'END'
id,date,place,type,actor1
a,2023-02-01,Lachin,Blockade,Army/Navy
b,2023-02-20,Goris,Protests,Ոստիկանություն
c,2023-03-05,near Tegh,Battles,Police
END
cat >maps.toml <<'END'
events = "events.csv"
[defaults]
size = "80x60mm"
dpi = 60
extent = "46,39.4,47,40"
legend = false
inset = "none"
[[map]]
each = { actor = "*" }
END
fail() { echo "$*"; exit 1; }
said() { grep -qF "$1" ../log || fail "not said: $1; but: $(cat ../log)"; }
# refused CODE WORDS ARGUMENTS…: the run ends with the code and says the words.
refused() {
  local code=0
  "$program" mapset "${@:3}" >../log 2>&1 || code=$?
  [[ $code == "$1" ]] || fail "exit code $code and not $1 of: ${*:3}: $(cat ../log)"
  said "$2"
}
same() { diff -r -x '.dateline*' "$1" "$2"; }

# Paths with spaces; names of any script and with slashes; a byte order mark and Windows' line ends.
"$program" mapset maps.toml -o "../a folder" -q
[[ -s ../"a folder/army-navy.png" && -s ../"a folder/ոստիկանություն.png" ]] || fail "$(ls "../a folder")"
{ printf '\xef\xbb\xbf' && sed 's/$/\r/' maps.toml; } >windows.toml
"$program" mapset windows.toml -o ../windows -q
cmp ../"a folder/police.png" ../windows/police.png

# On the page each card has an id of its own, in any script.
sed 's/each = .*/each = { word = ["Լաչին", "Գորիս", "a b"] }\ntitle = "{word}"/' maps.toml >words.toml
"$program" mapset words.toml -o ../words -q
(($(grep -o '<article id="[^" ]*"' ../words/index.html | sort -u | wc -l) == 3)) || fail "two cards have one id"

# What is no manifest.
refused 2 'the manifest is missing' -o ../out
refused 3 '/none.toml: there is no such file' none.toml -o ../out
refused 3 'is a folder; name the manifest in it' . -o ../out
: >empty.toml
refused 3 'there is no map in this set: each begins with [[map]]' empty.toml -o ../out
refused 3 'the folder cannot be made: ' maps.toml -o maps.toml/out

# More sheets than anybody means, and files outside of the folder.
sed 's/each = .*/each = { day = "1980\/2029", month = "1980\/2029" }/' maps.toml >many.toml
refused 3 "many.toml:9:16: error: this map would have more than 200000 sheets (18263 × 'day', 600 × 'month')" \
  many.toml -o ../out
sed '$a outputs = [{ suffix = "/../../x" }]' maps.toml >suffix.toml
refused 3 "suffix.toml:10:23: error: the suffix '/../../x' has a '/'" suffix.toml -o ../out
sed '$a name = "../x-{actor}"' maps.toml >name.toml
refused 3 "is no name of files within the folder of the set" name.toml -o ../out
[[ -z $(ls ../out) ]] || fail "something was made: $(ls ../out)"
mkdir ../other
echo '{"dateline":"1","sheets":[{"name":"x","files":[{"path":"../maps.toml","xxh128":"","bytes":1}]}]}' \
  >../other/manifest.json
refused 3 "../other/manifest.json: names '../maps.toml' as a file of the set" --join ../other -o ../joined

sed 's/each = .*/each = { count = ["1", "2"] }/' maps.toml >count.toml
refused 3 "count.toml:9:18: error: {count} is the number of a sheet's events in templates" count.toml -o ../out
ln -s loop.toml loop.toml
refused 3 '/loop.toml: there is no such file' loop.toml -o ../out

# A set whose sheets have no events and are left out has no atlas; one that fails is not counted as made.
sed 's/each = .*/each = { month = "2010-01" }\nempty = "skip"/; 1s/$/\natlas = "atlas.pdf"/' maps.toml >none.toml
"$program" mapset none.toml -o ../none -q
[[ ! -e ../none/atlas.pdf ]] || fail "an atlas without sheets was made"
"$program" mapset none.toml -o ../none --check -q || fail "an atlas without sheets is missed"
mkdir -p ../half/police.png
refused 1 '2 sheets made, 0 up to date, 1 failed' maps.toml -o ../half

sed '$a logo = "desk.png"' maps.toml >logo.toml
"$program" mapset logo.toml --list >../log 2>&1 && fail "a logo that is not there was not missed"
said "logo.toml:10:8: error: sheet 'army-navy' and 2 more: 'logo': there is no such file 'desk.png'"

# Two files of one name; names that differ in capitals only are told.
cat >names.toml <<'END'
events = "events.csv"
atlas = "atlas.pdf"
[[map]]
name = "atlas"
outputs = ["png", "pdf"]
END
refused 3 "'atlas.pdf' would be written twice" names.toml -o ../out
sed -i '/^atlas = /d' names.toml
printf '[[map]]\nname = "Atlas"\n' >>names.toml
"$program" mapset names.toml --list >../log 2>&1
said "'atlas.png' and 'Atlas.png' are one file where capitals do not count"

# A folder that nothing can be written in, told before anything is drawn (root may write everywhere).
if ((EUID == 0)) && setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$program" -a -r "$work"; then
  as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
else
  as_nobody() { "$@"; }
fi
mkdir -m 555 ../closed
if ! as_nobody touch ../closed/file 2>/dev/null; then
  code=0
  as_nobody "$program" mapset maps.toml -o ../closed >../log 2>&1 || code=$?
  [[ $code == 3 ]] || fail "exit code $code with a folder that cannot be written in"
  said 'nothing can be written in this folder: Permission denied'
fi

# A run that is killed has left whole files; the next goes on and makes what it would have made.
sed 's/each = .*/each = { day = "2023-02-01\/2023-02-12" }/' maps.toml >days.toml
"$program" mapset days.toml -o ../whole -q
"$program" mapset days.toml -o ../killed --jobs 2 2>../log &
run=$!
until [[ -s ../killed/.dateline-notes ]]; do sleep 0.05; done
kill -9 $run
wait $run 2>/dev/null || true
[[ ! -e ../killed/manifest.json ]] || fail "the run was over before it was killed"
for picture in ../killed/*.png; do cmp "$picture" "../whole/${picture##*/}"; done
"$program" mapset days.toml -o ../killed 2>../log
(($(grep -o '^[0-9]* sheets\? made' ../log | grep -o '^[0-9]*') < 12)) || fail "nothing was kept: $(cat ../log)"
same ../whole ../killed
[[ -z $(find ../killed -name '*.part') ]] || fail "parts of files were left: $(ls -a ../killed)"

# Of two runs at the same time in one folder the second waits, and finds nothing to do.
"$program" mapset days.toml -o ../two --jobs 1 -q &
run=$!
until [[ -s ../two/.dateline-notes ]]; do sleep 0.05; done
"$program" mapset days.toml -o ../two 2>../log
said 'Another run works in this folder; waiting.'
said 'Nothing to do'
wait $run
run=
same ../whole ../two

# Notes on many sheets are not printed again and again.
(($(wc -l <../log) < 10)) || fail "too much is said: $(cat ../log)"
