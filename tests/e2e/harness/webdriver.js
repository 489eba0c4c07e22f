// A client for the W3C WebDriver protocol: the few commands the journeys need.
//
// The three drivers (chromedriver, geckodriver, WebKitWebDriver) speak it alike,
// so that one client replaces a framework with a download step of its own.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_MS = 30_000;
/** How long a browser may take for one command; scripts end by themselves before that. */
const COMMAND_MS = 35_000;
const POLL_MS = 25;
/** How often a folder is removed that browsers still write into: for five seconds. */
const REMOVE_TRIES = 200;

/** Keys that are not a character, by their DOM name. */
export const KEYS = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};

/** The browser, not the page, gave no answer: it has to be started anew. */
export class BrowserGone extends Error {}

/** A driver process and one browser session in it. */
export class Session {
  #base;
  #stop;

  constructor(base, stop) {
    this.#base = base;
    this.#stop = stop;
  }

  /**
   * Starts a driver and a browser.
   *
   * @param {object} browser
   * @param {(port: number) => {command: string, args: string[], env?: object}} browser.driver
   * @param {object} browser.capabilities
   */
  static async start({ driver, capabilities }) {
    const port = await freePort();
    const { command, args, env } = driver(port);
    const stop = spawnGroup(command, args, env);
    const base = `http://127.0.0.1:${port}`;
    try {
      await until(async () => (await fetch(`${base}/status`)).ok);
      const { sessionId } = await send(`${base}/session`, "POST", {
        capabilities: { alwaysMatch: capabilities },
      });
      return new Session(`${base}/session/${sessionId}`, stop);
    } catch (error) {
      stop();
      if (error instanceof BrowserGone) throw error;
      throw new Error(`${command} did not start a browser: ${error.message}`);
    }
  }

  /** Sends one command of the protocol, such as `post("url", { url })`. */
  post(command, body = {}) {
    return send(`${this.#base}/${command}`, "POST", body);
  }

  get(command) {
    return send(`${this.#base}/${command}`, "GET");
  }

  delete(command) {
    return send(`${this.#base}/${command}`, "DELETE");
  }

  /** Ends browser and driver. */
  async close() {
    await send(this.#base, "DELETE").catch(() => {});
    this.#stop();
  }

  /** Ends a browser that gives no answer. */
  abandon() {
    this.#stop();
  }
}

async function send(url, method, body) {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(COMMAND_MS),
    method,
    body: body && JSON.stringify(body),
    headers: { "content-type": "application/json" },
  }).catch((error) => {
    throw new BrowserGone(`no answer to ${method} ${url}: ${error.message}`, { cause: error });
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Starts a program in a process group of its own, which the returned function ends. */
function spawnGroup(command, args, env) {
  const child = spawn(command, args, {
    env: { ...process.env, TMPDIR: temporaryFolder(), ...env },
    detached: true,
    stdio: process.env.DRIVER_LOG ? "inherit" : "ignore",
  });
  child.on("error", () => {});
  const stop = () => {
    groups.delete(stop);
    try {
      process.kill(-child.pid, "SIGTERM");
    } catch {
      // The program has ended by itself.
    }
  };
  groups.add(stop);
  return stop;
}

/** What must be ended with this process, however it ends. */
const groups = new Set();
process.on("exit", () => {
  groups.forEach((stop) => stop());
  if (folder) removeFolder(folder);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

let folder;

/**
 * Where the browsers of this process keep their profiles: they leave them behind when they are ended.
 *
 * In the system's folder and not in the checkout, because the paths of sockets may not be long.
 */
function temporaryFolder() {
  folder ??= mkdtempSync(join(tmpdir(), "pain-map-"));
  return folder;
}

/** Removes a folder in which browsers that are just ending may still write for a moment. */
function removeFolder(path) {
  let absent = 0;
  for (let tries = 0; tries < REMOVE_TRIES && absent < 3; tries += 1) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // A file has come or gone meanwhile.
    }
    absent = existsSync(path) ? 0 : absent + 1;
    sleep(POLL_MS);
  }
}

/** For what runs while this process ends, when nothing can be awaited. */
function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

async function until(check) {
  const end = Date.now() + START_MS;
  for (;;) {
    try {
      if (await check()) return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end) throw new Error("no answer in time");
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
}

/** A port nobody uses at the moment. */
function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
