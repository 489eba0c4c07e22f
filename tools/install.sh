#!/bin/sh
# Installs what is missing and leaves the rest alone; quick when nothing is.
#
#   tools/install.sh build    what `make build` needs
#   tools/install.sh test     that, and the three browsers with their drivers
#
# System packages need Debian's apt-get and root (or sudo); everything else is installed
# for the current user. Where something cannot be installed, it says what and stops.
set -eu

WASM_PACK_VERSION=0.15.1
GECKODRIVER_VERSION=0.37.1
for_what=${1:-build}
cd "$(dirname "$0")/.."

has() { command -v "$1" >/dev/null 2>&1; }

fail() {
  echo "missing: $1" >&2
  echo "$2" >&2
  exit 1
}

# system <command> <package>...: the packages that bring a command.
packages=
system() {
  command=$1
  shift
  has "$command" || packages="$packages $*"
}

install_packages() {
  [ -n "$packages" ] || return 0
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || fail "$packages" "run this as root, or install these packages by hand"
    as_root=sudo
  fi
  has apt-get || fail "$packages" "these are Debian's names; install the same programs for this system"
  $as_root apt-get update -q
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y --no-install-recommends $packages
}

install_rust() {
  ! has cargo && has rustup && rustup default stable
  has cargo || fail "cargo" "install Rust with rustup, then run this again"
  if has rustup; then
    rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
    rustup component list --installed | grep -q '^clippy' || rustup component add clippy
    rustup component list --installed | grep -q '^rustfmt' || rustup component add rustfmt
  elif [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    fail "the Rust target wasm32-unknown-unknown" "install it beside this Rust, or use rustup"
  fi
}

# The Node packages are those of the lock file.
install_node_packages() {
  installed=node_modules/.package-lock.json
  [ -f $installed ] && [ ! package-lock.json -nt $installed ] && return 0
  npm ci --no-progress
  touch $installed
}

PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
system cc build-essential
system node nodejs
system npm npm
# Rust comes from Debian only where it brings rustup; its own compiler is too old.
if ! has cargo && apt-cache show rustup >/dev/null 2>&1; then
  system rustup rustup
fi
if [ "$for_what" = test ]; then
  system chromium chromium
  system chromedriver chromium-driver
  system firefox-esr firefox-esr
  system WebKitWebDriver webkit2gtk-driver
  system xvfb-run xvfb xauth
fi
install_packages
install_rust
has wasm-pack || cargo install wasm-pack --locked --version $WASM_PACK_VERSION
if [ "$for_what" = test ]; then
  has geckodriver || cargo install geckodriver --locked --version $GECKODRIVER_VERSION
fi
install_node_packages
