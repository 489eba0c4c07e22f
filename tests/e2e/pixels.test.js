// Rendered pages, pixel by pixel, against the accepted pictures in `tests/pixels/`.
//
// Chromium only: engines smooth edges in their own ways. Words are taken away, and everything whose
// size follows from them, because machines have different fonts. To accept a change: UPDATE_PIXELS=1 node tools/run-tests.js tests/e2e/pixels.test.js,
// then look at the pictures.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { journey } from "./harness/journey.js";
import { ready } from "./harness/map.js";

/** How far the color of a pixel may be off, 0 to 1, before it counts; softened edges never count. */
const COLOR_TOLERANCE = 0.1;

/** Share of pixels that may count: one version of the browser draws a hairline unlike the next. */
const SHARE_TOLERANCE = 0.002;

const ACCEPTED = new URL("../pixels/", import.meta.url);
const FOUND = new URL("../../target/e2e/", import.meta.url);

const HIDE_WORDS = `
  text, .tag { visibility: hidden !important; }
  header, .header, .chooser, .corner, .closeup-bar, .legend, .layers, .invitation { display: none !important; }
  *, *::before, *::after { animation: none !important; transition: none !important; }`;

/** Pictures: their name, and what the page is told before. */
const CASES = [
  { name: "start", attributes: {} },
  { name: "left-side", attributes: { view: "left" } },
  { name: "deep-back", attributes: { view: "back", layers: "deep" } },
  { name: "dark", attributes: { theme: "dark" } },
  { name: "upper-trapezius-1", attributes: { selected: "upper-trapezius.1 right" } },
  { name: "piriformis-1", attributes: { view: "back", selected: "piriformis.1 left" } },
  { name: "head-left", attributes: { view: "head-left" } },
  { name: "hand-palm", attributes: { view: "hand-palm-right" } },
];

for (const { name, attributes } of CASES) {
  const options = { page: "variants/bare.html", width: 768, height: 900, only: ["chromium"] };
  journey(`the picture "${name}" is as it was accepted`, options, async ({ page }) => {
    await ready(page);
    const box = await page.runAsync(
      `const [attributes, style] = arguments;
       const map = document.querySelector("pain-map");
       const sheet = new CSSStyleSheet();
       sheet.replaceSync(style);
       map.shadowRoot.adoptedStyleSheets.push(sheet);
       for (const [name, value] of Object.entries(attributes)) map.setAttribute(name, value);
       const drawn = () => map.shadowRoot.querySelector("svg.view .ground path + path, svg.view .ground g");
       while (!drawn() || (attributes.selected && !map.shadowRoot.querySelector(".cloud"))) {
         await new Promise((done) => setTimeout(done, 50));
       }
       scrollTo(0, 0);
       for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
       const { x, y, width, height } = map.shadowRoot.querySelector(".figures").getBoundingClientRect();
       return { x, y, width, height };`,
      attributes,
      HIDE_WORDS,
    );
    await compare(name, cropped(PNG.sync.read(await page.screenshot()), box));
  });
}

/** The part of a picture inside a box, as far as the window shows it. */
function cropped(picture, box) {
  const left = Math.ceil(box.x);
  const top = Math.ceil(box.y);
  const width = Math.min(Math.floor(box.width), picture.width - left);
  const height = Math.min(Math.floor(box.height), picture.height - top);
  const part = new PNG({ width, height });
  PNG.bitblt(picture, part, left, top, width, height, 0, 0);
  return part;
}

async function compare(name, found) {
  const file = new URL(`${name}.png`, ACCEPTED);
  if (process.env.UPDATE_PIXELS) {
    await mkdir(ACCEPTED, { recursive: true });
    await writeFile(file, PNG.sync.write(found));
    return;
  }
  const accepted = PNG.sync.read(await readFile(file));
  const { width, height } = accepted;
  assert.deepEqual([found.width, found.height], [width, height], `${name}: the picture has another size`);
  const difference = new PNG({ width, height });
  const options = { threshold: COLOR_TOLERANCE };
  const count = pixelmatch(accepted.data, found.data, difference.data, width, height, options);
  const share = count / (width * height);
  if (share > SHARE_TOLERANCE) {
    await mkdir(FOUND, { recursive: true });
    await writeFile(new URL(`${name}-found.png`, FOUND), PNG.sync.write(found));
    await writeFile(new URL(`${name}-difference.png`, FOUND), PNG.sync.write(difference));
  }
  const where = fileURLToPath(FOUND);
  assert.ok(share <= SHARE_TOLERANCE, `${name}: ${(share * 100).toFixed(2)} % of the pixels differ; see ${where}`);
}
