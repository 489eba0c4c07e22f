// Every page of `www/variants`, and the demo page: it loads, answers a press, and axe has nothing to say.

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { journey } from "./harness/journey.js";
import { accessible, ready } from "./harness/map.js";

const folder = fileURLToPath(new URL("../../www/variants", import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith(".html"));
/** These are about what goes wrong; other journeys look at them. */
const BROKEN = ["failure.html", "bad-values.html", "content-broken.html"];

/** Several maps have the same landmarks; what tells them apart is the page's to say. */
const SEVERAL = ["narrow.html", "two-instances.html"];
/** Nothing but the map: heading and landmarks are the page's to add. */
const BARE = "bare.html";
/** The style that axe brings along is refused where the policy is strict. */
const problems = [/style-src/];

function except(name) {
  if (name === BARE) return ["landmark-one-main", "page-has-heading-one", "region"];
  return SEVERAL.includes(name) ? ["landmark-unique"] : [];
}

for (const name of names.filter((name) => !BROKEN.includes(name))) {
  journey(`variant ${name} is sound`, { page: `variants/${name}`, problems: name === "strict-csp.html" ? problems : [] }, async ({ page }) => {
    await ready(page);
    await accessible(page, except(name));
  });
}

journey("the demo page is sound", { page: "index.html" }, async ({ page }) => {
  await ready(page);
  await accessible(page);
});
