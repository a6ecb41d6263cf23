#!/usr/bin/env bash
# The example of an atlas: atlas.sh DATELINE, run at the root of the project. Its list of sheets is the
# expected one; some are drawn (all would take long under sanitizers) and checked.
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd examples/atlas
"$program" mapset maps.toml --list -q >"$work/list"
diff -u expected.tsv "$work/list"
some=(--only '2023-0[34]' --only 2020-09)
"$program" mapset maps.toml -o "$work/out" "${some[@]}" -q
"$program" mapset maps.toml -o "$work/out" "${some[@]}" --check >"$work/check"
grep -q '^3 of 3 sheets are as made now' "$work/check"
# 35 sheets and the atlas of all.
[[ $("$program" mapset maps.toml -o "$work/out" --check -q | grep -c ' is not there') == 36 ]]
