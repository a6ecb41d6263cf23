#!/usr/bin/env bash
# The page of a set in a browser: page.sh DATELINE, run at the root of the project. Without Chromium there is
# nothing to try it with.
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
program=$(realpath "$1")
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "skipped: there is no Chromium"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/events.csv" <<'END'
date,place,type
2023-02-01,Lachin,Blockade
2023-04-23,Shusha,Checkpoint
END
cat >"$work/maps.toml" <<'END'
title = "Two <months> & an actor"
events = "events.csv"
[defaults]
size = "80x60mm"
dpi = 60
extent = "46,39.4,47,40"
legend = false
inset = "none"
[[map]]
name = "{month}"
each = { month = "2023-02/2023-04", form = ["Laçın"] }
title = "{form}, {month:%B %Y}"
END
fail() { echo "$*"; exit 1; }
"$program" mapset "$work/maps.toml" -o "$work/out folder" -q
# page FRAGMENT: the page as it stands when its script has run.
page() {
  "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --dump-dom \
    "file://$work/out%20folder/index.html$1" 2>/dev/null
}
shown() { grep -c '<article id="[^"]*" data-words="[^"]*">' <<<"$1"; }
count() { grep -o 'aria-live="polite">[^<]*' <<<"$1" | cut -d'>' -f2; }

whole=$(page '')
[[ $(shown "$whole") == 3 && $(count "$whole") == "3 maps" ]] || fail "not all are shown: $(count "$whole")"
grep -q '<label>Filter' <<<"$whole" || fail "the filter is not there"
grep -q '<p id="page:none" class="none" hidden' <<<"$whole" || fail "there is nothing missing"
# Of several words all count, without capitals and marks on letters; descriptions are looked through too.
april=$(page '#filter=lacin%20APRIL')
[[ $(shown "$april") == 1 && $(count "$april") == "1 of 3 maps" ]] || fail "wrong ones: $(count "$april")"
grep -q '<article id="[^"]*" data-words="2023-04' <<<"$april" || fail "April is not shown"
[[ $(shown "$(page '#filter=0%20events')") == 1 ]] || fail "the descriptions are not looked through"
none=$(page '#filter=nothing')
[[ $(count "$none") == "0 of 3 maps" ]] || fail "something is left: $(count "$none")"
grep -q '<p id="page:none" class="none">' <<<"$none" || fail "it is not said that nothing is left"
