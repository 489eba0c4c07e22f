// Nothing is lost when the window changes, and narrow pages lose nothing.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, accessible, openFromList, pressSpot, ready } from "./harness/map.js";

const page = "variants/plain.html";
const OVERFLOW = "return document.scrollingElement.scrollWidth - innerWidth";

journey("what is chosen stays through every width", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  for (const width of [1000, 700, 520, 1400]) {
    await page.resize(width, 900);
    await page.until("the new width", "return innerWidth === arguments[0]", width);
    await page.says(PANEL, "side of the neck");
    await page.seen("svg.view .cloud");
    assert.ok((await page.run(OVERFLOW)) <= 0, `overflow at ${width}`);
  }
});

journey("a phone's width has it all", { page, width: 320, height: 640 }, async ({ page }) => {
  await ready(page);
  await accessible(page);
  await openFromList(page);
  await accessible(page);
  assert.ok((await page.run(OVERFLOW)) <= 0, "overflow at 320");
});

journey("text of twice the size has room", { page, width: 640, height: 900 }, async ({ page }) => {
  await page.run('document.documentElement.style.fontSize = "200%"');
  await ready(page);
  await openFromList(page);
  assert.ok((await page.run(OVERFLOW)) <= 0, "overflow with large text");
});

journey("controls are at least 24 pixels large", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  const small = await page.run(`
    return deepAll("pain-map").flatMap((map) => [...map.shadowRoot.querySelectorAll("button, input")])
      .map((node) => [node.textContent.trim() || node.ariaLabel, node.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(([name, box]) => name + ": " + box.width + " × " + box.height);`);
  assert.deepEqual(small, []);
});
