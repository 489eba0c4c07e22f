// Another body: the same anatomy in another shape, chosen by the visitor or set by the page.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, accessible, does, drawn, fits, pressMuscle, pressSpot, ready, seesReferral } from "./harness/map.js";

const page = "variants/plain.html";
const OUTLINE = 'svg[data-view="front"] .outline';

/** Waits until the outline of the body is another one, and answers it. */
async function changed(page, before) {
  await page.until("another body", "return deep(arguments[0])?.getAttribute('d') !== arguments[1]", OUTLINE, before);
  return page.attribute(OUTLINE, "d");
}

journey("marks and choice stay when the body changes, and the new body answers", { page }, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  await page.press(drawn("zone temple left", "front"));
  await page.seen("svg.view .mark");
  await page.press(does("mode spot"));
  await pressSpot(page);
  const neutral = await page.attribute(OUTLINE, "d");
  await page.press(does("toggle bodies"));
  await accessible(page);
  await page.press(does("figure larger"));
  const larger = await changed(page, neutral);
  await page.press(does("toggle bodies"));
  await seesReferral(page);
  await page.seen("svg.view .mark");
  await page.press(does("undo"));
  assert.equal(await page.attribute(OUTLINE, "d"), larger, "undo takes back the choice, not the body");
  await pressMuscle(page, "rectus-abdominis left", "front");
  await page.says(PANEL, "abdom");
});

journey("a body that the page sets is the only one that is seen", { page }, async ({ page }) => {
  await ready(page);
  const neutral = await page.attribute(OUTLINE, "d");
  await page.run(`
    const map = deep("pain-map");
    window.seenEarly = [];
    const look = () => {
      for (const view of map.shadowRoot.querySelectorAll("[data-phase=loading] .view")) {
        window.seenEarly.push(getComputedStyle(view).visibility);
      }
    };
    new MutationObserver(look).observe(map.shadowRoot, { subtree: true, childList: true });
    map.setAttribute("figure", "child");
    map.toggleAttribute("no-figure-choice", true);
    map.restart();`);
  await page.seen(OUTLINE);
  const early = await page.run("return window.seenEarly");
  assert.deepEqual(early.filter((visibility) => visibility !== "hidden"), []);
  assert.notEqual(await page.attribute(OUTLINE, "d"), neutral);
  await page.gone(does("toggle bodies"));
  await pressSpot(page);
  await fits(page);
  await page.press(`${PANEL} [data-do^="care "]`);
  await page.says(PANEL, "ask a clinician first");
});
