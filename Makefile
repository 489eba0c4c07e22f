# make start   install what is missing, build, serve the demo page
# make test    every check there is; fails if any fails
# make bench   sizes and times, written into README.md
# make fuzz    ten minutes of random links and patterns
# make gallery every view, layer and chart as one page that needs no script

# The port of `make start`; a free one is used where it is taken.
PORT ?= 8080
# The browsers of the journeys: BROWSERS=chromium,firefox make journeys
export BROWSERS

export PATH := $(HOME)/.cargo/bin:$(PATH)
WASM := --target wasm32-unknown-unknown
SOURCES := $(shell find Cargo.toml Cargo.lock build.rs build src data examples/assets.rs www tools/build.sh package-lock.json \
	-path www/pkg -prune -o -type f -print 2>/dev/null)

.PHONY: start build test bench gallery screenshots install install-test format lint native documentation wasm sizes exports reading journeys reproducible fuzz clean

start: build
	node tools/serve.js --root www --port $(PORT)

build: install www/pkg/.built

www/pkg/.built: $(SOURCES)
	tools/build.sh

test: install-test format lint native documentation build wasm sizes exports reading journeys

# PARTS="rank drag" prints these parts alone and leaves the README as it is.
bench: install-test build
	cargo run --release --example bench_core
	tools/bench-rank.sh
	node benches/browser.js $(PARTS)

# Pictures of every view and of ten charts, for the README.
screenshots: install-test build
	node tools/screenshots.js

gallery: install
	cargo run --release --example gallery -- target/gallery

install:
	@tools/install.sh build

install-test:
	@tools/install.sh test

format:
	cargo fmt --check

lint:
	cargo clippy --all-targets -- -D warnings
	cargo clippy $(WASM) --lib --test web -- -D warnings
	cargo clippy $(WASM) --lib --features reader -- -D warnings

native:
	cargo test

documentation:
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# The shell, with the core inside, in Chromium and Firefox; `webdriver.json` has their flags.
wasm: install-test build
	tools/test-wasm.sh

sizes: build
	node tools/run-tests.js tests/budgets.test.js

# Patterns, FHIR and QR codes as they are exported, and content files of clinics, against the published schemas.
exports: install build
	node tools/run-tests.js tests/pattern.test.js tests/clinic.test.js

# How hard the English texts are to read; prints a table.
reading: install
	node tools/run-tests.js tests/reading.test.js

# The readers of links and patterns with random input, for ten minutes; FUZZ_SECONDS=60 for one.
FUZZ_SECONDS ?= 600
fuzz:
	tools/fuzz.sh $(FUZZ_SECONDS)

# The last line of this, and so of `make test`, is `N passed, N failed`.
journeys: install-test build
	node tools/run-tests.js tests/e2e/*.test.js

# The same commit gives the same bytes, wherever it is built. Takes two full builds.
reproducible: install
	tools/reproducible.sh

clean:
	rm -rf target www/pkg node_modules
