#!/usr/bin/env bash
# A build of an index that is killed leaves the old index whole, and nothing that the next build
# does not clear away: gazetteer_killed.sh DATELINE
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# rows COUNT: a table of the shape of GeoNames.
rows() {
  awk -v count="$1" 'BEGIN {
    for (i = 1; i <= count; i++)
      printf "%d\tTown %d\tTown %d\t\t%.4f\t%.4f\tP\tPPL\tAZ\t\t\t\t\t\t0\t\t0\t\t2024-01-01\n",
        i, i * 7919 % 99991, i * 7919 % 99991, (i * 37 % 1700) / 10 - 85, (i * 91 % 3600) / 10 - 180
  }'
}
rows 100 >old.txt
rows 20000 >new.txt
"$program" gazetteer build -q -o w.dlg old.txt
cp w.dlg old.dlg
"$program" gazetteer build -q -o wanted.dlg new.txt

# Killed at once, while it reads, while it sorts, and as soon as the new file is begun.
killed=0
for moment in 0 0.02 0.05 0.1 0.2 part part part; do
  "$program" gazetteer build -q -o w.dlg new.txt &
  builder=$!
  if [[ $moment == part ]]; then
    until compgen -G '.w.dlg.*.part' >/dev/null || ! kill -0 $builder 2>/dev/null; do :; done
  else
    sleep "$moment"
  fi
  kill -KILL $builder 2>/dev/null || true
  wait $builder 2>/dev/null || killed=$((killed + 1))
  if ! cmp -s w.dlg old.dlg; then
    cmp w.dlg wanted.dlg # it was done before the signal came
    cp old.dlg w.dlg
  fi
done
((killed > 0)) || { echo "no build was killed in time"; exit 1; }

# What a dead builder left is cleared away; what a live one writes is not, nor what is not ours.
: >.w.dlg.1-0.part
: >.w.dlg.mine.part
: >.w.dlg.2-0.part
exec 8>.w.dlg.2-0.part
flock 8
"$program" gazetteer build -q -o w.dlg new.txt
cmp w.dlg wanted.dlg
left=$(ls -A | sort | tr '\n' ' ')
wanted='.w.dlg.2-0.part .w.dlg.mine.part new.txt old.dlg old.txt w.dlg wanted.dlg '
[[ $(tr ' ' '\n' <<<"$left" | sort) == "$(tr ' ' '\n' <<<"$wanted" | sort)" ]] || { echo "left: $left"; exit 1; }
