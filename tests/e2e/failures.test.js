// Whatever cannot load: a plain sentence, the page's own content, and an `error` event with a code.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { FAILED, pressSpot, ready } from "./harness/map.js";

const page = "variants/plain.html";
/** What the browser and the element tell the owner of the site. */
const problems = [/^console\.error: <pain-map>/, /^missing: /, /^network: /, /^security: /, /^javascript: .*MIME type/];

/** Fallback, own content and the event are there. */
async function failed(page, code) {
  await page.seen(FAILED);
  await page.says(FAILED, "did not load");
  const codes = await page.run(`return window.__events.filter(({ type }) => type === "error").map(({ detail }) => detail.code)`);
  assert.ok(codes.includes(code), `codes: ${codes}`);
  const shown = await page.run("return deep('pain-map > *').getBoundingClientRect().height > 0");
  assert.ok(shown, "the page's own content is shown");
  const hints = await page.run(`return window.__events.filter(({ type }) => type === "error").map(({ detail }) => detail.hint)`);
  assert.ok(hints.every((hint) => hint.length > 10));
}

for (const [what, fault, code] of [
  ["a missing core", { path: /_bg\.wasm$/, status: 404 }, "load-core"],
  ["a core of the wrong type", { path: /_bg\.wasm$/, type: "text/plain" }, "mime-type"],
  ["a core that is no WebAssembly", { path: /_bg\.wasm$/, body: "<html>" }, "load-core"],
  ["a connection that breaks", { path: /_bg\.wasm$/, abort: true }, "load-core"],
  ["a missing glue", { path: /pain_map\.js$/, status: 404 }, "load-core"],
  ["glue of the wrong type", { path: /pain_map\.js$/, type: "text/plain" }, "mime-type"],
  ["a missing drawing", { path: /front\.svg$/, status: 404 }, "load-drawing"],
  ["missing shapes", { path: /front\.pack$/, status: 404 }, "load-drawing"],
  ["missing names", { path: /names\.en\.txt$/, status: 404 }, "load-texts"],
  ["a missing style", { path: /element\.css$/, status: 404 }, "load-style"],
]) {
  journey(`${what} is told, and "Try again" helps`, { page, faults: [fault], problems }, async ({ page, host }) => {
    await failed(page, code);
    host.faults.length = 0;
    await page.press("[data-again]");
    await ready(page);
    await pressSpot(page);
  });
}

journey("a browser without WebAssembly is told", { page: "variants/failure.html", problems }, async ({ page }) => {
  await failed(page, "no-webassembly");
});

journey(
  "a policy that refuses WebAssembly is told",
  {
    page,
    csp: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'",
    problems: [...problems, /^policy: /],
  },
  async ({ page }) => {
    await failed(page, "blocked-by-csp");
  },
);

journey(
  "a map without its longer texts works, and says what is missing",
  { page, faults: [{ path: /texts\.en\.txt$/, status: 404 }], problems },
  async ({ page }) => {
    await ready(page);
    await pressSpot(page);
    await page.says('[role="alert"]', "did not load");
    assert.equal(await page.count(FAILED), 0);
  },
);
