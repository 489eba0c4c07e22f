// What the first answered press costs: the files that the budget counts, and no others.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { journey } from "./harness/journey.js";
import { PANEL, ready } from "./harness/map.js";

const { budget } = parse(readFileSync(new URL("../budgets.toml", import.meta.url), "utf8"));
const counted = budget.find(({ name }) => name.startsWith("first answered press")).files;

/** What can wait, and does so here: longer texts, and what is brought when the page is idle. */
const LATER = /texts\.en\.txt$|thumbs\.txt$|views\/back\./;

journey("a press in one view needs only what the budget counts", { page: "variants/plain.html", width: 800, hold: LATER }, async ({ page, host }) => {
  await ready(page);
  await page.press("svg.view .spot");
  await page.says(PANEL, "feel it");
  const files = host.requests.filter((path) => path.startsWith("/pkg/")).map((path) => path.slice("/pkg/".length));
  assert.deepEqual(files.filter((file) => !counted.includes(file) && !LATER.test(file)), []);
});
