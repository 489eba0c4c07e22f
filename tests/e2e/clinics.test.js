// Three clinics with content of their own, and a file that means harm.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { STRICT_CSP } from "../../tools/serve.js";
import { journey } from "./harness/journey.js";
import { FAILED, PANEL, accessible, does, isWell, listed, pressSpot, ready } from "./harness/map.js";

const { bad, words } = parse(readFileSync(new URL("../cases/clinic/addresses.toml", import.meta.url), "utf8"));

/** What the panel says as a whole; texts come a moment after the press. */
const says = (page, text) => page.says(PANEL, text);

/** Where the links of the panel lead. */
const links = (page) =>
  page.run(`return deepAll(arguments[0]).map((link) => link.getAttribute("href"))`, `${PANEL} a[href]`);

for (const width of [1280, 360]) {
  journey(`the physiotherapy practice works at ${width} px`, { page: "clinics/physio/index.html", width }, async ({ page }) => {
    await ready(page);
    await says(page, "Riverside Physiotherapy");
    await page.press(does("toggle list"));
    await page.press(listed("region shoulder"));
    await page.press(listed("muscle upper-trapezius left"));
    await page.press(listed("spot upper-trapezius.1 left"));
    await isWell(page);
    await says(page, "From Riverside Physiotherapy");
    await says(page, "long days at a desk");
    await says(page, "Our page on neck and shoulders");
    await says(page, "Book with us");
    assert.ok((await links(page)).includes("tel:911"), "the number of the country is built in where it is named");
    await accessible(page);
  });
}

journey("what the practice says the map is not stands beside our own words", { page: "clinics/physio/index.html" }, async ({ page }) => {
  await ready(page);
  await page.press(does("toggle about"));
  await says(page, "We use this map to talk with you");
  await says(page, "This map informs. It is not a diagnosis");
});

journey("the hospital department hides what it does not treat", { page: "clinics/hospital/index.html" }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").showPelvic = true`);
  await page.press(does("toggle list"));
  await page.seen(listed("region hip"));
  await page.gone(listed("region pelvis"));
  assert.equal(await page.run(`return deep("pain-map").select("levator-ani")`), true, "the id is known");
  assert.equal(await page.count(listed("spot levator-ani.1 left")), 0);
});

journey("its own warning signs come first, and then its pages", { page: "clinics/hospital/index.html" }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").select("quadratus-lumborum.1", "left")`);
  await says(page, "you had surgery here in the last six weeks");
  await isWell(page);
  await says(page, "Lower back pain: what we offer");
  await accessible(page);
  const order = await page.run(
    `const text = deep(arguments[0]).textContent;
     return [text.indexOf("surgery here"), text.indexOf("what we offer")];`,
    PANEL,
  );
  assert.ok(order[0] < order[1]);
  await page.press(`${PANEL} a[href="lower-back.html"]`);
  await page.until("the hospital's own page", `return location.pathname.endsWith("/lower-back.html") && document.readyState === "complete"`);
});

journey("the practice in Spanish speaks it, and English on request", { page: "clinics/fisioterapia/index.html" }, async ({ page }) => {
  await ready(page);
  await page.until("Spanish", `return deep(".widget")?.lang === "es"`);
  await page.run(`deep("pain-map").select("quadratus-lumborum.1", "left")`);
  await says(page, "Fisioterapia del Parque");
  await isWell(page);
  await says(page, "grupo de espalda");
  await says(page, "Nuestra página sobre la espalda");
  await says(page, "dolor nuevo después de una operación de espalda");
  await says(page, "Pedir cita");
  assert.ok((await links(page)).includes("cita.html"));
  assert.ok((await links(page)).includes("tel:112"));
  await accessible(page);
  await page.press(does("toggle about"));
  await says(page, "no sustituye la visita");
  await page.press('[data-speak="en"]');
  await says(page, "back group");
  await says(page, "it does not replace a visit");
});

