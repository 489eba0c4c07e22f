// A visitor looks closer: close-ups, the chooser, the way back.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, accessible, does, drawn, pressSpot, ready } from "./harness/map.js";

const page = "variants/plain.html";
const BODY = ".whole-body";
const view = (name) => `svg[data-view="${name}"]`;

/** A finger that moves over the drawing, as the browser tells it. */
const SWIPE = `
  const [across, down] = arguments;
  const box = deep(".figures").getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const tell = (type, clientX, clientY) => deep(".figures > .view").dispatchEvent(new PointerEvent(type,
    { bubbles: true, composed: true, pointerId: 7, pointerType: "touch", isPrimary: true, clientX, clientY }));
  tell("pointerdown", x, y);
  tell("pointermove", x + across / 2, y + down / 2);
  tell("pointerup", x + across, y + down);`;

const moving = (page) => page.run(`
  return deepAll("pain-map").flatMap((map) => map.shadowRoot.getAnimations()).filter(({ effect }) =>
    effect.target.closest(".figures") || effect.target.matches(".ghost")).length`);

journey("a close-up opens from the chooser, answers, and leads back with all that was chosen", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await page.press(does("show head-front"));
  await page.seen(`${view("head-front")} .cloud`);
  await page.seen(`.tile[aria-pressed="true"]${does("show head-front")}`);
  await page.press(does("show head-left"));
  await page.press(drawn("spot upper-trapezius.1 left", "head-left"));
  await page.gone(".ghost");
  await accessible(page);
  await page.press(BODY);
  await page.seen(`${view("front")} .cloud`);
  await page.says(PANEL, "side of the neck");
});

journey("a spot is pressed in a close-up", { page }, async ({ page }) => {
  await ready(page);
  await page.press(does("show hand-palm-left"));
  await page.press(drawn("spot opponens-pollicis.1 left", "hand-palm-left"));
  await page.says(PANEL, "thumb");
  await page.seen(`${view("hand-palm-left")} .cloud`);
  await page.press(does("flip"));
  await page.seen(view("hand-back-left"));
  await page.says(PANEL, "thumb");
});

journey("close-ups are reached, and left, by keys alone", { page }, async ({ page }) => {
  await ready(page);
  const at = (action) => page.run("return focused()?.getAttribute('data-do') === arguments[0]", action);
  for (let step = 0; step < 60 && !(await at("show hand-palm-left")); step += 1) await page.keys("Tab");
  await page.keys("Enter");
  await page.seen(view("hand-palm-left"));
  const inMap = () => page.run("return Boolean(focused()?.closest('svg.view'))");
  await page.until("the focus on the map", "return Boolean(focused()?.closest('svg.view'))");
  const target = () => page.run("return focused()?.getAttribute('data-target')");
  const first = await target();
  await page.keys("ArrowDown", "ArrowDown", "ArrowDown");
  assert.notEqual(await target(), first);
  await page.keys("Enter");
  await page.says(PANEL, "feel it");
  await page.keys("Escape");
  await page.says(PANEL, "Press where it is sore");
  await page.seen(view("hand-palm-left"));
  assert.ok(await inMap());
  await page.keys("Escape");
  await page.seen(view("front"));
  assert.ok(await inMap());
});

journey("the browser's Back leads from a close-up to the body", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await page.press(does("show head-front"));
  await page.seen(view("head-front"));
  await page.back();
  await page.seen(view("front"));
  await page.says(PANEL, "side of the neck");
  await page.back();
  await page.says(PANEL, "Press where it is sore");
});

journey("a place marked in a palm is marked on the body", { page }, async ({ page }) => {
  await ready(page);
  await page.press(does("mode pain"));
  await page.press(does("show hand-palm-left"));
  await page.press(`${view("hand-palm-left")} .zone[data-do^="zone thumb"]`);
  await page.says(PANEL, "Muscles that may match");
  await page.press(BODY);
  await page.seen(`${view("front")} .mark`);
});

journey("on a phone the views are a sheet, and a swipe turns the body", { page, width: 360, height: 760 }, async ({ page }) => {
  await ready(page);
  assert.equal(await page.count(".tile"), 0);
  await page.run(SWIPE, -120, 10);
  await page.seen(view("back"));
  await page.run(SWIPE, 20, 200);
  await page.seen(view("back"));
  await page.run(SWIPE, 120, -10);
  await page.seen(view("front"));
  await page.press(does("toggle views"));
  await page.seen(".sheet .tile");
  await accessible(page);
  await page.press(`.sheet ${does("side right")}`);
  await page.press(does("show hand-palm-right"));
  await page.seen(view("hand-palm-right"));
  await page.gone(".sheet");
  await page.gone(".ghost");
  await accessible(page);
  await page.run(SWIPE, -120, 0);
  await page.seen(view("hand-back-right"));
  await page.press(BODY);
  await page.seen(view("front"));
});

journey("opening a close-up zooms, and ends by itself", { page, only: ["chromium"] }, async ({ page }) => {
  await ready(page);
  await page.press(does("show head-front"));
  await page.seen(view("head-front"));
  await page.gone(".ghost");
  await page.press(BODY);
  await page.seen(view("front"));
  await page.gone(".ghost");
  assert.equal(await moving(page), 0);
});

journey("with reduced motion nothing moves", { page, earlyScripts: ["/e2e/still.js"] }, async ({ page }) => {
  await ready(page);
  await page.run("deep('.tile[data-do=\"show head-front\"]').click()");
  assert.equal(await moving(page), 0);
  await page.seen(view("head-front"));
  assert.equal(await page.count(".ghost"), 0);
  await page.run("deep('[data-do=\"layer deep\"]').click()");
  assert.equal(await moving(page), 0);
});

journey("the pelvic floor is there only where the page asks for it", { page }, async ({ page }) => {
  await ready(page);
  assert.equal(await page.count(does("show pelvic-floor")), 0);
  assert.equal(await page.run("deep('pain-map').show('pelvic-floor'); return deepAll('svg[data-view=pelvic-floor]').length"), 0);
  await page.run("deep('pain-map').showPelvic = true");
  await page.press(does("show pelvic-floor"));
  await page.seen(view("pelvic-floor"));
  await page.gone(".ghost");
  await accessible(page);
});

journey("a page starts with a close-up, and goes to another", { page }, async ({ page }) => {
  await ready(page);
  await page.run("deep('pain-map').view = 'foot-sole-right'");
  await page.seen(view("foot-sole-right"));
  await page.run("deep('pain-map').show('head-back')");
  await page.seen(view("head-back"));
});

journey(
  "a close-up that does not come says so, and comes at the next try",
  { page, faults: [{ path: /head-front/, status: 500 }], problems: [/head-front/, /load-drawing/] },
  async ({ page, host }) => {
    await ready(page);
    await page.press(does("show head-front"));
    await page.says(".notice", "A part of the map did not load");
    host.faults.length = 0;
    await page.press("[data-again]");
    await page.seen(`${view("head-front")} .spot`);
  },
);
