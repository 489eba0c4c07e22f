// Before the core is there: the first drawing, a prerendered page, and presses that are kept.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { FAILED, PANEL, pressSpot, ready } from "./harness/map.js";

const hold = /_bg\.wasm$/;

journey("the body is drawn without the core", { page: "variants/plain.html", hold }, async ({ page, release }) => {
  await page.seen('svg[data-view="front"] path');
  release();
  await ready(page);
});

journey("a press before the core is ready is answered", { page: "variants/plain.html", hold }, async ({ page, release }) => {
  await page.seen('svg[data-view="front"] path');
  // Where the front of the left shoulder is: the middle of the upper arm's top.
  const { x, y } = await page.run(`
    const box = deep('svg[data-view="front"] .camera, svg[data-view="front"]').getBoundingClientRect();
    return { x: box.x + box.width * 0.5 + 10, y: box.y + box.height * 0.3 };`);
  await page.pressAt(x, y);
  release();
  await ready(page);
  await page.until("an answer", `return !deep('[part~="panel"]').textContent.includes("Press where it is sore")`);
});

journey("a prerendered page shows the body before any script", { page: "pkg/prerendered.html", hold }, async ({ page, host, release }) => {
  await page.seen('svg[data-view="front"] path');
  release();
  await ready(page);
  assert.equal(host.requests.some((path) => path.endsWith("front.svg")), false, "no shape is sent twice");
  assert.equal(await page.count(FAILED), 0);
  await pressSpot(page);
  await page.says(PANEL, "side of the neck");
});

journey(
  "what the page sets while files are on their way holds",
  { page: "variants/plain.html", width: 768, hold: /front\.pack$/ },
  async ({ page, release }) => {
    await page.until("the core", `return performance.getEntriesByType("resource").some(({ name }) => name.endsWith("pain_map_bg.wasm"))`);
    await page.runAsync(`await new Promise((done) => setTimeout(done, 500)); deep("pain-map").setAttribute("view", "back");`);
    release();
    await ready(page);
    await page.seen('svg[data-view="back"]');
    await page.gone('svg[data-view="front"]');
  },
);
