#!/bin/sh
# Builds the committed state twice, in two folders with names of different length, and compares.
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
for folder in one another-folder; do
  git clone --quiet . "$work/$folder"
  ln -s "$PWD/node_modules" "$work/$folder/node_modules"
  (cd "$work/$folder" && CARGO_TARGET_DIR="$work/$folder/target" tools/build.sh >&2)
done
diff -r "$work/one/www/pkg" "$work/another-folder/www/pkg"
echo "the same bytes, twice"
