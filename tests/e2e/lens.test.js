// A visitor on a wide map looks closer through the lens between front and back.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, accessible, does, pressSpot, ready } from "./harness/map.js";

const page = "variants/plain.html";
const LENS = ".stage > .lens";
const GLASS = `${LENS} > [data-do]`;
const CLOSEUP = "show head-left";

journey("the lens shows the place larger, and a press in it opens the close-up", { page }, async ({ page }) => {
  await ready(page);
  assert.equal(await page.count(LENS), 0);
  await pressSpot(page);
  await page.seen(`${LENS} .cloud`);
  await page.seen(`${LENS} .marker`);
  await page.says(LENS, "Left side, closer");
  await page.seen(`${LENS}[aria-hidden="true"]`);
  assert.equal(await page.count(`${LENS} [tabindex], ${LENS} [role]`), 0);
  await page.seen(`${PANEL} ${does(CLOSEUP)}`);
  await accessible(page);
  await page.press(GLASS);
  await page.seen('svg[data-view="head-left"] .cloud');
  assert.equal(await page.count(LENS), 0);
  await page.says(PANEL, "side of the neck");
  await page.back();
  await page.seen('svg[data-view="front"] .cloud');
  await page.seen(`${LENS} .cloud`);
  await page.back();
  await page.says(PANEL, "Press where it is sore");
  assert.equal(await page.count(LENS), 0);
});

journey("while its drawing is on the way there is no lens, and all else answers", { page, hold: /views\/head-left\./ }, async ({ page, host }) => {
  await ready(page);
  await pressSpot(page);
  assert.equal(await page.count(LENS), 0);
  const asked = host.requests.filter((path) => path.includes("head-left"));
  assert.ok(asked.length > 0, "the close-up is not asked for");
});

/** The host's choice, whatever is drawn as a ring. */
const choose = (page, spot) => page.run("return deep('pain-map').select(arguments[0], 'left')", spot);

journey("a spot on the neck leads to the hand where it is felt, the same before and after all drawings are there", { page }, async ({ page }) => {
  await ready(page);
  await choose(page, "scalenus-medius.1");
  await page.seen(`${LENS} ${does("show hand-back-left")}`);
  await page.says(LENS, "Left hand, back");
  await page.press(does("show left"));
  await page.seen('svg[data-view="left"] .muscle');
  await page.press(does("show front"));
  await page.seen(`${LENS} ${does("show hand-back-left")}`);
  await choose(page, "gluteus-minimus.1");
  await page.gone(LENS);
});

for (const width of [1000, 360]) {
  journey(`a map of ${width} px has no lens`, { page, width }, async ({ page, host }) => {
    await ready(page);
    await choose(page, "upper-trapezius.1");
    await page.seen("svg.view .cloud");
    assert.equal(await page.count(LENS), 0);
    assert.deepEqual(host.requests.filter((path) => path.includes("head-left")), []);
  });
}
