// Events tell that the visitor did something, and carry what only where the page asks for it.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { pressSpot, ready } from "./harness/map.js";

const page = "variants/events.html";
const EVENTS = "return window.__events";

journey("events come from the visitor and keep the choice private", { page }, async ({ page, host }) => {
  await ready(page);
  await page.run(`deep("pain-map").view = "back"; deep("pain-map").view = "front"`);
  assert.deepEqual(await page.run(EVENTS), []);
  await pressSpot(page);
  const events = await page.run(EVENTS);
  assert.ok(events.some(({ type }) => type === "selection-change"));
  assert.doesNotMatch(JSON.stringify(events), /trapezius|temple|left/);
  assert.doesNotMatch(host.requests.join(" "), /trapezius/);
});

journey("the page may ask for what was chosen", { page }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").setAttribute("share-selection", "")`);
  await pressSpot(page);
  assert.match(JSON.stringify(await page.run(EVENTS)), /upper-trapezius/);
});
