// A visitor who chose a place says in one press that no emergency fits, or is asked one by one.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, STATUS, accessible, listed, ready } from "./harness/map.js";

const page = "variants/plain.html";
const NONE = listed("emergencies none");
const EACH = listed("toggle each");
const BOX = `${PANEL} .warning.emergency`;
const LINES = `${BOX} .signs > li`;
const CARE = `${PANEL} .section.care`;

const focused = (page) => page.run("return focused()?.textContent ?? '';");

/** Chooses the spot whose emergencies are most, with a clinic that has an emergency number. */
async function chooses(page, attributes = {}) {
  await ready(page);
  await page.run(
    `const map = deep("pain-map");
     for (const [name, value] of Object.entries({ "emergency-number": "112", ...arguments[0] })) map.setAttribute(name, value);
     map.select("upper-trapezius.1", "right");`,
    attributes,
  );
  await page.seen(NONE);
}

for (const width of [360, 1280]) {
  for (const theme of ["light", "dark", "contrast"]) {
    journey(`none of these: one press opens self-care, ${theme} at ${width} px`, { page, width }, async ({ page }) => {
      await chooses(page, { theme });
      await page.says(STATUS, "First: any of these now?");
      assert.equal(await page.count(LINES), 11);
      await page.gone(CARE);
      await page.gone(`${PANEL} .question`);
      for (const button of [NONE, EACH]) {
        const [wide, high] = await page.run(
          "const { width, height } = deep(arguments[0]).getBoundingClientRect(); return [width, height];",
          button,
        );
        assert.ok(wide >= 44 && high >= 44, `${wide} x ${high}`);
      }
      await accessible(page);
      await page.press(NONE);
      await page.gone(NONE);
      await page.says(CARE, "Is this for you?");
      assert.match(await focused(page), /What may help/);
      assert.equal(await page.count(LINES), 4);
      await accessible(page);
      await page.press(listed("toggle questions"));
      assert.equal(await page.count(`${PANEL} .given`), 1);
      await accessible(page);
      await page.press(listed("emergencies again"));
      await page.seen(NONE);
      assert.match(await focused(page), /Call 112 if/);
    });
  }
}

journey("one fits: the questions come one by one, and a yes leaves the call", { page }, async ({ page }) => {
  await chooses(page);
  await page.press(EACH);
  await page.says(`${PANEL} .question`, "1 of 11");
  assert.match(await focused(page), /First: any of these now/);
  for (const gone of [NONE, EACH, CARE]) await page.gone(gone);
  assert.equal(await page.count(LINES), 10, "what is asked is not said twice");
  assert.equal(await page.attribute(`${BOX} .call`, "href"), "tel:112");
  await accessible(page);
  const asked = await page.attribute(`${PANEL} .question [data-do$=" no"]`, "data-do");
  await page.press(listed(asked));
  await page.says(`${PANEL} .question`, "2 of 11");
  await page.press(`${PANEL} .question [data-do$=" unsure"]`);
  await page.says(`${PANEL} .question`, "3 of 11");
  await page.says(PANEL, "Ask a doctor or nurse now");
  await page.gone(NONE);
  await page.press(`${PANEL} .question [data-do$=" yes"]`);
  await page.says(PANEL, "Call the emergency number now");
  await page.gone(BOX);
});

journey("one by one can be passed over, and comes back as one question", { page, width: 360 }, async ({ page }) => {
  await chooses(page);
  await page.press(EACH);
  await page.says(PANEL, "cannot tell you when pain needs a doctor");
  await page.press(listed("questions skip"));
  await page.gone(`${PANEL} .question`);
  await page.says(PANEL, "You skipped the questions");
  assert.equal(await page.count(LINES), 11, "nothing was denied");
  await page.seen(CARE);
  await page.press(listed("questions ask"));
  await page.seen(NONE);
});

journey("none of these is reached and pressed by keys alone", { page }, async ({ page }) => {
  await chooses(page);
  await page.run("deep(arguments[0]).focus()", `${BOX} .call`);
  await page.keys("Tab");
  assert.equal(await focused(page), "None of these fit me");
  await page.keys("Tab");
  assert.equal(await focused(page), "One fits, or I am not sure");
  await page.keys("Shift+Tab");
  await page.keys("Enter");
  await page.gone(NONE);
  assert.match(await focused(page), /What may help/);
  await page.keys("Tab");
  const next = await page.run("return focused()?.dataset.do ?? ''");
  assert.match(next, /^has /, "the checklist is next");
});
