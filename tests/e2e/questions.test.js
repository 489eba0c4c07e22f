// A visitor marks where it hurts and answers the questions that come first.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, SEARCH, STATUS, accessible, does, drawn, listed, ready } from "./harness/map.js";

const page = "variants/plain.html";

/** Opens the page for pain, with a clinic that has an emergency number and a booking page. */
async function opens(page) {
  await ready(page);
  await page.run(`
    const map = deep("pain-map");
    map.setAttribute("emergency-number", "112");
    map.setAttribute("booking-url", "/book");`);
  await page.press(does("mode pain"));
}

/** Marks a zone on the drawing and goes on to the questions and matches. */
async function marks(page, zone) {
  await page.press(drawn(`zone ${zone}`, "front"));
  const matches = listed("matches");
  if ((await page.count(matches)) > 0) await page.press(matches);
  await page.seen(`${PANEL} .questions`);
  // The questions are among the longer texts, which may still be on their way.
  await page.gone(`${PANEL} .loading-texts`);
}

/** Answers every question that is still open with "no". */
async function saysNoToTheRest(page) {
  for (let n = 0; n < 10; n += 1) {
    const next = `${PANEL} .question [data-do$=" no"]`;
    if ((await page.count(next)) === 0) return;
    const flag = await page.attribute(next, "data-do");
    await page.press(next);
    await page.gone(`${PANEL} [data-do="${flag}"]`);
  }
  assert.fail("the questions do not end");
}

const focused = (page) =>
  page.run(`
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.textContent ?? "";`);

journey("chest pain answered with yes leaves the message and the call", { page }, async ({ page }) => {
  await opens(page);
  await marks(page, "breastbone midline");
  await page.says(PANEL, "First: any of these now?");
  await page.says(STATUS, "chest");
  await accessible(page);
  await page.press(listed("answer chest-heart yes"));
  await page.says(PANEL, "Call the emergency number now");
  await page.says(STATUS, "Call the emergency number now");
  assert.equal(await page.attribute(`${PANEL} .call`, "href"), "tel:112");
  assert.match(await focused(page), /Call the emergency number now/);
  await accessible(page);
  const gone = ['[data-do^="care "]', '[data-do^="spot "]', '[data-do^="felt "]', ".matches", ".book", ".care"];
  for (const selector of gone) await page.gone(`${PANEL} ${selector}`);
  for (const way of ["toggle list", "toggle bodies", "mode spot", "mode pain"]) await page.gone(does(way));
  await page.gone(SEARCH);
  await page.press(drawn("zone temple left", "front"));
  await page.says(PANEL, "Call the emergency number now");
  for (const selector of gone) await page.gone(`${PANEL} ${selector}`);
  await page.press(does("clear"));
  await page.says(PANEL, "Call the emergency number now");
  for (const selector of gone) await page.gone(`${PANEL} ${selector}`);
  await page.press(listed("answer chest-heart none"));
  await page.seen(SEARCH);
});

journey("a mistake is taken back, and the question is asked again", { page }, async ({ page }) => {
  await opens(page);
  await marks(page, "breastbone midline");
  await page.press(listed("answer chest-heart yes"));
  await page.press(listed("answer chest-heart none"));
  await page.seen(listed("answer chest-heart no"));
  assert.match(await focused(page), /First: any of these now/);
  await page.says(PANEL, "Muscles that may match");
});

journey("a no is remembered when marks change", { page }, async ({ page }) => {
  await opens(page);
  await marks(page, "breastbone midline");
  await saysNoToTheRest(page);
  await page.gone(`${PANEL} .question`);
  await accessible(page);
  await marks(page, "upper-chest left");
  await page.seen(`${PANEL} .question`);
  await page.gone(listed("answer chest-heart no"));
  await page.press(listed("toggle questions"));
  await page.seen(listed("answer chest-heart none"));
  await accessible(page);
  await page.press(listed("answer chest-heart none"));
  await page.seen(listed("answer chest-heart no"));
});

journey("not sure about an emergency puts advice first and keeps the matches", { page }, async ({ page }) => {
  await opens(page);
  await marks(page, "breastbone midline");
  await page.press(listed("answer chest-heart unsure"));
  await saysNoToTheRest(page);
  await page.says(PANEL, "Ask a doctor or nurse now");
  await page.says(PANEL, "do not press, stretch or warm");
  await page.says(PANEL, "Muscles that may match");
  const inOrder = await page.run(`
    const order = deep(".advice").compareDocumentPosition(deep(".section.matches"));
    return (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;`);
  assert.ok(inOrder);
  await accessible(page);
});

journey("advice that is new is in sight, and spoken", { page, width: 360, height: 740 }, async ({ page }) => {
  await opens(page);
  await marks(page, "breast left");
  await page.press(listed("answer chest-heart unsure"));
  await page.says(PANEL, "Ask a doctor or nurse now");
  await page.says(STATUS, "Ask a doctor or nurse now. First, 2 of");
  assert.match(await focused(page), /^Not sure\?/);
  const inSight = await page.until("the advice in sight", `
    const heading = deep("[data-advice]");
    const { x, y, height } = heading.getBoundingClientRect();
    return heading.getRootNode().elementFromPoint(x + 2, y + height / 2) === heading;`);
  assert.ok(inSight);
});

