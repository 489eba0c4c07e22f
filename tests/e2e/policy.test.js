// The strictest content security policy, with trusted types, has nothing to object to.

import { STRICT_CSP } from "../../tools/serve.js";
import { journey } from "./harness/journey.js";
import { does, pressSpot, ready, SEARCH } from "./harness/map.js";

for (const page of ["variants/strict-csp.html", "variants/plain.html"]) {
  journey(`the map works under a strict policy: ${page}`, { page, csp: STRICT_CSP }, async ({ page }) => {
    await ready(page);
    await pressSpot(page);
    await page.press(SEARCH);
    await page.type("knee");
    await page.seen('[role="option"]');
    await page.keys("Escape");
    await page.press(does("toggle list"));
    await page.press(does("mode pain"));
  });
}
