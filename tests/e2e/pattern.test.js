// What the visitor takes along comes back, and only where the visitor asked for it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journey } from "./harness/journey.js";
import { FAILED, accessible, does, ready } from "./harness/map.js";

const page = "variants/along.html";
const NOTICE = ".notice";
const LINK = '[part~="share-link"]';

const along = (what) => `[data-along="${what}"]`;
const exported = (page) => page.run(`return deep("pain-map").exportPattern()`);
const kept = (page) => page.run(`return localStorage.getItem("pain-map")`);

const PATTERN = {
  format: "pain-map-pattern",
  version: 1,
  figure: "neutral",
  marks: [
    { zone: "temple", side: "left", strength: 8, kinds: ["aching", "numb"] },
    { zone: "breastbone", side: "midline", strength: 0, kinds: [] },
  ],
  answers: [{ warning: "chest-heart", answer: "unsure" }],
  skipped: true,
  felt: [{ spot: "upper-trapezius.1", side: "left", felt: "yes" }],
  plan: [],
};

/** Takes a pattern in, and waits for the texts that it asks for: they move what is pressed next. */
async function imports(page, pattern) {
  const answer = await page.run(`return deep("pain-map").importPattern(arguments[0])`, pattern);
  await ready(page);
  return answer;
}

/** A link to the pattern, made by the map. */
async function link(page) {
  await ready(page);
  await imports(page, PATTERN);
  await page.press(does("toggle share"));
  await page.seen(LINK);
  return page.run(`return deep('${LINK}').value`);
}

journey("a pattern goes out and comes back, as object and as JSON", { page }, async ({ page }) => {
  await ready(page);
  assert.deepEqual(await imports(page, PATTERN), { problems: [] });
  assert.deepEqual(await exported(page), PATTERN);
  await page.seen(does("toggle share"));
  await page.press(does("undo"));
  assert.deepEqual((await exported(page)).marks, []);
  assert.deepEqual(await imports(page, JSON.stringify(PATTERN)), { problems: [] });
  assert.deepEqual(await exported(page), PATTERN);
  const bundle = await page.runAsync(`return deep("pain-map").exportFHIR()`);
  assert.equal(bundle.resourceType, "Bundle");
  assert.equal(bundle.entry.length, 4);
});

journey("what is no pattern is a clear error and changes nothing", { page }, async ({ page }) => {
  await ready(page);
  await imports(page, PATTERN);
  const refusal = (value) =>
    page.run(`try { deep("pain-map").importPattern(arguments[0]); return "taken" } catch (error) { return error.message }`, value);
  for (const value of ["{", "", 7, [], { format: "other" }]) assert.match(await refusal(value), /not a pattern/);
  assert.match(await refusal({ ...PATTERN, version: 2 }), /newer version/);
  assert.deepEqual(await exported(page), PATTERN);
  const { problems } = await imports(page, { ...PATTERN, marks: Array(10_000).fill(PATTERN.marks[0]) });
  assert.equal(problems.length, 21);
  assert.deepEqual((await exported(page)).marks, [PATTERN.marks[0]]);
});