journey("the way back leads to where one was", { page, width: 360, height: 740 }, async ({ page }) => {
  await opens(page);
  await marks(page, "temple left");
  await page.press(listed("questions skip"));
  const second = await page.run(`
    const ways = deepAll('.section.matches [data-do^="spot "]');
    ways[1].focus();
    return ways[1].dataset.do;`);
  const top = await page.run("return deep('.panel').scrollTop");
  assert.ok(top > 100, `scrolled by ${top}`);
  await page.keys("Enter");
  await page.gone(".section.matches");
  await page.until("the top of the next page", "return deep('.panel').scrollTop === 0");
  await page.run("deep('.panel [data-do=back]').focus()");
  await page.keys("Enter");
  await page.seen(".section.matches");
  assert.equal(await page.run("return focused()?.dataset.do"), second);
  const back = await page.run("return deep('.panel').scrollTop");
  assert.ok(Math.abs(back - top) <= 2, `${back}, not ${top}`);
});

journey("questions can be skipped, and the page says what that means", { page }, async ({ page }) => {
  await opens(page);
  await marks(page, "temple left");
  await page.says(PANEL, "cannot tell you when pain needs a doctor");
  await page.press(listed("questions skip"));
  await page.gone(`${PANEL} .question`);
  await page.says(PANEL, "You skipped the questions");
  await page.seen(`${PANEL} .warning.emergency`);
  await accessible(page);
  await page.press(listed("questions ask"));
  await page.seen(`${PANEL} .question`);
});

journey("every answer is as easy to reach as the others", { page, width: 360 }, async ({ page }) => {
  await opens(page);
  await page.press(drawn("zone temple left", "front"));
  const matches = listed("matches");
  if ((await page.count(matches)) > 0) await page.press(matches);
  await page.seen(`${PANEL} .answers`);
  const sizes = await page.run(`
    return deepAll(".answers > button").map((button) => {
      const { width, height } = button.getBoundingClientRect();
      return [width, height];
    });`);
  assert.equal(sizes.length, 3);
  for (const [width, height] of sizes) assert.ok(width >= 44 && height >= 44, `${width} x ${height}`);
  await accessible(page);
});

for (const width of [320, 360]) {
  journey(`nothing lies over the page of an emergency at ${width} px`, { page, width }, async ({ page }) => {
    await opens(page);
    await marks(page, "breastbone midline");
    await page.seen(listed("answer chest-heart yes"));
    await page.press(listed("toggle sheet"));
    await page.press(does("toggle views"));
    await page.seen(".sheet .sheet-head");
    assert.ok(await tilesStandInRows(page));
    // The button lies under the chooser; a keyboard and a screen reader reach it all the same.
    await page.run(`deep('[data-do="answer chest-heart yes"]').click();`);
    await page.says(PANEL, "Call the emergency number now");
    await page.gone(".sheet");
    assert.deepEqual(await covered(page), []);
    await accessible(page);
    for (const way of [".search-open", SEARCH, does("toggle list"), does("toggle views")]) await page.gone(way);
  });
}

/** Whether the pictures of the chooser stand side by side below its heading. */
const tilesStandInRows = (page) =>
  page.run(`
    const box = (element) => element.getBoundingClientRect();
    const head = box(deep(".sheet .sheet-head"));
    const rows = deepAll(".sheet > .tiles").map((row) => [...row.children].map(box));
    const below = rows.every((row) => row.every((tile) => tile.top >= head.bottom - 1));
    return below && rows.some((row) => row.length > 2 && row[2].top === row[0].top);`);

/** Parts of the panel that something else lies over where they are in sight, by their class. */
const covered = (page) =>
  page.run(`
    const panel = deep(".panel");
    const parts = deepAll(".panel .panel-title, .emergency-message, .panel .call, .panel .text, .mistake");
    const hidden = parts.filter((part) => {
      part.scrollIntoView({ block: "nearest" });
      const { left, right, top, bottom } = part.getBoundingClientRect();
      const at = part.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return !panel.contains(at);
    });
    return parts.length < 4 ? ["too few parts"] : hidden.map((part) => part.className);`);

journey("answers stay out of events", { page }, async ({ page }) => {
  await opens(page);
  await page.run(`
    const map = deep("pain-map");
    map.setAttribute("share-selection", "");
    window.told = [];
    for (const name of ["selection-change", "marks-change", "view-change", "mode-change", "care-open"])
      map.addEventListener(name, (event) => told.push(JSON.stringify(event.detail ?? null)));`);
  await marks(page, "breastbone midline");
  const before = await page.run("return told.length;");
  await page.press(listed("answer chest-heart yes"));
  await page.says(PANEL, "Call the emergency number now");
  assert.equal(await page.run("return told.length;"), before);
});
