// A visitor goes from a sore place to a finished plan; what must not be done never gets there.

import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { STRICT_CSP } from "../../tools/serve.js";
import { journey } from "./harness/journey.js";
import { PANEL, SEARCH, STATUS, accessible, does, drawn, fits, isWell, listed, pressSpot, ready } from "./harness/map.js";

const page = "variants/plain.html";
const CARE = `${PANEL} [data-do^="care "]`;
const name = (page) =>
  page.run("const at = focused(); return at?.getAttribute('aria-label') ?? at?.textContent.trim() ?? ''");

/** Opens an entry of the list, which may be behind its fold. */
async function opensEntry(page, care) {
  const more = `${listed("toggle care")}[aria-expanded="false"]`;
  await page.seen(CARE);
  if ((await page.count(listed(`care ${care}`))) === 0) await page.press(more);
  await page.press(listed(`care ${care}`));
  await page.seen(`${PANEL} .steps`);
}

/** Puts entries of the chosen place into the plan. */
async function plans(page, ...entries) {
  for (const care of entries) {
    await opensEntry(page, care);
    await page.press(listed(`plan add ${care}`));
    await page.seen(`${PANEL} .plan-add ${does("toggle plan")}`);
    await page.press(listed("back"));
  }
}

journey("a visitor with a sore neck comes from the press to a finished plan", { page }, async ({ page }) => {
  await ready(page);
  await pressSpot(page);
  await isWell(page);
  await page.says(PANEL, "Is this for you?");
  await page.gone(CARE);
  await accessible(page);
  await page.press(listed("has pregnancy"));
  assert.equal(await page.attribute(listed("has pregnancy"), "aria-pressed"), "true");
  await page.says(listed("fit done"), "Go on");
  await page.press(listed("has pregnancy"));
  await page.says(listed("fit done"), "None of these");
  await fits(page);
  await opensEntry(page, "upper-trap-stretch");
  await page.says(PANEL, "How to do it");
  await page.seen(`${PANEL} .care-place .view .target`);
  await page.seen(`${PANEL} .care-place .landmark`);
  await accessible(page);
  await page.press(listed("plan add upper-trap-stretch"));
  await page.says(STATUS, "It is in your plan");
  await page.press(listed("back"));
  await plans(page, "upper-trap-pinch");
  // Another place asks no more than is new there.
  await page.press(does("toggle list"));
  await page.press(listed("region neck"));
  await page.press(listed("muscle levator-scapulae left"));
  await page.press(listed("spot levator-scapulae.1 left"));
  await isWell(page);
  if ((await page.count(listed("fit done"))) > 0) await fits(page);
  await plans(page, "sleep-basics");
  await page.press(listed("toggle plan"));
  await page.says(PANEL, "My plan");
  await accessible(page);
  await page.press(listed("plan up sleep-basics"));
  const order = await page.run(`return deepAll('.planned [data-do^="care "]').map((row) => row.dataset.do)`);
  assert.deepEqual(order, ["care upper-trap-stretch", "care sleep-basics", "care upper-trap-pinch"]);
  await page.press(listed("toggle summary"));
  await page.seen(".plan-leaf .plan-entries .view");
  await page.says(".plan-leaf", "Left upper trapezius");
  await page.says(".plan-leaf", "20 to 30 seconds");
  await accessible(page);
  assert.equal(await page.count(".summary .leaf"), 1, "nothing is marked: the plan alone");
  await page.keys("Escape");
  await page.gone(".plan-leaf");
  const exported = await page.run(`return deep("pain-map").exportPattern().plan`);
  assert.deepEqual(exported.map(({ care }) => care), ["upper-trap-stretch", "sleep-basics", "upper-trap-pinch"]);
});

journey("chest pain never reaches self-care", { page }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").setAttribute("emergency-number", "112")`);
  // A plan that was there before is no way around it.
  await pressSpot(page);
  await fits(page);
  await plans(page, "upper-trap-stretch");
  await page.press(does("mode pain"));
  await page.press(drawn("zone breastbone midline", "front"));
  const matches = listed("matches");
  if ((await page.count(matches)) > 0) await page.press(matches);
  await page.seen(listed("answer chest-heart yes"));
  const ways = [CARE, `${PANEL} .fit`, `${PANEL} [data-do^="has "]`, `${PANEL} [data-hold]`, `${PANEL} .steps`];
  for (const way of ways) await page.gone(way);
  await page.press(listed("answer chest-heart yes"));
  await page.says(PANEL, "Call the emergency number now");
  const chosen = ["mode spot", "toggle list", "mode pain", "toggle plan", "toggle summary"].map(does);
  for (const press of [undefined, "clear", "undo"]) {
    if (press) await page.press(does(press));
    for (const way of [...ways, ...chosen]) await page.gone(way);
    assert.equal(await page.attribute(`${PANEL} .call`, "href"), "tel:112");
  }
  // Not by the keyboard on the map either.
  await page.run(`deep("pain-map").select("upper-trapezius.1")`);
  for (const way of ways) await page.gone(way);
  await page.says(PANEL, "Call the emergency number now");
  await accessible(page);
});

