// A visitor marks every place that hurts.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, accessible, does, drawn, listed, ready } from "./harness/map.js";

const page = "variants/plain.html";
const ROW = `${PANEL} .mark-row`;

const marks = (page) => page.count(`${PANEL} li.mark`);

/** Waits until so many places are marked. */
const marked = (page, count) =>
  page.until(`${count} marks`, 'return deepAll("li.mark").length === arguments[0]', count);

/** Draws the pointer down the thigh, and waits until the last of it has arrived. */
async function stroke(page, from, pointerType) {
  await page.drag(from, { x: from.x, y: from.y + 130 }, pointerType);
  await page.runAsync(`
    const count = () => deepAll("li.mark").length;
    for (let before = -1; before !== count(); ) {
      before = count();
      await new Promise((done) => setTimeout(done, 250));
    }`);
}

journey("a mark has a strength and kinds, by hand and by keyboard", { page }, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  await page.press(drawn("zone temple left", "front"));
  await page.seen(`${PANEL} .slider`);
  await accessible(page);
  await page.run(`deep(".slider").focus()`);
  await page.keys("ArrowRight", "ArrowRight", "ArrowRight");
  await page.says(PANEL, "Strong");
  await page.seen('.slider[aria-valuetext="8 of 10, Strong"]');
  await page.press(listed("kind temple left burning"));
  await page.press(listed("kind temple left aching"));
  await page.says(ROW, "Aching, Burning");
  // All steps of the slider are one.
  for (let step = 0; step < 3; step += 1) await page.press(does("undo"));
  await page.seen('.slider[aria-valuetext="5 of 10, Medium"]');
  await page.press(listed("unmark temple left"));
  await marked(page, 0);
  await page.press(does("undo"));
  await marked(page, 1);
});

journey("a drag marks what it passes, and one step takes it back", { page }, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  const from = await page.pressPoint(drawn("zone anterior-thigh-mid left", "front"));
  await stroke(page, from);
  await page.seen(ROW);
  const count = await marks(page);
  assert.ok(count >= 2, `${count} zones`);
  assert.equal(await page.count(`${PANEL} .slider`), 0, "a stroke opens no mark");
  await page.press(does("undo"));
  await marked(page, 0);
  await page.press(does("redo"));
  await marked(page, count);
  await page.press(does("tool erase"));
  await stroke(page, from);
  await marked(page, 0);
});

journey("while a stroke is drawn, the drawing keeps its place and the panel waits", { page }, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  const { x, y } = await page.pressPoint(drawn("zone anterior-thigh-mid left", "front"));
  const room = 'return deep(".figures").clientHeight';
  const before = await page.run(room);
  const point = `
    const [type, x, y, target] = arguments;
    const at = { clientX: x, clientY: y, pointerId: 9, pointerType: "mouse", isPrimary: true, button: 0, buttons: 1 };
    (target ? deep(target) : document.body).dispatchEvent(new PointerEvent(type, { ...at, bubbles: true, composed: true }));`;
  await page.run(point, "pointerdown", x, y, drawn("zone anterior-thigh-mid left", "front"));
  await page.run(point, "pointermove", x, y + 60);
  await page.seen("svg.view .mark");
  assert.equal(await marks(page), 0);
  assert.equal(await page.run(room), before);
  await page.run(point, "pointerup", x, y + 60);
  await page.seen(ROW);
  await page.seen(".legend");
});

journey("a finger paints only where that is switched on", { page, only: ["chromium"] }, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  const from = await page.pressPoint(drawn("zone anterior-thigh-mid left", "front"));
  await stroke(page, from, "touch");
  assert.equal(await marks(page), 0);
  await page.run(`document.querySelector("pain-map").shadowRoot.querySelector("[data-do='tool paint']").click()`);
  const again = await page.pressPoint(drawn("zone anterior-thigh-mid left", "front"));
  await stroke(page, again, "touch");
  await page.seen(ROW);
});

journey("marks stay when view and mode change, and beside a muscle that may match", { page }, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  await page.press(drawn("zone temple left", "front"));
  await page.press(does("mode spot"));
  await page.seen("svg.view .mark");
  await page.press(does("mode pain"));
  await page.says(PANEL, "Temple, left");
  await page.press(`${PANEL} .matches [data-do]`);
  await page.seen("svg.view .mark");
  await page.seen("svg.view .cloud");
});

journey("the keyboard marks, changes and erases", { page }, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  await page.run(`deep("svg.view [tabindex='0']").focus()`);
  await page.keys("ArrowDown", "Enter");
  await page.seen(ROW);
  await page.keys("Delete");
  await marked(page, 0);
});

journey("on a phone the mark that was made has the panel for itself", { page, width: 360, height: 760 }, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  await page.press(drawn("zone anterior-thigh-mid left"));
  await page.says(PANEL, "See matches");
  await accessible(page);
  await page.press(listed("matches"));
  await page.says(PANEL, "Where you hurt");
});
