#!/bin/sh
# Builds the ranking alone as a module for a browser, as the core is built: target/bench/bench_rank.js
set -eu
cd "$(dirname "$0")/.."

version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
bindgen=
for found in $(find "${XDG_CACHE_HOME:-$HOME/.cache}/.wasm-pack" -type f -name wasm-bindgen 2>/dev/null); do
  [ "$("$found" --version)" = "wasm-bindgen $version" ] && bindgen=$found
done
[ -n "$bindgen" ] || { echo "missing: wasm-bindgen $version; run make build first" >&2; exit 1; }

cargo build --release --target wasm32-unknown-unknown --example bench_rank
"$bindgen" "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/examples/bench_rank.wasm" \
  --target web --no-typescript --out-dir target/bench
tools/optimize.sh target/bench/bench_rank_bg.wasm target/bench/optimized.wasm
mv target/bench/optimized.wasm target/bench/bench_rank_bg.wasm
