// The map as the journeys see it: names for its places, and what they do again and again.

import assert from "node:assert/strict";

export const PANEL = '[part~="panel"]';
export const STATUS = '[role="status"]';
export const SEARCH = '[part~="search"]';
export const FAILED = '[data-phase="failed"]';

/** The spot whose referral the journeys know by heart. */
export const SPOT = "upper-trapezius.1";

/** Something to press, wherever it is. */
export const does = (action) => `[data-do="${action}"]`;

/** Something to press on the drawing. */
export const drawn = (action, view) =>
  `svg${view ? `[data-view="${view}"]` : ".view"} [data-do="${action}"]`;

/** Something to press in the panel. */
export const listed = (action) => `${PANEL} [data-do="${action}"]`;

/** Waits until every map of the page answers, and no file has come for a moment: one may move the drawing. */
export async function ready(page) {
  await page.runAsync(`
    await customElements.whenDefined("pain-map");
    await Promise.all(deepAll("pain-map").map((map) => map.ready));
    const count = () => performance.getEntriesByType("resource").length;
    for (let before = -1; before !== count(); ) {
      before = count();
      await new Promise((done) => setTimeout(done, 100));
    }`);
}

/** Presses the ring of the spot. */
export async function pressSpot(page) {
  await page.press(drawn(`spot ${SPOT} left`));
  await seesReferral(page);
}

/** Presses a muscle on the drawing, where no spot is near enough to answer in its place. */
export function pressMuscle(page, muscle, view) {
  return page.press(drawn(`muscle ${muscle}`, view), { from: ".spot, .marker", distance: 23 });
}

/** Says that none of the emergencies fits that come before self-care, and "no" to every further question. */
export async function isWell(page) {
  await page.gone(`${PANEL} .loading-texts`);
  const none = listed("emergencies none");
  if ((await page.count(none)) > 0) await page.run("deep(arguments[0]).click()", none);
  await page.gone(none);
  const next = `${PANEL} .question [data-do$=" no"]`;
  while ((await page.count(next)) > 0) {
    const flag = await page.attribute(next, "data-do");
    await page.run("deep(arguments[0]).click()", next);
    await page.gone(listed(flag));
  }
}

/** The same, and "None of these" to the checklist. */
export async function fits(page) {
  await isWell(page);
  await page.press(listed("fit done"));
  await page.gone(listed("fit done"));
}

/** Finds the spot in the list, as a visitor who does not see the drawing does. */
export async function openFromList(page) {
  await page.press(does("toggle list"));
  await page.press(listed("region shoulder"));
  await page.press(listed("muscle upper-trapezius left"));
  await page.press(listed(`spot ${SPOT} left`));
  await page.says(PANEL, "side of the neck");
}

/** The answer for the first spot of the upper trapezius is there, in words and in the drawing. */
export async function seesReferral(page) {
  for (const place of ["side of the neck", "ear", "temple", "eye", "jaw"]) await page.says(PANEL, place);
  await page.seen("svg.view .cloud");
  await page.seen("svg.view .dots");
  await page.says(STATUS, "May be felt at");
}

/** Fails on any violation of the accessibility rules in the page as it is, but those in `except`. */
export async function accessible(page, except = []) {
  const violations = await page.axeViolations();
  assert.deepEqual(violations.filter((violation) => !except.some((rule) => violation.startsWith(`${rule}:`))), []);
}
