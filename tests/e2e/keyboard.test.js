// A visitor without a pointer.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, SEARCH, accessible, does, drawn, ready } from "./harness/map.js";

const page = "variants/plain.html";

const inMap = (page) => page.run("return Boolean(focused()?.closest('svg.view'))");
const target = (page) => page.run("return focused()?.getAttribute('data-target') ?? null");

/** What lies over the middle of what has the focus. */
const COVER = `
  const node = focused();
  if (!node || node === document.body) return [];
  const box = node.getBoundingClientRect();
  const top = node.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !top || top.contains(node) || node.contains(top) || node.closest("svg.view") ? [] : [top.outerHTML.slice(0, 100)];`;

/** What lies over the upper edge, the middle or the lower edge of what has the focus and fits the panel. */
const HIDDEN_PARTS = `
  const node = focused();
  const box = node.getBoundingClientRect();
  return [0.1, 0.5, 0.9].flatMap((part) => {
    const top = node.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + box.height * part);
    return top && (top === node || node.contains(top)) ? [] : [node.textContent + " at " + part + ": " + (top?.className ?? "out of sight")];
  });`;

// WebKit scrolls to the focus a moment after it came: what is hidden then is looked at again.

/** Presses Tab until `check` holds, and looks that the focus is in sight all the way. */
async function tabTo(page, what, check) {
  for (let step = 0; step < 60; step += 1) {
    await page.keys("Tab");
    assert.deepEqual(await page.remaining(COVER), [], `on the way to ${what}`);
    if (await check()) return;
  }
  throw new Error(`no tab stop: ${what}`);
}

journey("the drawing is one tab stop", { page }, async ({ page }) => {
  await ready(page);
  assert.equal(await page.count('svg.view [tabindex="0"]'), 1);
  await tabTo(page, "drawing", () => inMap(page));
  await page.keys("Tab");
  assert.equal(await inMap(page), false);
});

journey("arrows move, Enter opens, Escape goes back", { page }, async ({ page }) => {
  await ready(page);
  await tabTo(page, "drawing", () => inMap(page));
  const start = await target(page);
  await page.keys("ArrowDown", "ArrowDown");
  const below = await target(page);
  assert.notEqual(below, start);
  await page.keys("ArrowUp", "ArrowUp");
  assert.ok(await inMap(page));
  await page.keys("Enter");
  await page.says(PANEL, "feel it");
  await accessible(page);
  await page.keys("Escape");
  await page.says(PANEL, "Press where it is sore");
});

journey("everything the drawing answers is reached by Tab and Enter", { page }, async ({ page }) => {
  await ready(page);
  const does = (action) => page.run("return focused()?.getAttribute('data-do') === arguments[0]", action);
  await tabTo(page, "list button", () => does("toggle list"));
  await page.keys("Enter");
  await page.says(PANEL, "All tender spots");
  await tabTo(page, "region", () => does("region shoulder"));
  await page.keys("Enter");
  await tabTo(page, "muscle", () => does("muscle upper-trapezius left"));
  await page.keys("Enter");
  await tabTo(page, "spot", () => does("spot upper-trapezius.1 left"));
  await page.keys("Enter");
  await page.says(PANEL, "side of the neck");
});

journey("a search is made and answered by keys alone", { page }, async ({ page }) => {
  await ready(page);
  await tabTo(page, "search", () => page.run("return focused()?.matches(arguments[0]) ?? false", SEARCH));
  await page.type("upper trap");
  await page.seen('[role="option"][data-do]');
  await page.keys("ArrowDown", "Enter");
  await page.says(PANEL, "rapezius");
});

for (const [place, width] of [[page, 1280], ["clinics/physio/index.html", 768], ["clinics/fisioterapia/index.html", 1280], [page, 360]]) {
  journey(`nothing covers the focus where it hurts: ${place} at ${width}`, { page: place, width, height: 900 }, async ({ page }) => {
    await ready(page);
    await page.press(does("mode pain"));
    await page.press(drawn("zone temple left", "front"));
    await page.seen(".mark-editor");
    await page.run("deep('.slider').focus()");
    let stops = 0;
    for (; stops < 60 && (await page.run(`return Boolean(focused()?.closest('${PANEL}'))`)); stops += 1) {
      assert.deepEqual(await page.remaining(HIDDEN_PARTS), [], `stop ${stops}`);
      await page.keys("Tab");
    }
    assert.ok(stops >= 12, `${stops} stops`);
  });
}
