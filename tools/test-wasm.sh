#!/bin/sh
# Runs tests/web.rs inside Chromium and Firefox; `webdriver.json` has their flags.
#
# `wasm-pack test` always builds the unit tests of the crate too, which need the native tables.
# So this calls the same runner, the one that wasm-pack has installed for the build.
set -eu
cd "$(dirname "$0")/.."

version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
runner=
for found in $(find "${XDG_CACHE_HOME:-$HOME/.cache}/.wasm-pack" -type f -name wasm-bindgen-test-runner 2>/dev/null); do
  [ "$("${found%-test-runner}" --version)" = "wasm-bindgen $version" ] && runner=$found
done
[ -n "$runner" ] || { echo "missing: wasm-bindgen-test-runner $version; run make build first" >&2; exit 1; }
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$runner"
export WASM_BINDGEN_TEST_ONLY_WEB=1

# The browsers leave their profiles behind, and may write into them for a moment longer.
TMPDIR=$(mktemp -d)
export TMPDIR
tidy() {
  for _ in 1 2 3 4 5; do
    rm -rf "$TMPDIR" 2>/dev/null || true
    sleep 0.2
    [ -e "$TMPDIR" ] || break
  done
}
trap tidy EXIT
trap 'exit 1' INT TERM

run() { cargo test --target wasm32-unknown-unknown --test web; }
CHROMEDRIVER=$(command -v chromedriver) run
GECKODRIVER=$(command -v geckodriver) run
