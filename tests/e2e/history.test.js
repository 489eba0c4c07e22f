// Undo, clear and the browser's Back do what a person expects.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, does, pressSpot, ready } from "./harness/map.js";

const page = "variants/plain.html";
const START = "Press where it is sore";

journey("Back closes what is open and stays on the page", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  const address = await page.run("return location.href");
  await page.back();
  await page.until("the spot to close", `return !deep('[part~="panel"]').textContent.includes("temple")`);
  assert.equal(await page.run("return location.href"), address);
});

journey("undo and redo walk the steps", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await page.press(does("undo"));
  await page.press(does("undo"));
  await page.says(PANEL, START);
  await page.press(does("redo"));
  await page.press(does("redo"));
  await page.says(PANEL, "side of the neck");
});

journey("clear forgets what is chosen", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await page.press(does("clear"));
  await page.says(PANEL, START);
  assert.equal(await page.count("svg.view .cloud"), 0);
  await page.press(does("undo"));
  await page.says(PANEL, "side of the neck");
});

journey("addresses and history say nothing of what was chosen", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  const traces = await page.run("return location.href + JSON.stringify(history.state) + document.title + document.cookie");
  assert.doesNotMatch(traces, /trapezius|temple|neck/);
  assert.deepEqual(await page.run("return [localStorage.length, sessionStorage.length]"), [0, 0]);
});
