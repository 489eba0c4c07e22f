// A visitor who types.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, SEARCH, accessible, ready } from "./harness/map.js";

const page = "variants/plain.html";
const OPTION = '[role="option"][data-do]';

async function search(page, words) {
  await page.press(SEARCH);
  await page.type(words);
}

for (const [words, answer] of [
  ["tension headache", "eadache"],
  ["tennis elbow", "lbow"],
  ["sciatica", "ciatica"],
  ["uper trapezious", "rapezius"],
]) {
  journey(`"${words}" is found`, { page }, async ({ page }) => {
    await ready(page);
    await search(page, words);
    await page.says(OPTION, answer);
    await accessible(page);
    await page.press(OPTION);
    await page.gone(OPTION);
  });
}

journey("words that mean nothing are answered in words", { page }, async ({ page }) => {
  await ready(page);
  await search(page, "qqqqqq");
  await page.says('[role="listbox"]', "Nothing found");
});

journey("markup in the search stays words", { page }, async ({ page }) => {
  await ready(page);
  await search(page, '<img src=x onerror="window.broken=1">');
  await page.keys("Enter");
  assert.equal(await page.run("return window.broken ?? null"), null);
  assert.equal(await page.count(`${PANEL} img`), 0);
});