/** A file in which every text and every address means harm. */
function hostile() {
  const evil = words.join(" ");
  return {
    name: words[0],
    logo: bad[0],
    phone: evil,
    booking_url: "javascript:window.broken=1",
    emergency_number: "<b>0</b>",
    country: { evil },
    languages: [evil, 1, null],
    links: bad.map((url, n) => ({ for: n % 2 ? "upper-trapezius" : evil, title: words[n % words.length], url })),
    texts: {
      muscles: { "upper-trapezius": { plain: words[1], note: words.join("\n\n") } },
      ui: { "warning.emergency": "All is well", "spot.book": words[2] },
      red_flags: { "chest-heart": { short: "" } },
      topics: { "when-to-see-a-professional": { text: "Never." } },
    },
    hide: { kinds: ["see-a-professional"], topics: ["when-to-see-a-professional"], regions: { evil } },
    kind_order: evil,
    disclaimer: words.join("\n\n"),
    warnings: words.map((text) => ({ for: "upper-trapezius", urgency: text, text })),
    __proto__: { evil },
    constructor: { prototype: { evil } },
  };
}

const warned = [/^console\.warn: <pain-map>: content: /];

journey("a hostile file of content does no harm", { page: "variants/plain.html", problems: warned }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").content = JSON.parse(arguments[0])`, JSON.stringify(hostile()));
  await page.until("a warning", `return window.__problems.length > 0`);
  await pressSpot(page);
  await page.press(does("toggle about"));
  await says(page, "This map informs. It is not a diagnosis");
  await says(page, "if");
  const found = await page.run(`
    const inside = (selector) => deepAll(PANEL + " " + selector).length;
    const PANEL = arguments[0];
    return {
      broken: window.broken ?? null,
      elements: inside("script, img, iframe, style, form, object, embed"),
      handlers: deepAll(PANEL + " *").filter((node) => [...node.attributes].some(({ name }) => name.startsWith("on"))).length,
      schemes: deepAll(PANEL + " a").map((link) => link.protocol),
      warnings: deepAll(PANEL + " .warning.emergency").length,
      told: window.__problems.filter((problem) => problem.startsWith("console.warn")).length,
    };`, PANEL);
  assert.equal(found.broken, null);
  assert.equal(found.elements, 0);
  assert.equal(found.handlers, 0);
  assert.deepEqual(found.schemes.filter((scheme) => !/^(https?|tel|mailto):$/.test(scheme)), []);
  assert.ok(found.warnings > 0, "warning signs stay");
  assert.equal(found.told, 1, "problems are told once");
  assert.equal(await page.count(FAILED), 0);
  await accessible(page);
});

journey("content as an object comes, changes and goes", { page: "variants/plain.html" }, async ({ page }) => {
  await ready(page);
  const set = (content) => page.run(`deep("pain-map").content = arguments[0]`, content);
  await set({ name: "First clinic", hide: { regions: ["head"] } });
  await says(page, "First clinic");
  await set({ name: { en: "Second clinic", es: "Segunda clínica" } });
  await says(page, "Second clinic");
  await set(null);
  await page.until("no clinic", `return !deep(arguments[0]).textContent.includes("Second clinic")`, PANEL);
  assert.equal(await page.run(`return deep("pain-map").content`), "");
});

journey("content is read under the strictest policy", { page: "variants/content.html", csp: STRICT_CSP }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await isWell(page);
  await says(page, "Our page on shoulder tension");
});

const MISSED = [...warned, /^network: /, /^missing: /, /^console\.error: <pain-map>/, /^(console\.error|javascript): .*(wasm|MIME|module)/i];
const CONTENT = "variants/content.html";
const NOTICE = '.notice[role="alert"]';

