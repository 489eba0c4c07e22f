// Languages: that of the page, another one on the way, one that the visitor chooses, and two made
// for tests, which show words that are in no file, words that are cut off, and what is not mirrored.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { journey } from "./harness/journey.js";
import { PANEL, accessible, does, drawn, listed, pressSpot, ready, seesReferral } from "./harness/map.js";

const plain = "variants/plain.html";
const spanish = "variants/spanish.html";
const LANG = `return deep(".widget")?.getAttribute("lang")`;
const OVERFLOW = "return document.scrollingElement.scrollWidth - innerWidth";

/** Serves a language made for tests in place of English. */
function instead(tag) {
  const pack = (kind) => {
    const file = new URL(`../../target/pseudo/${kind}.${tag}.txt`, import.meta.url);
    return { path: new RegExp(`/${kind}\\.en\\.txt$`), body: existsSync(file) ? readFileSync(file, "utf8") : "not built" };
  };
  return ["names", "texts", "articles"].map(pack);
}

/** Waits until the map speaks a language. */
const speaks = (page, tag) => page.until(`the language ${tag}`, `${LANG} === arguments[0]`, tag);

journey("the language of the page is spoken, and no other one is brought", { page: spanish }, async ({ page, host }) => {
  await ready(page);
  await speaks(page, "es");
  await page.says(PANEL, "Presione donde le duele");
  await page.press(drawn("spot upper-trapezius.1 left"));
  await page.says(PANEL, "Puede sentirlo");
  await page.says(PANEL, "Ningún profesional de la salud ha revisado aún estos textos.");
  await accessible(page);
  const brought = host.requests.filter((path) => /\.(txt|json|html)$/.test(path) && path.startsWith("/pkg/"));
  assert.deepEqual(brought.filter((path) => /\.en\./.test(path)), []);
  assert.ok(brought.includes("/pkg/names.es.txt") && brought.includes("/pkg/texts.es.txt"));
});

journey("a language that comes later keeps what is chosen", { page: plain }, async ({ page, host }) => {
  await ready(page);
  await pressSpot(page);
  assert.deepEqual(host.requests.filter((path) => /\.es\./.test(path)), [], "Spanish came without need");
  await page.run(`deep("pain-map").lang = "es"`);
  await speaks(page, "es");
  await page.says(PANEL, "Puede sentirlo");
  await page.seen("svg.view .cloud");
  await page.run(`deep("pain-map").removeAttribute("lang")`);
  await speaks(page, "en");
  await seesReferral(page);
  await page.run(`document.documentElement.lang = "es"`);
  await speaks(page, "es");
  await page.says(PANEL, "Puede sentirlo");
});

for (const lang of ["en", "es"]) {
  journey(`the search field shows its words whole in ${lang}`, { page: plain, width: 1320, height: 800 }, async ({ page, browser }) => {
    await ready(page);
    await page.run(`deep("pain-map").lang = arguments[0]`, lang);
    await speaks(page, lang);
    const [words, room] = await page.run(`
      const field = deep('[part~="search"]');
      const style = getComputedStyle(field);
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = [style.fontWeight, style.fontSize, style.fontFamily].join(" ");
      const px = (name) => parseFloat(style[name]);
      const edges = ["paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth"].map(px);
      const room = edges.reduce((left, edge) => left - edge, field.getBoundingClientRect().width);
      return [pen.measureText(field.placeholder).width, room];`);
    // Others keep room for a cross.
    const cross = browser === "firefox" ? 0 : 14;
    assert.ok(words <= room - cross, `${words} px of words in ${room} px`);
  });
}

