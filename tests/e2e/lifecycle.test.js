// A map that the page removes, adds again, moves and replaces.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { FAILED, PANEL, does, drawn, pressSpot, ready } from "./harness/map.js";

const page = "variants/lifecycle.html";
/** A moved stylesheet is read again. */
const STYLED = `return Boolean(deep("pain-map").shadowRoot.querySelector("link[rel=stylesheet]").sheet)`;

journey("what was chosen survives removal, return and a move", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await page.press("#remove");
  assert.equal(await page.count("pain-map"), 0);
  await page.press("#add");
  await page.says(PANEL, "side of the neck");
  await page.press("#move");
  await page.says(PANEL, "side of the neck");
  await page.until("its style", STYLED);
  await page.press(does("clear"));
  await page.press(drawn("spot upper-trapezius.1 right"));
  await page.says(PANEL, "Your right side");
});

journey("a language that changed while the map was away is spoken", { page }, async ({ page }) => {
  const speaks = (tag) => page.until(`the language ${tag}`, `return deep(".widget")?.lang === arguments[0]`, tag);
  await ready(page);
  await pressSpot(page);
  await page.press("#remove");
  await page.run(`document.documentElement.lang = "es"`);
  await page.press("#add");
  await speaks("es");
  await page.says(PANEL, "Puede sentirlo");
  await page.run(`deep("#there").lang = "en"`);
  await page.press("#move");
  await speaks("en");
  await page.says(PANEL, "side of the neck");
  await page.press("#move");
  await speaks("es");
});

journey("a fresh map in its place works", { page }, async ({ page }) => {
  await ready(page);
  await page.press("#replace");
  await ready(page);
  await pressSpot(page);
});

journey("a map removed while it loads stays silent", { page, hold: /_bg\.wasm$/ }, async ({ page, release }) => {
  await page.until("the map to load", `return deep("pain-map")?.shadowRoot !== null`);
  await page.press("#remove");
  release();
  await page.press("#add");
  await ready(page);
  assert.equal(await page.count(FAILED), 0);
});

journey("many maps come and go", { page }, async ({ page }) => {
  await ready(page);
  await page.runAsync(`
    for (let round = 0; round < 20; round += 1) {
      const map = document.createElement("pain-map");
      document.querySelector("#there").append(map);
      if (round % 2) await map.ready;
      map.remove();
    }`);
  await pressSpot(page);
});
