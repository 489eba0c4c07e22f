// Colors by attribute: a skin tone is painted, and strong contrast holds in light and dark.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { pressSpot, ready } from "./harness/map.js";

const COLOR = (selector, name) =>
  `return getComputedStyle(deep("pain-map").shadowRoot.querySelector(${JSON.stringify(selector)})).${name}`;

journey("a skin tone and strong contrast are painted", { page: "variants/contrast.html" }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  assert.equal(await page.run(COLOR(".skin", "fill")), "rgb(143, 97, 66)");
  assert.equal(await page.run(COLOR(".cloud", "fill")), "rgb(255, 211, 220)");
  const [paper, ink] = await page.run(`
    const style = getComputedStyle(deep("pain-map").shadowRoot.querySelector("svg.view .title"));
    return [style.stroke, style.fill];`);
  assert.deepEqual([paper, ink].sort(), ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  await page.run(`deep("pain-map").skin = "neutral"`);
  assert.notEqual(await page.run(COLOR(".skin", "fill")), "rgb(143, 97, 66)");
});
