// What the page sets: malformed values are named once, the defaults hold, nothing executes.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, does, pressSpot, ready } from "./harness/map.js";

journey(
  "each malformed value is named once",
  { page: "variants/bad-values.html", problems: [/^console\.warn: <pain-map>/, /^network: .*missing\.json/] },
  async ({ page }) => {
    await ready(page);
    await pressSpot(page);
    const warnings = (await page.problems()).filter((problem) => problem.startsWith("console.warn"));
    for (const name of ["view", "mode", "side", "theme", "skin", "layers", "figure", "history"]) {
      const about = warnings.filter((warning) => warning.includes(`attribute "${name}"`));
      assert.equal(about.length, 1, `${name}: ${about}`);
    }
    assert.equal(await page.count('a[href^="javascript:"], a[href^="data:text"]'), 0);
  },
);

journey("attributes and properties mirror each other", { page: "variants/plain.html" }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").view = "back"`);
  await page.seen('svg[data-view="back"]');
  assert.equal(await page.attribute("pain-map", "view"), "back");
  await page.run(`deep("pain-map").setAttribute("mode", "pain")`);
  await page.says(PANEL, "Where you hurt");
  assert.equal(await page.run(`return deep("pain-map").mode`), "pain");
});

journey("a malformed value set later changes nothing", { page: "variants/plain.html", problems: [/^console\.warn/] }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").select("soleus.1", "right"); deep("pain-map").view = "right";`);
  await page.says(PANEL, "Your right side · spot 1 of 3");
  const known = await page.run(`
    const map = deep("pain-map");
    map.setAttribute("selected", "x".repeat(100000));
    map.setAttribute("view", "<b>");
    map.setAttribute("mode", "both");
    map.setAttribute("selected", "no-such-muscle");
    return map.select("typo");`);
  assert.equal(known, false);
  await page.says(PANEL, "Your right side · spot 1 of 3");
  await page.seen('svg[data-view="right"]');
  await page.run(`deep("pain-map").setAttribute("selected", ""); deep("pain-map").view = "front";`);
  await page.until("nothing chosen", `return !deep(".widget").hasAttribute("data-selected")`);
  await pressSpot(page);
});

journey("the number to call is the page's", { page: "index.html" }, async ({ page }) => {
  await ready(page);
  await page.seen('a[href="tel:112"]');
  await page.press(does("mode pain"));
  await page.seen('a[href="tel:112"]');
});
