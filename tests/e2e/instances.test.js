// Several maps on one page share the files and nothing else.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { ready } from "./harness/map.js";

const page = "variants/two-instances.html";

journey("each map has its own state", { page, width: 1400 }, async ({ page }) => {
  await ready(page);
  await page.press("svg.view .spot");
  const words = (id) => page.run("return deep(arguments[0]).shadowRoot.querySelector('[part~=panel]').textContent", id);
  await page.until("the first map to answer", `return deep("#first").shadowRoot.textContent.includes("feel it")`);
  assert.doesNotMatch(await words("#second"), /feel it/);
});

journey("the core is loaded once", { page }, async ({ page, host }) => {
  await ready(page);
  const loads = (file) => host.requests.filter((path) => path.endsWith(file)).length;
  for (const file of ["pain_map_bg.wasm", "element.js", "names.en.txt"]) assert.equal(loads(file), 1, file);
});

const second = { page: "variants/plain.html", problems: [/^console\.warn: <pain-map>: version .* is on this page already/] };

journey("a second script of the same element says so and does no harm", second, async ({ page }) => {
  await ready(page);
  await page.runAsync(`
    const script = Object.assign(document.createElement("script"), { type: "module", src: "../pkg/element.js?other" });
    const loaded = new Promise((done) => (script.onload = done));
    document.head.append(script);
    await loaded;
    document.querySelector("main").append(document.createElement("pain-map"));`);
  await ready(page);
  assert.equal(await page.count("pain-map"), 2);
  assert.equal((await page.problems()).length, 1);
});
