// A phone: choosers that fit.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { accessible, does, ready } from "./harness/map.js";

const plain = { page: "variants/bare.html", width: 360, height: 800 };
const SPANISH = "clinics/fisioterapia/index.html";

/** The box of something in the widget, in pixels of the window. */
const boxOf = (page, selector) =>
  page.run("const { top, bottom, left, right, height, width } = deep(arguments[0]).getBoundingClientRect(); return { top, bottom, left, right, height, width };", selector);

for (const page of ["variants/plain.html", SPANISH]) {
  journey(`the chooser of views fits: ${page}`, { ...plain, page }, async ({ page }) => {
    await ready(page);
    await page.run("deep('.mount').scrollIntoView()");
    await page.press(".corner .corner-button:nth-child(2)");
    await page.seen(".sheet");
    const [sheet, title, close] = [await boxOf(page, ".sheet"), await boxOf(page, ".sheet .panel-title"), await boxOf(page, ".sheet .close")];
    assert.ok(title.top - sheet.top < 40 && close.top - sheet.top < 40, "title and way out stand on top");
    assert.ok(close.right <= 360, "the way out is on the screen");
    const columns = await page.run("return new Set([...deep('.sheet .tiles').children].map((tile) => tile.offsetLeft)).size");
    assert.ok(columns >= 4, `${columns} columns`);
    await accessible(page);
    await page.press(".sheet .close");
    await page.gone(".sheet");
  });
}

journey("the chooser of bodies fits", { page: plain.page, width: 768, height: 900 }, async ({ page }) => {
  await ready(page);
  await page.press(`${does("toggle bodies")}[aria-expanded]`);
  const [sheet, title, tiles] = [await boxOf(page, ".sheet"), await boxOf(page, ".sheet .panel-title"), await boxOf(page, ".sheet .tiles")];
  assert.ok(title.top - sheet.top < 40 && tiles.top >= title.bottom, "the title stands above the bodies");
  assert.ok(tiles.width > sheet.width * 0.8, `bodies in ${tiles.width} of ${sheet.width} px`);
});
