// A clinician reviews the data in the gallery.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";

const options = { page: "gallery.html" };

const DRAWN = `return deepAll("figure img").filter((image) => image.naturalWidth > 0 && image.checkVisibility()).length`;

journey("the gallery draws what comes near the window", options, async ({ page }) => {
  await page.until("the first pictures", `${DRAWN} >= 3`);
  const figures = await page.run(`return deepAll("figure").length`);
  assert.ok(figures > 220, `${figures} figures`);
  const drawn = await page.run(DRAWN);
  assert.ok(drawn < figures / 2, `${drawn} of ${figures} are drawn at once`);
});

journey("the gallery finds a trigger point by its name", options, async ({ page }) => {
  await page.until("the plan", `return deepAll("figure").length > 220`);
  await page.run(`
    const field = deep("#filter");
    field.value = "infraspinatus.2";
    field.dispatchEvent(new Event("input"));`);
  const left = await page.run(`
    return deepAll("figure").filter((figure) => !figure.hidden).map((figure) => figure.id);`);
  assert.deepEqual(left, ["infraspinatus.2"]);
  await page.until("its chart", DRAWN);
});
