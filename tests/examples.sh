#!/usr/bin/env bash
# Nothing overlaps or leaves the sheet on any example: examples.sh DATELINE DATELINE_TESTS, run at the root of
# the project. Draws every manifest and every command of examples/ as SVG with its report, and has the
# reports checked; no two leader lines of events cross, and hardly one runs through a name.
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
program=$(realpath "$1")
checker=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Stands for dateline: draws each map once, into the folder, with a report.
cat >"$work/dateline" <<END
#!/usr/bin/env bash
if [[ \$1 != map ]]; then exit 0; fi
arguments=()
name=
while ((\$#)); do
  if [[ \$1 == -o ]]; then
    name=\${name:-\$(basename "\${2%.*}")}
    shift 2
  else
    arguments+=("\$1")
    shift
  fi
done
exec "$program" "\${arguments[@]}" -q -o "$work/\$name.svg" --report "$work/reports/\$name.json"
END
chmod +x "$work/dateline"
mkdir "$work/reports"

mkdir "$work/gallery"
bash examples/gallery/make "$work/dateline" "$work/gallery"
# Its page is the one that the pictures of the gallery stand on.
cmp "$work/gallery/README.md" examples/gallery/README.md
# The commands of the pages, as they are typed at the root of the project.
grep -h '^    dateline map ' examples/*/README.md | while read -r line; do
  PATH="$work:$PATH" bash -c "$line"
done

for manifest in examples/*/*.toml; do
  folder=$(dirname "$manifest")
  name=$(basename "$folder")
  cp -r "$folder" "$work/$name"
  # A report beside each sheet; as SVG, which is drawn soonest.
  sed -e 's/^outputs = .*/outputs = ["svg"]/' -e '/^atlas = /d' -e 's/^\[\[map\]\].*/&\nreport = true/' \
    -e "s|\"\.\./|\"$PWD/examples/|" "$manifest" >"$work/$name/$(basename "$manifest")"
  "$program" mapset "$work/$name/$(basename "$manifest")" -o "$work/reports/$name" -q
  [[ -n $(find "$work/reports/$name" -name '*.report.json') ]]
done

# The sheet of the region, on which many events lie near each other, in other sizes.
for size in 2000x1500px a4 a4-portrait a3 120x90mm 90x90mm 60x80mm; do
  "$program" map examples/lachin/events.csv -q --extent Karabakh --size "$size" -o "$work/region-$size.svg" \
    --report "$work/reports/region-$size.json"
done

DATELINE_REPORTS="$work/reports" DATELINE_SHEETS="$work" "$checker" '[.reports]'
