// What the visitor takes along: the summary on the screen, by keys, on paper, as text and as a file.

import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { STRICT_CSP } from "../../tools/serve.js";
import { journey } from "./harness/journey.js";
import { accessible, does, ready } from "./harness/map.js";

const page = "variants/plain.html";
const OPEN = does("toggle summary");
const SHEET = ".summary .leaf";
const sheet = (what) => `[data-sheet="${what}"]`;

/** Papers, in centimeters. */
const PAPERS = { A4: { width: 21, height: 29.7 }, Letter: { width: 21.59, height: 27.94 } };

/** Marks as a visitor of the list makes them: by the action of what is pressed. */
const MARK = `
  const root = deep("pain-map").shadowRoot;
  for (const action of arguments) {
    const button = document.createElement("button");
    button.dataset.do = action;
    root.append(button);
    button.click();
    button.remove();
  }`;

const MARKS = ["mode pain", "mark temple right", "mark front-of-shoulder left", "mark back-of-shoulder right", "mark sole-arch left"];

async function marked(page, ...more) {
  await ready(page);
  await page.run(MARK, ...MARKS, ...more);
}

async function opened(page, ...more) {
  await marked(page, ...more);
  await page.press(OPEN);
  await page.seen(`${SHEET} [data-view="foot-sole-left"]`);
  await page.seen(`${SHEET} [data-view="back"] [data-mark]`);
}

/** The printed document names no icon, and the browser asks for one. */
const NO_ICON = [/favicon/];

/** Puts the document that is printed in place of the page. */
const SHOW_PRINT = `
  const { fill } = await import(new URL("../pkg/summary.js", location.href).href);
  await fill(document, deep(".summary .leaf"));`;

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

journey("the summary opens from the panel, says what was marked, and closes by keys", { page }, async ({ page }) => {
  await opened(page);
  await page.says(SHEET, "Temple, right");
  await page.says(SHEET, "5 of 10");
  await page.says(SHEET, "not a diagnosis");
  await page.says(SHEET, String(new Date().getFullYear()));
  assert.equal(await page.count(".widget h2"), 1);
  await page.until("the focus on the heading", "return focused()?.matches('.sheet-title')");
  await accessible(page);
  await page.keys("Escape");
  await page.gone(SHEET);
  await page.until("the focus on what opened it", "return focused()?.matches('.panel [data-do=\"toggle summary\"]')");
});

journey("the summary fits a phone", { page, width: 360, height: 740 }, async ({ page }) => {
  await ready(page);
  await page.run(MARK, ...MARKS, "toggle summary");
  await page.seen(SHEET);
  await accessible(page);
  const widest = await page.run("const box = deep('.summary'); return box.scrollWidth - box.clientWidth");
  assert.ok(widest <= 0, `the sheet is ${widest} px too wide`);
});

journey("the text is copied, or the browser's refusal is said", { page }, async ({ page }) => {
  await opened(page);
  await page.run(`
    window.copied = "";
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } });`);
  await page.press(sheet("copy"));
  await page.says(".summary-told", "copied");
  const text = await page.run("return window.copied");
  for (const line of ["1. Temple, right: 5 of 10", "2. Front of the shoulder, left: 5 of 10", "4. Inner arch of the sole, left"]) {
    assert.ok(text.includes(line), text);
  }
  await page.run("navigator.clipboard.writeText = async () => { throw new Error('refused'); }");
  await page.press(sheet("copy"));
  await page.says(".summary-told", "did not allow");
});

for (const [kind, type] of [["svg", "image/svg+xml"], ["png", "image/png"]]) {
  journey(`the picture is saved as ${kind} under a strict policy`, { page: "variants/strict-csp.html", csp: STRICT_CSP }, async ({ page }) => {
    await opened(page);
    await page.run(`
      HTMLAnchorElement.prototype.click = function () { window.saved = { name: this.download, href: this.href }; };
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => { window.savedBlob = blob; return create.call(URL, blob); };`);
    await page.press(sheet(kind));
    await page.until("a file", "return window.saved !== undefined");
    const saved = await page.runAsync("return { ...window.saved, type: window.savedBlob.type, size: window.savedBlob.size }");
    assert.equal(saved.name, `pain-map.${kind}`);
    assert.equal(saved.type, type);
    assert.ok(saved.size > 20_000, `${saved.size} bytes`);
  });
}

