#!/bin/sh
# Optimizes a program for what brotli makes of it: tools/optimize.sh <in.wasm> <out.wasm>
#
# What makes a program shorter can make its brotli longer: without inlining and without shared
# subexpressions like things stay alike, which is 3 % more before brotli and 7 % less after it.
# A program that needs more of WebAssembly than is named here is refused.
set -eu
PATH="$(dirname "$0")/../node_modules/.bin:$PATH"
wasm-opt "$1" -o "$2" -Oz --always-inline-max-function-size=0 --flexible-inline-max-function-size=0 \
  --one-caller-inline-max-function-size=0 --skip-pass=local-cse --strip-debug --strip-producers \
  --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
  --enable-mutable-globals