const unknown = [/^console\.warn: .*unknown language "tlh/];

journey("an unknown language is English, with a warning", { page: plain, problems: unknown }, async ({ page }) => {
  await ready(page);
  await page.run(`deep("pain-map").lang = "tlh-AA"`);
  await page.until("a warning", `return window.__problems.some((problem) => problem.includes("unknown language"))`);
  await pressSpot(page);
  assert.equal(await page.run(LANG), "en");
});

journey("words without the core are in the language of the page", { page: spanish, faults: [{ path: /pain_map_bg\.wasm$/, status: 404 }], problems: [/load-core/, /404/] }, async ({ page }) => {
  await page.says('[data-phase="failed"]', "El mapa no se pudo cargar");
  await page.says('[data-phase="failed"]', "Llame al número de emergencias.");
});

const several = { path: /content\.json$/, body: JSON.stringify({ languages: ["en", "es"] }) };

journey("the visitor chooses among the languages of the clinic", { page: "variants/content.html", faults: [several] }, async ({ page }) => {
  await ready(page);
  await page.press('[data-speak="es"]');
  await speaks(page, "es");
  await page.says(PANEL, "Presione donde le duele");
  assert.equal(await page.attribute('[data-speak="es"]', "aria-pressed"), "true");
  assert.equal(await page.run(`return focused()?.dataset.speak`), "es");
  await accessible(page);
  await page.press('[data-speak="en"]');
  await speaks(page, "en");
});

/** Letters that no language file has put there. */
const HARD_CODED = `
  const walk = document.createTreeWalker(deep("pain-map").shadowRoot.querySelector(".mount"), NodeFilter.SHOW_TEXT);
  const found = new Set();
  const today = new Intl.DateTimeFormat("en-XA", { dateStyle: "long" }).format(new Date());
  while (walk.nextNode()) if (/[A-Za-z]/.test(walk.currentNode.data.replace(today, ""))) found.add(walk.currentNode.data);
  return [...found];`;

/** Words of which a part is outside of what an element, or the drawing, shows. */
const CLIPPED = `
  const root = deep("pain-map").shadowRoot;
  const walk = document.createTreeWalker(root.querySelector(".mount"), NodeFilter.SHOW_TEXT);
  const found = [];
  const hides = (value) => value === "hidden" || value === "clip";
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (!node.data.trim() || !node.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    for (let outer = node.parentElement; outer && outer !== root; outer = outer.parentElement) {
      const style = getComputedStyle(outer);
      if (style.clipPath !== "none" || style.position === "absolute" && outer.offsetWidth <= 1) break;
      if (outer.localName === "foreignObject" || outer.closest("[aria-hidden=true]")) break;
      const frame = outer.getBoundingClientRect();
      const across = hides(style.overflowX) && (box.left < frame.left - 1.5 || box.right > frame.right + 1.5);
      // What scrolls one way is not cut off in the other, as far as it can be scrolled to.
      if (!across && (style.overflowX === "auto" || style.overflowX === "scroll")) break;
      if (across) {
        found.push(outer.localName + "." + outer.getAttribute("class") + ": " + node.data.trim().slice(0, 60));
        break;
      }
    }
  }
  return found;`;

/** The ways through the map that the languages for tests are taken. */
const WAYS = [
  ["list", ["toggle list", "region shoulder", "muscle upper-trapezius left", "spot upper-trapezius.1 left"]],
  ["sources", ["toggle sources", "toggle warnings", "toggle about"]],
  ["learn", ["clear", "toggle learn"]],
  ["article", ["topic lower-back"]],
  ["bodies", ["clear", "toggle bodies"]],
  ["layers", ["toggle bodies", "layer deep"]],
  ["pain", ["mode pain", "zone chest-upper left", "zone temple left"]],
  ["summary", ["toggle summary"]],
];

/** Presses what is there for an action: a button wherever it is, else a place on the drawing. */
async function go(page, action) {
  const pressed = await page.run(
    "const button = deepAll(arguments[0]).find((node) => node.click); button?.click(); return Boolean(button)",
    does(action),
  );
  if (!pressed && (await page.count(drawn(action))) > 0) await page.press(drawn(action));
}

async function tour(page, look) {
  await look("start");
  for (const [name, actions] of WAYS) {
    for (const action of actions) await go(page, action);
    await page.until("files", "return deep('.loading-texts') === null");
    await look(name);
  }
}

for (const width of [1280, 360]) {
  journey(`long words have room at ${width}, and none is hard-coded`, { page: plain, width, height: 800, faults: instead("en-XA") }, async ({ page }) => {
    await ready(page);
    await speaks(page, "en-XA");
    await tour(page, async (name) => {
      assert.deepEqual(await page.run(HARD_CODED), [], `hard-coded in ${name}`);
      assert.deepEqual(await page.run(CLIPPED), [], `cut off in ${name}`);
      assert.ok((await page.run(OVERFLOW)) <= 0, `overflow in ${name}`);
    });
  });

  journey(`right to left, all but the body is mirrored at ${width}`, { page: plain, width, height: 800, faults: instead("ar-XB") }, async ({ page }) => {
    await ready(page);
    await speaks(page, "ar-XB");
    assert.equal(await page.attribute(".widget", "dir"), "rtl");
    await tour(page, async (name) => {
      assert.deepEqual(await page.run(CLIPPED), [], `cut off in ${name}`);
      assert.ok((await page.run(OVERFLOW)) <= 0, `overflow in ${name}`);
    });
    await accessible(page);
  });
}

const MIDDLES = `
  const middle = (selector) => {
    const box = deep(selector)?.getBoundingClientRect();
    return box ? box.x + box.width / 2 : null;
  };
  return {
    panel: middle('[part~="panel"]'), stage: middle('[part~="stage"]'), title: middle(".header .title"), tools: middle(".tools"),
    left: middle('svg[data-view="front"] [data-do$=" left"]:is([data-do^="muscle deltoid"], [data-do^="spot deltoid"])'),
    right: middle('svg[data-view="front"] [data-do$=" right"]:is([data-do^="muscle deltoid"], [data-do^="spot deltoid"])'),
    front: middle('svg[data-view="front"]'), back: middle('svg[data-view="back"]'),
  };`;

journey("the patient's left stays where it is while the page turns around", { page: plain, faults: instead("ar-XB") }, async ({ page }) => {
  await ready(page);
  const at = await page.run(MIDDLES);
  assert.ok(at.panel < at.stage, "the panel is not on the other side");
  assert.ok(at.tools < at.title, "the header is not the other way round");
  assert.ok(at.right !== null && at.left > at.right, `the body is mirrored: ${JSON.stringify(at)}`);
  assert.ok(at.back === null || at.front < at.back, "the views have changed places");
  await page.press(drawn("spot upper-trapezius.1 left"));
  await page.seen("svg.view .cloud");
  await page.seen(listed("toggle sources"));
});