journey("chest pain that is searched for is asked about before self-care", { page }, async ({ page }) => {
  await ready(page);
  await page.press(SEARCH);
  await page.type("chest pain");
  await page.keys("Enter");
  await page.seen(`${PANEL} .warning.emergency ${does("emergencies none")}`);
  for (const way of [CARE, `${PANEL} .fit`]) await page.gone(way);
  await page.press(listed("toggle each"));
  await page.press(listed("answer chest-heart yes"));
  await page.says(PANEL, "Call the emergency number now");
  for (const way of [CARE, `${PANEL} .fit`]) await page.gone(way);
});

journey("what a visitor has is kept for the visit, and what it forbids is named", { page }, async ({ page }) => {
  await ready(page);
  await page.run(`
    const map = deep("pain-map");
    map.setAttribute("share-selection", "");
    window.told = [];
    for (const name of ["selection-change", "marks-change", "view-change", "mode-change", "care-open"])
      map.addEventListener(name, (event) => told.push(JSON.stringify(event.detail ?? null)));`);
  await pressSpot(page);
  await isWell(page);
  const before = await page.run("return told.length");
  await page.press(listed("has fever"));
  await page.press(listed("has blood-thinner"));
  await fits(page);
  assert.equal(await page.run("return told.length"), before);
  await page.says(`${PANEL} .unfit`, "because you said a fever");
  await page.gone(listed("care upper-trap-pinch"));
  await accessible(page);
  await page.press(does("mode pain"));
  await page.press(does("mode spot"));
  await page.run(`deep("pain-map").select("upper-trapezius.2", "right")`);
  await isWell(page);
  await page.says(`${PANEL} .unfit`, "because you said a fever");
  await page.press(listed("fit again"));
  assert.equal(await page.attribute(listed("has fever"), "aria-pressed"), "true");
  await page.press(listed("has fever"));
  await fits(page);
  await page.says(CARE, "Ask your clinician first");
  await page.press(does("clear"));
  await page.run(`deep("pain-map").select("upper-trapezius.1")`);
  await isWell(page);
  await page.says(CARE, "Ask your clinician first");
});

journey("the checklist, the card and the plan by keys", { page }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").select("upper-trapezius.1")`);
  await isWell(page);
  await page.seen(listed("fit done"));
  await page.run("deep(arguments[0]).focus()", listed("fit done"));
  assert.equal(await name(page), "None of these");
  await page.keys("Enter");
  await page.until("the focus on self-care", "return focused()?.matches('[data-care]')");
  assert.equal(await name(page), "What may help");
  await page.keys("Tab");
  await page.keys("Enter");
  await page.seen(`${PANEL} .steps`);
  await page.until("the focus on the card", "return focused()?.matches('[data-home]')");
  const add = `${PANEL} [data-do^="plan add "]`;
  await page.run("deep(arguments[0]).focus()", add);
  assert.equal(await name(page), "Add to my plan");
  await page.keys("Enter");
  await page.gone(add);
  await page.run("deep(arguments[0]).focus()", `${PANEL} .plan-add button`);
  await page.keys("Enter");
  await page.says(`${PANEL} [data-home]`, "My plan");
  assert.match(await name(page), /My plan/);
  const drop = `${PANEL} [data-do^="plan drop "]`;
  await page.run("deep(arguments[0]).focus()", drop);
  assert.match(await name(page), /^Take out: /);
  await page.keys("Enter");
  await page.says(PANEL, "Nothing here yet");
  await page.keys("Escape");
  await page.seen(`${PANEL} .steps`);
});