journey("a link brings the marks to a fresh page", { page }, async ({ page, host }) => {
  const address = await link(page);
  assert.match(address, /variants\/along\.html#pain-map=1\.[\w-]+$/);
  assert.equal(await page.run("return location.hash"), "");
  await accessible(page);
  await page.open(address.replace("#", "?fresh#"));
  await ready(page);
  await page.says(NOTICE, "2 marked areas came with the link");
  assert.deepEqual(await exported(page), PATTERN);
  assert.ok(host.requests.every((path) => !path.includes("pain-map=")));
  await accessible(page);
  await page.press(`${NOTICE} button`);
  await page.gone(NOTICE);
});

journey("of a damaged link, what can be read is kept", { page }, async ({ page }) => {
  const address = await link(page);
  const start = address.replace("#", "?cut#");
  await page.open(start.slice(0, start.indexOf("1.") + 2 + 5 + 5 + 3));
  await ready(page);
  await page.says(NOTICE, "The link is damaged. 1 marked area could be read");
  assert.deepEqual((await exported(page)).marks, [PATTERN.marks[0]]);
});

journey("a link of which nothing can be read says so", { page: `${page}#pain-map=1.AAAAAAAAAA` }, async ({ page }) => {
  await ready(page);
  await page.says(NOTICE, "nothing in it can be read");
  assert.deepEqual((await exported(page)).marks, []);
});

journey("a link of a newer map says so", { page: `${page}#pain-map=2.AAAAAAAAAA` }, async ({ page }) => {
  await ready(page);
  await page.says(NOTICE, "newer version");
});

journey("a page that does not share opens no link", { page: "variants/plain.html#pain-map=1.AAACG9rAqn" }, async ({ page }) => {
  await ready(page);
  assert.equal(await page.count(NOTICE), 0);
});

const missed = [/^console\.error: <pain-map>/, /^network: /, /^missing: /];

journey('"Try again" brings the part that opens links', { page: `${page}#pain-map=2.AAAAAAAAAA`, faults: [{ path: /along\.js$/, abort: true }], problems: missed }, async ({ page, host }) => {
  await ready(page);
  await page.says(NOTICE, "did not load");
  host.faults.length = 0;
  await page.press("[data-again]");
  await page.says(NOTICE, "newer version");
});

/** The page as a system may write it that has a word for every attribute. */
const off = {
  path: /along\.html$/,
  body: String(readFileSync(new URL("../../www/variants/along.html", import.meta.url))).replace("share remember", 'share="false" remember="off"'),
};

journey("a page that says no in words opens no link and keeps nothing", { page: `${page}#pain-map=1.AAACG9rAqn`, faults: [off] }, async ({ page }) => {
  const on = '{"version":1,"on":true,"entries":[]}';
  await page.run(`localStorage.setItem("pain-map", arguments[0])`, on);
  await ready(page);
  assert.deepEqual(await page.run(`const { share, remember } = deep("pain-map"); return [share, remember]`), [false, false]);
  await imports(page, PATTERN);
  await page.run(`dispatchEvent(new Event("hashchange")); dispatchEvent(new Event("pagehide"))`);
  assert.equal(await page.count(NOTICE), 0);
  assert.equal(await kept(page), on);
  await page.run(`deep("pain-map").remember = true`);
  await page.seen(along("remember"));
  assert.equal(await page.attribute("pain-map", "remember"), "");
  await page.run(`deep("pain-map").remember = "false"`);
  assert.equal(await page.attribute("pain-map", "remember"), null);
  await page.run(`localStorage.removeItem("pain-map")`);
});

journey("memory is off until the visitor switches it on, and forgets everything", { page }, async ({ page }) => {
  await ready(page);
  await imports(page, PATTERN);
  await page.seen(along("remember"));
  assert.equal(await kept(page), null);
  await page.press(along("remember"));
  await page.says(".memory", "1 date is kept");
  assert.match(await kept(page), /"on":true.*"link":"1\./);
  await page.reload();
  await ready(page);
  await page.says(".memory", "1 date is kept");
  assert.equal(await page.attribute(along("remember"), "aria-pressed"), "true");
  await accessible(page);
  await imports(page, { ...PATTERN, marks: [{ zone: "shin", side: "right", strength: 5, kinds: [] }] });
  await page.press(does("toggle earlier"));
  await page.says(".memory", "2 dates are kept");
  await page.until("both visits of the day", `return deepAll(".earlier > li").length === 2`);
  await page.press(along("forget"));
  await page.until("the switch to be off", `return deep('${along("remember")}').getAttribute("aria-pressed") === "false"`);
  assert.equal(await kept(page), null);
});

journey("the focus stays with the switch when everything is forgotten by keyboard", { page }, async ({ page }) => {
  await ready(page);
  await imports(page, PATTERN);
  await page.press(along("remember"));
  await page.says(".memory", "1 date is kept");
  await page.run("deep(arguments[0]).focus()", along("forget"));
  await page.keys("Enter");
  await page.gone(along("forget"));
  assert.equal(await kept(page), null);
  assert.equal(await page.run("return focused()?.getAttribute('data-along')"), "remember");
  assert.equal(await page.attribute(along("remember"), "aria-pressed"), "false");
  // The same key goes on from there.
  await page.keys("Enter");
  await page.says(".memory", "1 date is kept");
  await page.run(`localStorage.removeItem("pain-map")`);
});

const earlyScripts = ["/e2e/stop.js"];
const stopped = [/^console\.error: <pain-map>: the map stopped/];

/** Does something that changes no mark, and waits until marks would be kept. */
async function looksAround(page) {
  await page.press(does("toggle about"));
  await page.runAsync("await new Promise((done) => setTimeout(done, 900))");
}

/** The core traps at the next press. */
async function stops(page) {
  await page.run(`dispatchEvent(new Event("stop"))`);
  await page.seen("[data-stops]");
  await page.press(does("toggle about"));
  await page.seen(FAILED);
}

/** The visitor starts the map again. */
async function goesOn(page) {
  await page.press("[data-again]");
  await page.until("the map", `return deep("pain-map").exportPattern() !== undefined`);
}

/** The map stops, and the visitor starts it again. */
async function stopsAndGoesOn(page) {
  await stops(page);
  await goesOn(page);
  await page.seen(along("remember"));
}

journey("what the device keeps outlives a map that stops", { page, earlyScripts, problems: stopped }, async ({ page }) => {
  await ready(page);
  await imports(page, PATTERN);
  await page.press(along("remember"));
  await page.says(".memory", "1 date is kept");
  const before = await kept(page);
  await stopsAndGoesOn(page);
  assert.deepEqual(await exported(page), PATTERN);
  await looksAround(page);
  assert.equal(await kept(page), before);
  // A page that starts the map again wants it empty, and what is marked then is another entry; the
  // page takes none away, the visitor does.
  await page.run(`deep("pain-map").restart()`);
  await page.until("the map", `return deep("pain-map").exportPattern()?.marks.length === 0`);
  await page.seen(along("remember"));
  await looksAround(page);
  assert.equal(await kept(page), before);
  await imports(page, { ...PATTERN, marks: [PATTERN.marks[1]] });
  await looksAround(page);
  const links = () => page.run(`return JSON.parse(localStorage.getItem("pain-map")).entries.length`);
  assert.equal(await links(), 2);
  await page.run(`deep("pain-map").clear()`);
  await looksAround(page);
  assert.equal(await links(), 2);
  await imports(page, { ...PATTERN, marks: [{ ...PATTERN.marks[1], strength: 3 }] });
  await looksAround(page);
  assert.equal(await links(), 3);
  await page.press(does("clear"));
  await looksAround(page);
  assert.equal(await links(), 2);
  await page.run(`localStorage.removeItem("pain-map")`);
});

journey("marks, answers and plan outlive a map that stops, in a core of its own", { page: "variants/plain.html", earlyScripts, problems: stopped }, async ({ page }) => {
  await ready(page);
  const pattern = { ...PATTERN, plan: [{ care: "heat-basics", side: "left", spot: "upper-trapezius.1" }] };
  await imports(page, pattern);
  await stops(page);
  assert.equal(await page.run(`return deep("pain-map").exportPattern() ?? null`), null);
  await goesOn(page);
  assert.deepEqual(await exported(page), pattern);
  // The first core would stop again.
  await page.run(`dispatchEvent(new Event("stop"))`);
  await page.seen("[data-stops]");
  await page.press(does("toggle about"));
  assert.deepEqual(await exported(page), pattern);
  assert.equal(await page.count(FAILED), 0);
});

journey("a link in the address is opened again by a map that has stopped", { page, earlyScripts, problems: stopped }, async ({ page }) => {
  const address = await link(page);
  await page.open(address.replace("#", "?fresh#"));
  await ready(page);
  await page.says(NOTICE, "2 marked areas came with the link");
  await stopsAndGoesOn(page);
  await page.until("the marks of the link", `return deep("pain-map").exportPattern().marks.length === 2`);
  // A page that starts the map again wants it empty.
  await page.run(`deep("pain-map").restart()`);
  await page.until("the map", `return deep("pain-map").exportPattern() !== undefined`);
  await page.seen(along("remember"));
  assert.deepEqual((await exported(page)).marks, []);
});

journey("what a newer map has kept is left alone", { page }, async ({ page }) => {
  const newer = '{"version":9,"days":["2030-01-01"]}';
  await page.run(`localStorage.setItem("pain-map", arguments[0])`, newer);
  await page.reload();
  await ready(page);
  await page.says(".memory", "from a newer version");
  assert.equal(await page.count(along("remember")), 0);
  assert.equal(await kept(page), newer);
  await page.run(`localStorage.removeItem("pain-map")`);
});

journey("a browser that keeps nothing leaves the map whole", { page, earlyScripts: ["/e2e/no-storage.js"] }, async ({ page }) => {
  await ready(page);
  await page.says(".memory", "does not let the page keep anything");
  await imports(page, PATTERN);
  assert.deepEqual(await exported(page), PATTERN);
});
