// A phone: the whole body first, a sheet below it that has three heights, and choosers that fit.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { accessible, does, drawn, ready } from "./harness/map.js";

const plain = { page: "variants/bare.html", width: 360, height: 800 };
const HANDLE = ".sheet-handle";
const SPANISH = "clinics/fisioterapia/index.html";

/** The box of something in the widget, in pixels of the window. */
const boxOf = (page, selector) =>
  page.run("const { top, bottom, left, right, height, width } = deep(arguments[0]).getBoundingClientRect(); return { top, bottom, left, right, height, width };", selector);

/** Waits until the sheet has come to rest at a height. */
const sheetIs = (page, low, high) =>
  page.until(`a sheet of ${low} to ${high} px`, `
    const { height } = deep(".panel").getBoundingClientRect();
    return height >= arguments[0] && height <= arguments[1];`, low, high);

/** The drawing is as high as its room: nothing of the body is cut. */
const whole = (page) =>
  page.until("the whole body", `
    const [room, view] = [".figures", ".figures > .view"].map((name) => deep(name).getBoundingClientRect());
    return view.bottom <= room.bottom + 0.5 && view.right <= room.right + 0.5;`);

/** A finger draws the handle up or down. */
const DRAW = `
  const handle = deep(".sheet-handle");
  const { x, y, width } = handle.getBoundingClientRect();
  const tell = (type, clientY) => handle.dispatchEvent(new PointerEvent(type,
    { bubbles: true, composed: true, pointerId: 1, pointerType: "touch", isPrimary: true, clientX: x + width / 2, clientY }));
  handle.setPointerCapture = () => {};
  tell("pointerdown", y + 14);
  tell("pointerup", y + 14 + arguments[0]);`;

for (const page of [plain.page, "index.html", "clinics/physio/index.html", "clinics/hospital/index.html", SPANISH]) {
  journey(`the whole body is there first: ${page}`, { ...plain, page }, async ({ page }) => {
    await ready(page);
    await whole(page);
    const figures = await boxOf(page, ".figures");
    assert.ok(figures.height >= 480, `a room of ${figures.height} px`);
    const header = await boxOf(page, ".header");
    assert.ok(header.height <= 108, `a header of ${header.height} px`);
    const [layers, views] = [await boxOf(page, ".layers"), await boxOf(page, ".corner-button:nth-child(2)")];
    assert.ok(layers.bottom <= views.top, "the views cover the layers");
    assert.ok((await boxOf(page, ".invitation")).height <= 44, "the invitation has one line");
  });
}

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

journey("the sheet has three heights, by press, by key and by hand", plain, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  await sheetIs(page, 220, 240);
  await whole(page);
  await page.press(HANDLE);
  await sheetIs(page, 380, 405);
  await page.press(HANDLE);
  await sheetIs(page, 600, 800);
  await page.press(HANDLE);
  await sheetIs(page, 220, 240);
  await page.run("deep('.sheet-handle').focus()");
  await page.keys("Enter");
  await sheetIs(page, 380, 405);
  await page.run(DRAW, 60);
  await sheetIs(page, 220, 240);
  await page.run(DRAW, -60);
  await sheetIs(page, 380, 405);
  await page.run(DRAW, -60);
  await sheetIs(page, 600, 800);
  await page.run(DRAW, 400);
  await sheetIs(page, 220, 240);
  await whole(page);
});

journey("a foot is marked, and the first mark moves nothing", plain, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  await sheetIs(page, 220, 240);
  await whole(page);
  const drawing = () => boxOf(page, ".figures > .view");
  const before = await drawing();
  await page.press(drawn("zone dorsal-foot-lateral left"));
  await page.seen(".mark-editor");
  assert.deepEqual(await drawing(), before);
  await whole(page);
});
