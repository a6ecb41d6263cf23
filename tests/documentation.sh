#!/usr/bin/env bash
# Is the documentation true? documentation.sh DATELINE, run at the root of the project.
# Every option that README.md shows for a command stands on that command's help page, its
# links lead to files that exist, its ```sh blocks run one after the other in an empty
# folder, and the sources keep the lengths that DEVELOPERS.md promises.
set -uo pipefail
program=$(realpath "$1")
root=$PWD
faults=0
fault() {
  echo "fault: $*"
  faults=$((faults + 1))
}

# Options: `dateline COMMAND … --option`, a command a line, "\" at the end joins lines.
looked_at=0
while read -r command option; do
  looked_at=$((looked_at + 1))
  page=(help "$command")
  [[ $command != style-* ]] || page=(style "${command#style-}" --help)
  # Not grep -q: it leaves at the first find, and the program fails to write the rest of a long page.
  "$program" "${page[@]}" | grep -E -- "(^|[ ,])$option([ ,=]|\$)" >/dev/null ||
    fault "README.md shows 'dateline $command $option', which 'dateline help $command' does not know"
done < <(sed -e ':join' -e '/\\$/{N;s/\\\n//;b join' -e '}' README.md |
  sed 's/dateline style \([a-z]\)/dateline style-\1/g' |
  grep -oE 'dateline (geocode|map|mapset|export|check|style-[a-z]+)\b[^`|]*' |
  awk '{ for (i = 3; i <= NF; i++) if ($i ~ /^-/) { sub(/[=.,;)].*/, "", $i); print $2, $i } }' | sort -u)
((looked_at >= 8)) || fault "README.md shows only $looked_at options; is it read rightly?"

# Links and pictures.
while read -r target; do
  [[ -e $target ]] || fault "README.md or DEVELOPERS.md links to '$target', which is not there"
done < <(grep -ohE '\]\([^)#]+\)' README.md DEVELOPERS.md | sed 's/^](//; s/)$//' | grep -v '://' | sort -u)

# Lengths.
(($(wc -l <src/main.cpp) <= 40)) || fault "src/main.cpp has more than 40 lines"
while read -r lines file; do
  [[ $file == total ]] || ((lines <= 800)) || fault "$file has $lines lines; 800 are the most"
done < <(find src include tests examples bench -name '*.[ch]pp' -exec wc -l {} +)

# Commands.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
{
  echo 'set -euo pipefail'
  printf 'dateline() { %q "$@"; }\n' "$program"
  awk '/^```/ { inside = ($0 == "```sh"); next } inside' "$root/README.md"
} >"$folder/commands.sh"
ln -s "$root/examples" "$folder/examples"
(cd "$folder" && bash -x commands.sh) >"$folder/log" 2>&1 || {
  tail -n 20 "$folder/log"
  fault "a command of README.md failed"
}

((faults == 0))