const lost = { path: /qr\.js$/, abort: true };

journey("a sheet whose code does not come is printed without it, and the next one has it", { page: "variants/along.html", faults: [lost], problems: [/^network: /, ...NO_ICON] }, async ({ page, host }) => {
  await marked(page, "toggle share", "toggle summary");
  await page.seen(`${SHEET} [data-link]`);
  const codes = () => page.runAsync(`
    const { fill } = await import(new URL("../pkg/summary.js", location.href).href);
    const frame = document.createElement("iframe");
    await new Promise((resolve) => {
      frame.onload = resolve;
      document.body.append(frame);
      setTimeout(resolve, 1000);
    });
    await fill(frame.contentDocument, deep(".summary .leaf"));
    return ["[data-link]", "[data-link] svg"].map((what) => frame.contentDocument.querySelectorAll(what).length);`);
  assert.deepEqual(await codes(), [1, 0]);
  host.faults.length = 0;
  assert.deepEqual(await codes(), [1, 1]);
});

journey("print makes a frame with the sheet alone, under a strict policy", { page: "variants/strict-csp.html", csp: STRICT_CSP }, async ({ page }) => {
  await opened(page);
  // The dialog would stop the page: the frame's own print is watched in its place.
  await page.run(`
    window.printed = [];
    window.print = () => window.printed.push("page");
    const root = deep("pain-map").shadowRoot;
    const append = root.append;
    root.append = function (...nodes) {
      append.apply(this, nodes);
      for (const node of nodes) {
        if (node.localName !== "iframe") continue;
        const watch = () => { node.contentWindow.print = () => {
          const { document } = node.contentWindow;
          window.printed.push({
            sheets: document.querySelectorAll(".leaf").length,
            others: document.body.children.length - 1,
            size: getComputedStyle(document.querySelector(".leaf")).display,
          });
        }; };
        watch();
        node.addEventListener("load", watch);
      }
    };`);
  await page.press(sheet("print"));
  await page.until("a print", "return window.printed.length > 0");
  assert.deepEqual(await page.run("return window.printed"), [{ sheets: 1, others: 0, size: "grid" }]);
});

journey("on paper it is one page of A4 or Letter, with the marks on their sides", { page, only: ["chromium", "firefox"], problems: NO_ICON }, async ({ page }) => {
  await opened(page, ...Array.from({ length: 6 }, (_, n) => `strength temple right ${n}`));
  await page.runAsync(SHOW_PRINT);
  const places = await page.run(`
    return ["front", "back"].flatMap((view) => {
      const picture = document.querySelector(".body [data-view=" + view + "]");
      const { x, width } = picture.getBoundingClientRect();
      return [...picture.querySelectorAll("[data-mark]")].map((mark) => {
        const dot = mark.querySelector(".leader-dot").getBoundingClientRect();
        return [view, mark.dataset.mark, dot.x + dot.width / 2 < x + width / 2 ? "left" : "right"].join(" ");
      });
    })`);
  assert.ok(places.includes("front temple right left"), places.join("; "));
  assert.ok(places.includes("front front-of-shoulder left right"), places.join("; "));
  assert.ok(places.includes("back back-of-shoulder right right"), places.join("; "));
  for (const [name, paper] of Object.entries(PAPERS)) {
    const pdf = await page.print(paper);
    assert.equal(pagesOf(pdf), 1, name);
  }
  const over = await page.run(`
    const column = document.querySelector(".sheet-words");
    const sheet = document.querySelector(".leaf");
    return Math.max(column.scrollHeight - column.clientHeight, sheet.scrollHeight - sheet.clientHeight)`);
  assert.ok(over <= 1, `${over} px do not fit`);
});

journey("with every place marked it is still one page, and says how many are left out", { page, only: ["chromium", "firefox"], problems: NO_ICON }, async ({ page }) => {
  await ready(page);
  await page.run(MARK, "mode pain");
  const zones = await page.run("return deepAll('.zone').map((zone) => zone.dataset.target.split(' '))");
  const marks = zones.map(([, zone, side]) => ({ zone, side, strength: 5, kinds: [] }));
  await page.run(`deep("pain-map").importPattern(arguments[0])`, { format: "pain-map-pattern", version: 1, marks });
  await page.run(MARK, "toggle summary");
  await page.says(SHEET, "more places");
  await page.runAsync(SHOW_PRINT);
  for (const [name, paper] of Object.entries(PAPERS)) assert.equal(pagesOf(await page.print(paper)), 1, name);
  const over = await page.run("const column = document.querySelector('.sheet-words'); return column.scrollHeight - column.clientHeight");
  assert.ok(over <= 1, `${over} px of the list do not fit`);
});

