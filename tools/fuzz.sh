#!/bin/sh
# Feeds the readers of links and patterns with new random input until the time is over.
#
#   tools/fuzz.sh 600
#
# What is found is written into tests/pattern_properties.proptest-regressions, which belongs into
# the repository: from then on it is tried first, also by `make test`.
set -eu
cd "$(dirname "$0")/.."
seconds=$1
cargo test --release --test pattern_properties --no-run
# Building does not count.
end=$(($(date +%s) + seconds))
cases=0
while [ "$(date +%s)" -lt "$end" ]; do
  FUZZ_CASES=1000 cargo test --quiet --release --test pattern_properties
  cases=$((cases + 1000))
  echo "$cases cases of each property, $((end - $(date +%s))) s left"
done
