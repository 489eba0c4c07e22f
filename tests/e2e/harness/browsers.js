// The three engines: how each driver is started and what the browser is asked for.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Chromium's flags: no sandbox for root, and no request of its own. */
const CHROMIUM_ARGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--force-device-scale-factor=1",
];

/** Chromium, which also serves the benchmark. */
export const CHROMIUM = {
  name: "chromium",
  keepsLog: true,
  driver: (port) => ({ command: "chromedriver", args: [`--port=${port}`] }),
  capabilities: {
    browserName: "chrome",
    "goog:chromeOptions": { args: CHROMIUM_ARGS },
    "goog:loggingPrefs": { browser: "ALL" },
  },
};

const firefox = {
  name: "firefox",
  driver: (port) => ({ command: "geckodriver", args: ["--port", String(port)] }),
  capabilities: {
    browserName: "firefox",
    "moz:firefoxOptions": {
      args: ["-headless"],
      prefs: {
        "app.update.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "extensions.getAddons.cache.enabled": false,
      },
    },
  },
};

const webkit = {
  name: "webkit",
  driver: (port) => ({
    command: "xvfb-run",
    args: ["-a", "-s", "-screen 0 1600x1400x24", "WebKitWebDriver", `--port=${port}`],
    env: {
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      NO_AT_BRIDGE: "1",
      LIBGL_ALWAYS_SOFTWARE: "1",
    },
  }),
  capabilities: {
    "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] },
  },
};

const ALL = [CHROMIUM, firefox, webkit];

/**
 * The browsers to test in: all, or those named in `BROWSERS=chromium,firefox`.
 *
 * An empty `BROWSERS`, as `make` passes it on, means all; an unknown name throws, because
 * a run in no browser would pass without a single journey.
 */
export function browsers() {
  const wanted = process.env.BROWSERS?.split(",").map((name) => name.trim()).filter(Boolean) ?? [];
  const known = ALL.map(({ name }) => name);
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`unknown browser "${unknown[0]}" in BROWSERS; use ${known.join(", ")}`);
  return wanted.length > 0 ? ALL.filter(({ name }) => wanted.includes(name)) : ALL;
}

/** Debian keeps WebKit's test browser in a folder named after the API version. */
function miniBrowser() {
  const libraries = "/usr/lib/x86_64-linux-gnu";
  const folders = existsSync(libraries) ? readdirSync(libraries) : [];
  return folders
    .filter((folder) => folder.startsWith("webkit2gtk-4"))
    .map((folder) => join(libraries, folder, "MiniBrowser"))
    .filter((path) => existsSync(path))
    .at(-1) ?? "MiniBrowser";
}
