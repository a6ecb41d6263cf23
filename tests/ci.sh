#!/usr/bin/env bash
# The files of examples/ci: ci.sh DATELINE, run at the root of the project. The scripts run as they are;
# of the YAML files every `run` and `script` step runs in its order, once a part.
set -euo pipefail
trap 'echo "$0:$LINENO: this failed"' ERR
DATELINE=$(realpath "$1")
export DATELINE
ci=$PWD/examples/ci
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/events.csv" <<'END'
id,date,place,type
a,2023-02-01,Lachin,Blockade
b,2023-03-05,near Tegh,Battles
c,2023-04-23,Shusha,Checkpoint
END
cat >"$work/maps.toml" <<'END'
events = "events.csv"
atlas = "atlas.pdf"
[defaults]
size = "80x60mm"
dpi = 60
extent = "46,39.4,47,40"
legend = false
inset = "none"
[[map]]
each = { month = "2023-02/2023-05" }
END
cd "$work"
ln -s "$ci" ci
"$DATELINE" mapset maps.toml -o one -q
same() { diff -r -x '.dateline*' one "$1" && rm -rf "$1" parts; }

# steps FILE JOB prints the commands of a job; ${{ matrix.part }} becomes $PART.
steps() {
  python3 - "$ci/$1" "$2" <<'END'
import sys, yaml
job = yaml.safe_load(open(sys.argv[1]))[sys.argv[2]] if "gitlab" in sys.argv[1] \
    else yaml.safe_load(open(sys.argv[1]))["jobs"][sys.argv[2]]
lines = job["before_script"] + job["script"] if "script" in job else [s["run"] for s in job["steps"] if "run" in s]
print("\n".join(lines).replace("${{ matrix.part }}", "$PART"))
END
}

export PART GITHUB_STEP_SUMMARY=$work/summary
for PART in 1 2 3 4; do bash -euc "$(steps github.yml draw)" 2>/dev/null; done
bash -euc "$(steps github.yml join)" 2>/dev/null
grep -q '2023-04' summary
same out
unset GITHUB_STEP_SUMMARY

export CI_NODE_INDEX CI_NODE_TOTAL=4
for CI_NODE_INDEX in 1 2 3 4; do bash -euc "$(steps gitlab.yml draw)" 2>/dev/null; done
bash -euc "$(steps gitlab.yml join)" 2>/dev/null
[[ -s public/junit.xml ]]
same public

for task in 1 2 3 4; do
  env -C / SLURM_SUBMIT_DIR="$work" SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=4 MANIFEST=maps.toml PARTS=parts \
    "$ci/maps.slurm" 2>/dev/null
done
ci/join parts out maps.toml 2>/dev/null
same out

ci/with-parallel 2 maps.toml out 2>/dev/null
same out
