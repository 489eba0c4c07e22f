// A visitor who reads: from the map to an article, and from the article into the map.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, STATUS, accessible, does, listed, ready } from "./harness/map.js";

const page = "variants/plain.html";

const fetched = (page, file) => page.run("return performance.getEntriesByType('resource').some(({ name }) => name.endsWith(arguments[0]))", file);
const focused = (page) => page.run("const at = focused(); return at?.getAttribute('aria-label') ?? at?.textContent.trim() ?? ''");

journey("an article leads into the map, and back leads to the article", { page }, async ({ page }) => {
  await ready(page);
  assert.equal(await fetched(page, "articles.en.txt"), false);
  await page.press(listed("toggle learn"));
  await page.says(PANEL, "The lower back");
  await page.says(STATUS, "List of articles is open.");
  await accessible(page);
  await page.press(listed("topic lower-back"));
  await page.says(PANEL, "True sciatica comes from a nerve root.");
  assert.equal(await focused(page), "The lower back");
  await accessible(page);
  await page.press(listed("muscle quadratus-lumborum midline"));
  await page.says(PANEL, "Quadratus lumborum");
  await page.seen("svg.view .spot");
  await page.press(listed("back"));
  await page.says(PANEL, "True sciatica comes from a nerve root.");
  await page.press(listed("back"));
  await page.says(PANEL, "Causes, and what keeps them going");
});

journey("sources are one press away, and how well a part is studied is told", { page }, async ({ page }) => {
  await ready(page);
  await page.press(listed("toggle learn"));
  await page.press(listed("topic how-sure-is-all-this"));
  await page.says(PANEL, "How well studied: Experts disagree");
  const sources = `${PANEL} summary[aria-label="Sources: What experts argue about"]`;
  await page.press(sources);
  await page.says(`${PANEL} details[open]`, "Quintner JL");
  await accessible(page);
});

journey("a tender spot leads to what to read about it", { page, width: 360, height: 740 }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").select("upper-trapezius.1", "left")`);
  await page.press(listed("topic headaches"));
  await page.says(PANEL, "Never press on the front or the side of the neck.");
  await accessible(page);
  const wide = await page.run("const panel = deep(arguments[0]); return panel.scrollWidth - panel.clientWidth", PANEL);
  assert.ok(wide <= 0, `${wide} px beyond the edge`);
  await page.press(listed("topic when-to-see-a-professional"));
  await page.says(PANEL, "Who can help with what");
});

journey("the keyboard alone opens and closes an article", { page }, async ({ page }) => {
  await ready(page);
  await page.run("deep(arguments[0]).focus()", listed("toggle learn"));
  await page.keys("Enter");
  await page.says(PANEL, "What a trigger point is");
  assert.equal(await focused(page), "Learn");
  await page.run("deep(arguments[0]).focus()", does("topic aftercare"));
  await page.keys("Enter");
  await page.says(PANEL, "Drink when you are thirsty.");
  assert.equal(await focused(page), "Aftercare");
  await page.keys("Escape");
  await page.says(PANEL, "What a trigger point is");
  await page.keys("Escape");
  await page.says(PANEL, "Press where it is sore");
});

journey(
  "an article that does not come says so, and the map goes on",
  {
    page,
    faults: [{ path: /articles\.en\.txt$/, status: 404 }],
    problems: [/^console\.error: <pain-map>/, /^missing: /, /^network: /],
  },
  async ({ page }) => {
    await ready(page);
    await page.press(listed("toggle learn"));
    await page.press(listed("topic aftercare"));
    await page.says('[role="alert"]', "did not load");
    await page.says(PANEL, "Mild soreness for a day or two is common.");
    await page.press(listed("back"));
    await page.says(PANEL, "What a trigger point is");
  },
);
