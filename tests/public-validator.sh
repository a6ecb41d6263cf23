#!/usr/bin/env bash
# Are our styles styles to others? Runs the public validator of the MapLibre Style Specification
# on every style in styles/ and examples/, and first on a style with a fault, which it must find.
# It is installed from the npm registry into build/validator, once. Exit 77: it could not be had.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
package=@maplibre/maplibre-gl-style-spec
version=26.6.0
folder=$PWD/build/validator
validator=$folder/node_modules/$package/dist/gl-style-validate.mjs

skip() {
  echo "skipped: $*"
  exit 77
}

bash scripts/setup style || skip "node and npm, which the validator needs, could not be installed"
if ! grep -qs "\"version\": \"$version\"" "$folder/node_modules/$package/package.json"; then
  mkdir -p "$folder"
  npm install --prefix "$folder" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund \
    --loglevel=error "$package@$version" >"$folder/npm.log" 2>&1 </dev/null || {
    tail -n 5 "$folder/npm.log"
    skip "$package $version could not be had from the npm registry"
  }
fi

fault=$folder/with-a-fault.json
echo '{"version": 8, "sources": {}, "layers": [{"id": "a", "type": "background", "paint": {"background-colour": "#fff"}}]}' >"$fault"
if node "$validator" "$fault" >/dev/null; then
  echo "the validator passes a style with a fault; is it $package $version?"
  exit 1
fi

faults=0 seen=0
while read -r style; do
  seen=$((seen + 1))
  node "$validator" "$style" || faults=$((faults + 1))
done < <(git ls-files 'styles/*.json' 'examples/*style*.json' | grep -v '^styles/derive/')
echo "$seen styles, $faults of them with faults"
((seen > 0 && faults == 0))