for (const [what, fault] of [
  ["its code that is missing", { path: /clinic\.js$/, status: 404 }],
  ["its code that is cut off", { path: /clinic\.js$/, abort: true }],
  ["the reader that is missing", { path: /pain_map_reader_bg\.wasm$/, status: 404 }],
  ["the reader that is an error page", { path: /pain_map_reader\.js$/, body: "<p>sorry</p>", type: "text/html" }],
  ["a file that is cut off", { path: /content\.json$/, abort: true }],
]) {
  journey(`of a clinic's content, ${what} is told until "Try again" helps`, { page: CONTENT, faults: [fault], problems: MISSED }, async ({ page, host }) => {
    await ready(page);
    await page.seen(NOTICE);
    await pressSpot(page);
    assert.equal(await page.count(FAILED), 0);
    const left = await page.run(`deep("[data-again]").click(); return deepAll(arguments[0]).length`, NOTICE);
    assert.equal(left, 0);
    await page.seen(NOTICE);
    host.faults.length = 0;
    await page.press("[data-again]");
    await says(page, "Your clinic");
    assert.equal(await page.count(NOTICE), 0);
  });
}

journey("a file of content that a server cannot give leaves the map as it is", { page: CONTENT, faults: [{ path: /content\.json$/, status: 500 }], problems: MISSED }, async ({ page }) => {
  await ready(page);
  await page.until("a warning", `return window.__problems.some((problem) => problem.startsWith("console.warn"))`);
  await pressSpot(page);
  assert.equal(await page.count(FAILED), 0);
});

const CALLS = `return deepAll('a[href^="tel:"]').length`;
const given = (page, words) => page.until(`"${words}"`, `return window.__problems.some((problem) => problem.includes(arguments[0]))`, words);

journey("nothing of a clinic stays where the next one does not come", { page: CONTENT, problems: MISSED }, async ({ page, host }) => {
  await ready(page);
  await says(page, "Your clinic");
  assert.ok((await page.run(CALLS)) > 0);
  // The same file once more, which does not come: what it said still holds.
  host.faults.push({ path: /content\.json$/, status: 503 });
  await page.run(`deep("pain-map").content = "content.json"`);
  await given(page, "with what came before");
  await says(page, "Your clinic");
  await page.run(`deep("pain-map").content = "another.json"`);
  await given(page, "another.json: answers with status 404; the map goes on without it");
  await page.until("no clinic", `return !deep(arguments[0]).textContent.includes("Your clinic")`, PANEL);
  assert.equal(await page.run(CALLS), 0);
});

/** Addresses that are refused: by the core, or because they are none on this site. */
const REFUSED = ["http:content.json", "data:application/json,{}", "javascript:broken=1", "//other.example/", "https://other.example/", "http://["];

journey("an address that is refused is told once, and never tried", { page: "variants/plain.html", problems: [/^console\.warn: <pain-map>/] }, async ({ page }) => {
  await ready(page);
  const told = async () => (await page.problems()).filter((problem) => problem.startsWith("console.warn"));
  for (const address of REFUSED) {
    const before = (await told()).length;
    await page.run(`deep("pain-map").setAttribute("content", arguments[0])`, address);
    await given(page, address);
    // A move, and another language, ask for what is not there.
    await page.run(`const map = deep("pain-map"); map.parentElement.append(map);`);
    await page.run(`const map = deep("pain-map"); map.lang = map.lang === "es" ? "en" : "es";`);
    await page.run(`const map = deep("pain-map"); map.parentElement.append(map);`);
    assert.equal((await told()).length, before + 1, address);
  }
  const tried = await page.run(`return performance.getEntriesByType("resource").filter(({ name }) => /content|other|data:/.test(name)).length`);
  assert.equal(tried, 0);
  await page.run(`deep("pain-map").content = "content.json"`);
  await says(page, "Your clinic");
});

journey("content is brought where the element was away meanwhile", { page: CONTENT, hold: /content\.json$/ }, async ({ page, release }) => {
  await ready(page);
  const move = `const map = deep("pain-map"); map.parentElement.append(map);`;
  await page.run(move);
  release();
  await says(page, "Your clinic");
  await page.run(`${move} map.content = { name: "Second clinic" };`);
  await says(page, "Second clinic");
  await page.run(`const map = deep("pain-map"); const place = map.parentElement; map.remove(); map.content = { name: "Third clinic" }; place.append(map);`);
  await says(page, "Third clinic");
});
