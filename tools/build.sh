#!/bin/sh
# Builds everything a page loads into www/pkg. The same commit gives the same bytes.
#
#   pain_map_bg.wasm, pain_map.js   the core and its generated glue
#   element.js, element.css         the element, bundled and minified
#   along.js, fhir.js, hold.js, …   parts of it that come when they are asked for
#   clinic.js, pain_map_reader.*    the reader of clinics' content files, for pages that have one
#   views/, *.txt, care.*.html      drawings and texts, written by the example `assets`
#   gallery.js, gallery.json        what www/gallery.html needs besides
set -eu
cd "$(dirname "$0")/.."

# Built aside, so that pages being served have all their files at any time.
out=target/pkg
target=${CARGO_TARGET_DIR:-target}
PATH="$PWD/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# No path of this machine may reach the wasm, nor the name of the registry it loads crates from.
mkdir -p "$target"
cargo fetch --quiet
cargo_home=${CARGO_HOME:-$HOME/.cargo}
flags="--remap-path-prefix=$PWD=/pain-map --remap-path-prefix=$(cd "$target" && pwd)=/target"
# The standard library is named as where its sources are not installed.
rust_commit=$(rustc --version --verbose | sed -n 's/^commit-hash: //p')
flags="$flags --remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$rust_commit"
for crates in "$cargo_home"/registry/src/*; do
  flags="$flags --remap-path-prefix=$crates=/crates"
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH

rm -rf $out
wasm-pack build --target web --out-dir $out --release --no-pack
tools/optimize.sh $out/pain_map_bg.wasm $out/optimized.wasm
mv $out/optimized.wasm $out/pain_map_bg.wasm

# The reader is the same crate with another feature, and another program.
wasm-pack build --target web --out-dir $out/reader --out-name pain_map_reader --release --no-pack -- --features reader
tools/optimize.sh $out/reader/pain_map_reader_bg.wasm $out/pain_map_reader_bg.wasm
esbuild $out/reader/pain_map_reader.js --minify --format=esm --target=es2022 --outfile=$out/pain_map_reader.js --log-level=warning
rm -rf $out/reader

esbuild $out/pain_map.js --minify --format=esm --target=es2022 --allow-overwrite --outfile=$out/pain_map.js --log-level=warning
if [ -f www/element.js ]; then
  esbuild www/element.js --bundle --minify --format=esm --target=es2022 \
    --outfile=$out/element.js --log-level=warning
fi
# Parts of the element that come when they are asked for.
for part in along clinic fhir hold qr summary; do
  esbuild www/$part.js --bundle --minify --format=esm --target=es2022 \
    --outfile=$out/$part.js --log-level=warning
done
for words in www/words/*.js; do
  esbuild "$words" --minify --format=esm --target=es2022 \
    --outfile="$out/words.$(basename "$words")" --log-level=warning
done
if [ -f www/gallery.js ]; then
  esbuild www/gallery.js --bundle --minify --format=esm --target=es2022 \
    --outfile=$out/gallery.js --log-level=warning
fi
if [ -f www/element.css ]; then
  esbuild www/element.css --bundle --minify --outfile=$out/element.css --log-level=warning
fi
for style in hold print; do
  esbuild www/style/$style.css --bundle --minify --outfile=$out/$style.css --log-level=warning
done
if [ -f examples/assets.rs ]; then
  cargo run --quiet --release --example assets -- $out target/pseudo
fi
touch $out/.built
rm -rf www/pkg
mv $out www/pkg
