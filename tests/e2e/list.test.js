// A visitor who uses the list and never the picture.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, accessible, does, listed, openFromList, ready, seesReferral } from "./harness/map.js";

const page = "variants/plain.html";

journey("the list leads to the same answer as the picture", { page }, async ({ page }) => {
  await ready(page);
  await openFromList(page);
  await seesReferral(page);
});

journey("the list speaks of the side that is chosen", { page }, async ({ page }) => {
  await ready(page);
  await page.press(does("toggle list"));
  await page.press(does("side right"));
  await page.press(listed("region shoulder"));
  await page.press(listed("muscle upper-trapezius right"));
  await page.says(PANEL, "Your right side");
});

journey("every region of the list opens without a fault", { page, height: 1200 }, async ({ page }) => {
  await ready(page);
  await page.press(does("toggle list"));
  const regions = await page.run(`
    return deepAll('[part~="panel"] [data-do^="region "]').map((button) => button.dataset.do);`);
  assert.ok(regions.length > 5);
  await accessible(page);
  for (const region of regions) {
    await page.press(listed(region));
    await page.seen(`${PANEL} [data-do="${region}"][aria-expanded="true"]`);
  }
  assert.ok((await page.count(`${PANEL} [data-do^="muscle "]`)) > 0);
});