for (const width of [360, 1280]) {
  journey(`the browser's own print has the sheet whole, from ${width} px`, { page: "variants/bare.html", width, height: 800, only: ["chromium", "firefox"] }, async ({ page }) => {
    await opened(page);
    for (const [name, paper] of Object.entries(PAPERS)) {
      const pdf = await page.print(paper);
      assert.equal(pagesOf(pdf), 1, name);
    }
  });
}

const PLANNED = ["spot upper-trapezius.1 left", "fit done", "plan add upper-trap-stretch"];

journey("a plan of one entry has a picture of a calm size, and the buttons stand in two rows", { page, width: 768, height: 1024 }, async ({ page }) => {
  await ready(page);
  await page.run(MARK, "questions skip", ...PLANNED, "toggle plan", "toggle summary");
  await page.seen(".plan-leaf .view");
  const width = await page.run(`return deep(".plan-leaf .view").getBoundingClientRect().width`);
  assert.ok(width > 200 && width <= 340, `${width} px`);
  const rows = await page.run(`
    const buttons = [...deep(".summary-bar").querySelectorAll("button")];
    return [new Set(buttons.map((button) => button.getBoundingClientRect().top)).size, buttons.every((button) => button.scrollWidth <= button.clientWidth)];`);
  assert.deepEqual(rows, [2, true]);
  await accessible(page);
});

journey("the clinic's words at the foot of a sheet never push ours off it", { page }, async ({ page }) => {
  await ready(page);
  await page.run(MARK, ...MARKS, "questions skip", ...PLANNED, "toggle summary");
  await page.seen(`${SHEET} [data-view="foot-sole-left"]`);
  await page.seen(".plan-leaf .view");
  await page.run(`deep("pain-map").content = { disclaimer: "We use this map to talk with you. ".repeat(60) }`);
  await page.says(".sheet-own", "We use this map to talk with you.");
  const sheets = await page.run(`
    return deepAll(".summary .leaf").map((leaf) => {
      const bottom = leaf.getBoundingClientRect().bottom;
      const ours = leaf.querySelector(".sheet-ours").getBoundingClientRect();
      const foot = leaf.querySelector(".sheet-foot").getBoundingClientRect();
      const above = [...leaf.querySelectorAll(".sheet-figures > *, .sheet-words > *, .plan-entries > *")];
      return ours.height > 0 && ours.bottom <= bottom && above.every((part) => part.getBoundingClientRect().bottom <= foot.top);
    });`);
  assert.deepEqual(sheets, [true, true]);
});

for (const clinic of ["physio", "hospital"]) {
  for (const width of [560, 768]) {
    journey(`nothing on the ${clinic}'s sheet lies over a figure at ${width} px`, { page: `clinics/${clinic}/index.html`, width, height: 1024 }, async ({ page }) => {
      const over = () => page.run(`
        const leaf = deep(".summary .leaf");
        const figures = [...leaf.querySelectorAll(".sheet-figures .view")].map((view) => view.getBoundingClientRect());
        const liesOver = (box) => figures.some((figure) => figure !== box &&
          box.left + 1 < figure.right && figure.left + 1 < box.right && box.top + 1 < figure.bottom && figure.top + 1 < box.bottom);
        const texts = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) {
          if (texts.currentNode.parentNode.closest("svg")) continue;
          const words = document.createRange();
          words.selectNode(texts.currentNode);
          if ([...words.getClientRects()].some(liesOver)) found.push(texts.currentNode.data);
        }
        return [figures.length, figures.filter(liesOver).length, found];`);
      await ready(page);
      await page.run(MARK, "mode pain", "mark temple right", "toggle summary");
      await page.seen(".sheet-own");
      await page.seen(`${SHEET} [data-view="front"] [data-mark]`);
      assert.deepEqual(await over(), [2, 0, []]);
      await page.run(MARK, "mark sole-arch left");
      await page.seen(`${SHEET} [data-view="foot-sole-left"]`);
      assert.deepEqual(await over(), [3, 0, []]);
    });
  }
}
