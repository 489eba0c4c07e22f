// A clinic's own content: used where it is sound, named where it is not, never executed.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { FAILED, pressSpot, ready } from "./harness/map.js";

const warned = [/^console\.warn: .*content/, /^network: .*content/];
const WARNED = `return window.__problems.some((problem) => problem.startsWith("console.warn"))`;

journey("a sound file is used", { page: "variants/content.html" }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await page.seen('a[href^="tel:"]');
});

for (const [what, fault] of [
  ["content of the wrong shape", undefined],
  ["content that is missing", { path: /content-broken\.json$/, status: 404 }],
  ["content that is not JSON", { path: /content-broken\.json$/, body: "<p>sorry</p>" }],
  ["content of 10 MB", { path: /content-broken\.json$/, body: JSON.stringify({ name: "x".repeat(10_000_000) }) }],
]) {
  journey(`${what} does no harm`, { page: "variants/content-broken.html", faults: fault ? [fault] : [], problems: warned }, async ({ page }) => {
    await ready(page);
    await page.until("a warning", WARNED);
    await pressSpot(page);
    assert.equal(await page.run("return window.broken ?? null"), null);
    assert.equal(await page.count(FAILED), 0);
  });
}

const MARKUP = "<img src=x onerror='window.broken=1'>";
const marked = { path: /content\.json$/, body: JSON.stringify({ name: MARKUP, phone: MARKUP }) };

journey("markup in the content stays words", { page: "variants/content.html", faults: [marked], problems: warned }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  assert.equal(await page.run("return window.broken ?? null"), null);
  assert.equal(await page.count("img"), 0);
});
