// `journey` runs one visitor's journey in every browser, each on a fresh page of a fresh host.

import { after, test } from "node:test";
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { serve } from "../../../tools/serve.js";
import { browsers } from "./browsers.js";
import { Page } from "./page.js";
import { BrowserGone, Session } from "./webdriver.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const ROOT = at("../../../www");
const PAGES = at("../pages");
const SHOTS = at("../../../target/e2e");
const sessions = new Map();

after(async () => {
  for (const session of sessions.values()) await (await session).close();
});

/**
 * Registers a journey as one test per browser.
 *
 * Any console error or warning, uncaught error, unhandled rejection or policy violation fails
 * it, unless `problems` says which are expected.
 *
 * @param {string} name  the promise the journey checks
 * @param {object} options
 * @param {string} options.page           path of the page, under `www/` (or `e2e/` for our own)
 * @param {number} [options.width]        of the inside of the window
 * @param {number} [options.height]
 * @param {string} [options.csp]          Content-Security-Policy of the page
 * @param {import("../../../tools/serve.js").Fault[]} [options.faults]
 * @param {RegExp} [options.hold]         files that are answered only once `release` is called
 * @param {string[]} [options.only]       names of the browsers that can do it; all without it
 * @param {string[]} [options.earlyScripts]  scripts to run before the page's own
 * @param {RegExp[]} [options.problems]   what the page is expected to complain about
 * @param {(tools: {page: Page, host: object, browser: string, release: () => void}) => Promise<void>} body
 */
export function journey(name, options, body) {
  for (const browser of browsers()) {
    if (options.only && !options.only.includes(browser.name)) continue;
    const title = `${name} [${browser.name}]`;
    test(title, { timeout: 300_000 }, () => runPatiently(title, browser, options, body));
  }
}

/**
 * How often a journey is begun before a browser without answers counts as the map's fault.
 *
 * Debian's WebKit loses one automation message in some hundred journeys on a busy machine: driver,
 * browser and page then all wait, idle. A page that never answers still fails every time.
 */
const ATTEMPTS = 4;

/** A browser that stops answering, or stops the core, is started anew: it says nothing about the map. */
async function runPatiently(title, browser, options, body) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(title, browser, options, body);
    } catch (error) {
      if (!(error instanceof BrowserGone) || attempt === ATTEMPTS) throw error;
      console.log(`${title}: ${error.message}; once more in a new browser`);
      const session = await sessions.get(browser.name)?.catch(() => undefined);
      session?.abandon();
      sessions.delete(browser.name);
    }
  }
}

async function run(title, browser, options, body) {
  let release;
  const until = new Promise((resolve) => (release = resolve));
  const held = options.hold ? [{ path: options.hold, until }] : [];
  const host = await serve({
    root: ROOT,
    mounts: { "/e2e/": PAGES },
    csp: options.csp,
    faults: [...held, ...(options.faults ?? [])],
    earlyScripts: ["/e2e/recorder.js", ...(options.earlyScripts ?? [])],
  });
  const page = new Page(await sessionOf(browser), browser);
  try {
    await page.open(host.url + options.page, options);
    await body({ page, host, release, browser: browser.name });
    assert.deepEqual(unexpected(await page.problems(), options.problems), []);
    await page.leave();
  } catch (error) {
    if (!(error instanceof BrowserGone)) {
      await expectNoTrap(browser, page, options);
      await keepTraces(title, page);
      await page.leave().catch(() => {});
    }
    throw error;
  } finally {
    release();
    await host.close();
  }
}

/**
 * Debian's WebKit stops the core in some thousand journeys, with a trap where no other engine has one.
 *
 * A panic of ours is an error that says where it was, and a trap that is our fault comes each time:
 * either fails the journey.
 *
 * @throws {BrowserGone}  where the browser has stopped the core
 */
async function expectNoTrap({ name }, page, { problems }) {
  const trap = name === "webkit" && unexpected(await page.problems().catch(() => []), problems).find((problem) => TRAP.test(problem));
  if (trap) throw new BrowserGone(trap);
}

const TRAP = /^console\.error: <pain-map>: the map stopped: RuntimeError/;

function sessionOf(browser) {
  if (!sessions.has(browser.name)) sessions.set(browser.name, Session.start(browser));
  return sessions.get(browser.name);
}

/** Notices of browsers that are no problem: a size that is told one frame later. */
const NOTICES = [/ResizeObserver loop completed with undelivered notifications/];

function unexpected(problems, expected = []) {
  const known = [...expected, ...NOTICES];
  return problems.filter((problem) => !known.some((pattern) => pattern.test(problem)));
}

/**
 * What a failed journey leaves to look at: a picture, and what the page complained about.
 *
 * Throws only where the browser gives no answer.
 */
async function keepTraces(title, page) {
  const file = `${SHOTS}/${title.replaceAll(/[^a-z0-9]+/gi, "-")}.png`;
  try {
    await mkdir(SHOTS, { recursive: true });
    await writeFile(file, await page.screenshot());
    console.log(`${title}: screenshot ${file}; page: ${JSON.stringify(await page.problems())}`);
  } catch (error) {
    console.log(`${title}: no screenshot: ${error.message}`);
    // A browser that does not even answer this had stopped before.
    if (error instanceof BrowserGone) throw error;
  }
}