for (const width of [360, 1280]) {
  journey(`everything of self-care can be reached with a thumb at ${width}`, { page, width, height: 740 }, async ({ page }) => {
    await ready(page);
    await page.run(`deep("pain-map").select("upper-trapezius.1")`);
    await isWell(page);
    await page.seen(`${PANEL} .fit .chip`);
    const small = `
      const small = deepAll(arguments[0]).map((button) => [button.textContent, button.getBoundingClientRect()]);
      return small.filter(([, box]) => box.width < 44 || box.height < 44).map(([text, box]) => [text, box.width, box.height]);`;
    assert.deepEqual(await page.run(small, `${PANEL} .fit button`), []);
    const wide = "const box = deep('.panel'); return box.scrollWidth - box.clientWidth";
    assert.ok((await page.run(wide)) <= 0);
    await page.run("deep(arguments[0]).click()", listed("fit done"));
    await page.seen(CARE);
    await page.run("deep(arguments[0]).click()", CARE);
    await page.seen(`${PANEL} .care-place .view`);
    assert.ok((await page.run(wide)) <= 0);
    await accessible(page);
    await page.run("deep(arguments[0]).click()", `${PANEL} [data-do^="plan add "]`);
    await page.run("deep(arguments[0]).click()", listed("toggle plan"));
    await page.seen(`${PANEL} .planned`);
    assert.deepEqual(await page.run(small, `${PANEL} .planned button`), []);
    assert.ok((await page.run(wide)) <= 0);
    await accessible(page);
  });
}

journey("a press on the picture of a card is no press on the map", { page }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").select("first-dorsal-interosseous.1", "right")`);
  await fits(page);
  await page.press(CARE);
  await page.seen(`${PANEL} .care-place [data-view^="hand-"][data-view$="-right"] .target`);
  await page.press(`${PANEL} .care-place`);
  await page.seen(`${PANEL} .steps`);
});

/** How many pages a PDF has: its page objects, also those in compressed streams. */
function pagesOf(pdf) {
  let text = pdf.toString("latin1");
  for (let at = pdf.indexOf("stream"); at >= 0; at = pdf.indexOf("stream", at + 6)) {
    const from = pdf[at + 6] === 13 ? at + 8 : at + 7;
    try {
      text += inflateSync(pdf.subarray(from), { finishFlush: 2 }).toString("latin1");
    } catch {
      // The end of a stream, or one that is not compressed.
    }
  }
  return text.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
}

/** The longest plan there may be. */
const LONGEST = [
  ["gluteus-medius.1", "sciatica-like-professional"], ["soleus.1", "calf-massage"], ["soleus.1", "soleus-stretch"],
  ["infraspinatus.1", "pressure-basics"], ["upper-trapezius.1", "upper-trap-pinch"], ["upper-trapezius.1", "upper-trap-stretch"],
  ["pectoralis-minor.1", "heart-first-professional"], ["soleus.1", "aftercare-basics"],
].map(([spot, care]) => ({ care, spot, side: "left" }));

const papers = { A4: { width: 21, height: 29.7 }, Letter: { width: 21.59, height: 27.94 } };
for (const [paper, size] of Object.entries(papers)) {
  journey(`the longest plan prints on one page of ${paper}, after one with the marks`, { page: "variants/strict-csp.html", csp: STRICT_CSP, only: ["chromium", "firefox"], problems: [/favicon/] }, async ({ page }) => {
    await ready(page);
    const told = await page.run(`
      const marks = [{ zone: "temple", side: "left", strength: 5, kinds: [] }];
      const pattern = { format: "pain-map-pattern", version: 1, marks, answers: [], skipped: true, felt: [], plan: arguments[0] };
      return deep("pain-map").importPattern(pattern).problems;`, LONGEST);
    assert.deepEqual(told, []);
    await page.press(does("toggle summary"));
    await page.seen(".plan-leaf .plan-entries li");
    const over = await page.run(`
      const list = deep(".plan-entries");
      return [list.scrollWidth - list.clientWidth, list.scrollHeight - list.clientHeight];`);
    assert.ok(over.every((px) => px <= 1), `the plan is larger than its page: ${over}`);
    await page.runAsync(`
      const { fill } = await import(new URL("../pkg/summary.js", location.href).href);
      await fill(document, ...deepAll(".summary .leaf"));`);
    const pdf = await page.print(size);
    assert.equal(pagesOf(pdf), 2);
  });
}

journey("the checklist is calm on a phone: all of it in sight, large enough to press, in few lines", { page, width: 360, height: 780 }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").select("upper-trapezius.1")`);
  await isWell(page);
  await page.seen(listed("fit done"));
  const ticks = await page.run(`
    const { right } = deep(arguments[0]).getBoundingClientRect();
    return [...deep(arguments[0]).querySelectorAll("button.chip")].map((tick) => {
      const box = tick.getBoundingClientRect();
      return { top: Math.round(box.top), high: box.height >= 44, inside: box.right <= right && tick.scrollWidth <= tick.clientWidth + 1 };
    });`, `${PANEL} .fit`);
  assert.ok(ticks.length >= 14, String(ticks.length));
  assert.ok(ticks.every(({ high, inside }) => high && inside), JSON.stringify(ticks));
  const n_lines = new Set(ticks.map(({ top }) => top)).size;
  assert.ok(n_lines <= 0.75 * ticks.length, `${n_lines} lines for ${ticks.length}`);
});
