// A visitor presses where it is sore.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, accessible, does, drawn, fits, listed, openFromList, pressMuscle, pressSpot, ready } from "./harness/map.js";

const page = "variants/plain.html";

journey("pressing a muscle offers its spots, and each shows where its pain may go", { page }, async ({ page }) => {
  await ready(page);
  await pressMuscle(page, "gluteus-maximus left", "back");
  await page.says(PANEL, "Gluteus maximus");
  await accessible(page);
  await page.press(listed("spot gluteus-maximus.1 left"));
  await page.says(PANEL, "feel it");
  await page.seen("svg.view .cloud");
});

journey("muscles that lie deeper are offered from the surface down", { page }, async ({ page }) => {
  await ready(page);
  await pressMuscle(page, "middle-trapezius left", "back");
  await page.says(PANEL, "from the surface down");
  await page.says(PANEL, ", deeper");
});

journey("pressing a spot shows where its pain may go", { page }, async ({ page }) => {
  await ready(page);
  await accessible(page);
  await pressSpot(page);
  await accessible(page);
});

journey("a left spot lights the left side only", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await page.says(PANEL, "Your left side");
  const label = await page.attribute(`${drawn("spot upper-trapezius.1 left")}`, "aria-label");
  assert.match(label, /^Left /);
});

journey("warning signs stand above self-care", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await page.seen(`${PANEL} .warnings`);
  await fits(page);
  await page.seen(`${PANEL} [data-do^="care "]`);
  const inOrder = await page.run(`
    const order = deep(".warnings").compareDocumentPosition(deep('[part~="panel"] [data-do^="care "]'));
    return (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;`);
  assert.ok(inOrder);
});

journey("self-care opens and closes", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await fits(page);
  await page.press(`${PANEL} [data-do^="care "]`);
  await page.says(PANEL, "How to do it");
  await accessible(page);
  await page.press(`${PANEL} ${does("close-care")}, ${PANEL} ${does("back")}`);
  await page.gone(`${PANEL} .steps`);
  await page.says(PANEL, "side of the neck");
});

journey("what is only seen in another view is one press away", { page, width: 800 }, async ({ page }) => {
  await ready(page);
  await openFromList(page);
  await page.press(`${PANEL} [data-do="show back"]`);
  await page.seen('svg[data-view="back"] .cloud');
});

journey("places that hurt lead to muscles that may match", { page }, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  await page.press(drawn("zone temple left", "front"));
  await page.says(PANEL, "Muscles that may match");
  await page.says(PANEL, "Temple, left");
  await accessible(page);
});
