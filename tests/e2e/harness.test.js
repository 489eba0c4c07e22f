// The harness itself: what the other journeys rely on holds in every browser.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { STRICT_CSP } from "../../tools/serve.js";
import { journey } from "./harness/journey.js";

const page = "e2e/harness.html";

journey("a press lands on the shape in the shadow root", { page }, async ({ page }) => {
  await page.press('[data-do="press ring"]');
  await page.says('[role="status"]', "pressed, trusted: true");
});

journey("keys reach what has the focus", { page }, async ({ page }) => {
  await page.keys("Tab", "ArrowDown");
  await page.says('[role="status"]', "key ArrowDown");
  await page.keys("Tab");
  await page.type("Neck");
  assert.equal(await page.run("return focused().value"), "Neck");
});

journey("the inside of the window has the size asked for", { page, width: 800, height: 600 }, async ({ page }) => {
  const size = "return [innerWidth, innerHeight]";
  assert.deepEqual(await page.run(size), [800, 600]);
  await page.resize(1000, 700);
  await page.until("the new size", "return innerWidth === 1000 && innerHeight === 700");
});

journey("a phone's width is possible", { page, width: 320, height: 640 }, async ({ page }) => {
  assert.deepEqual(await page.run("return [innerWidth, innerHeight]"), [320, 640]);
  await page.press('[data-do="press ring"]');
  await page.says('[role="status"]', "trusted: true");
});

journey(
  "errors of every kind are noticed",
  { page, csp: STRICT_CSP, problems: [/./] },
  async ({ page }) => {
    await page.run(`dispatchEvent(new Event("break"))`);
    await page.until("four problems", "return window.__problems.length >= 4");
    const problems = (await page.problems()).join("\n");
    for (const word of ["one", "two", "three", "img-src"]) assert.match(problems, new RegExp(word));
  },
);

journey("axe finds nothing in a sound page", { page }, async ({ page }) => {
  assert.deepEqual(await page.axeViolations(), []);
});

journey("axe finds a fault in a shadow root", { page }, async ({ page }) => {
  await page.run(`deep("path").removeAttribute("aria-label");`);
  assert.notDeepEqual(await page.axeViolations(), []);
});

journey(
  "faults of the host are played",
  { page, faults: [{ path: /harness\.js$/, status: 404 }], problems: [/^missing: /, /^network: /] },
  async ({ page, host }) => {
    await page.seen("h1");
    assert.ok(host.requests.includes("/e2e/harness.js"));
    assert.ok((await page.problems()).some((problem) => problem.startsWith("missing: ")));
    assert.equal(await page.run("return customElements.get('shape-button') === undefined"), true);
  },
);

test("nothing is left behind in the temporary folder", { timeout: 120_000 }, async () => {
  const own = await mkdtemp(join(tmpdir(), "pain-map-"));
  const harness = (name) => new URL(`harness/${name}.js`, import.meta.url).href;
  const program = `
    import { browsers } from "${harness("browsers")}";
    import { Session } from "${harness("webdriver")}";
    for (const browser of browsers()) await Session.start(browser);
    // Ended like this, no browser tidies up after itself.
    throw new Error("a failure");`;
  const run = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    env: { ...process.env, TMPDIR: own },
    stdio: "ignore",
  });
  assert.deepEqual(await once(run, "exit"), [1, null]);
  assert.deepEqual(await readdir(own), []);
  await rmdir(own);
});
