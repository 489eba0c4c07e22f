// Takes the pictures in `www/screenshots`: every view, ten referral charts and the panels of a visit,
// in three widths, light and dark.
//
//   make screenshots

import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { CHROMIUM } from "../tests/e2e/harness/browsers.js";
import { Page } from "../tests/e2e/harness/page.js";
import { Session } from "../tests/e2e/harness/webdriver.js";
import { serve } from "./serve.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const FOLDER = at("../www/screenshots/");
const PAGE = "variants/bare.html";

/** Width and height of the window, and the scale of the picture: small files. */
const SIZES = [
  { width: 360, height: 740, scale: 0.8 },
  { width: 768, height: 960, scale: 0.5 },
  { width: 1280, height: 860, scale: 0.45 },
];
const QUALITY = 55;

/** Until what a press has moved rests. */
const SETTLE_MS = 900;

const VIEWS = [
  "front", "back", "left", "right",
  "head-front", "head-left", "head-right", "head-back", "mouth-left", "mouth-open",
  "hand-palm-left", "hand-back-left", "leg-inner-left",
  "foot-top-left", "foot-sole-left", "foot-inner-left", "foot-outer-left", "pelvic-floor",
];

const CHARTS = [
  ["upper-trapezius.1", "right"], ["temporalis.1", "left"], ["infraspinatus.1", "right"],
  ["scalenus-medius.1", "left"], ["extensor-carpi-radialis-longus.1", "right"], ["adductor-pollicis.1", "left"],
  ["quadratus-lumborum.1", "right"], ["gluteus-minimus.1", "left"], ["vastus-medialis.1", "right"],
  ["soleus.1", "left"],
];

/** Marks of the panels below, as `exportPattern()` gives them. */
const MARKS = {
  format: "pain-map-pattern",
  version: 1,
  figure: "neutral",
  marks: [
    { zone: "temple", side: "right", strength: 6, kinds: ["aching"] },
    { zone: "neck-angle", side: "right", strength: 7, kinds: ["aching", "burning"] },
    { zone: "scapula-body", side: "right", strength: 3, kinds: [] },
  ],
  answers: [],
  felt: [],
};
const PAIN = { mode: "pain" };
const SPOT = { selected: "upper-trapezius.1 right" };
const YES = '.question [data-do$=" yes"]';
const SKIP = '[data-do="questions skip"]';

/** What is pressed on the way to a panel, one after the other; where it ends in `*`, as long as it is there. */
const NONE = '[data-do="emergencies none"]';
const CARE = [NONE, '[data-do="fit done"]*', '[data-do="care upper-trap-stretch"]'];
const PANELS = [
  { name: "panel-marks", attributes: PAIN, pattern: MARKS },
  { name: "panel-emergency", attributes: PAIN, pattern: MARKS, press: [YES] },
  { name: "panel-matches", attributes: PAIN, pattern: MARKS, press: [SKIP], show: ".matches" },
  { name: "panel-summary", attributes: PAIN, pattern: MARKS, press: [SKIP, '[data-do="toggle summary"]'] },
  { name: "panel-checklist", attributes: SPOT, press: [NONE], show: '[data-do="fit done"]' },
  { name: "panel-care", attributes: SPOT, press: CARE },
  { name: "panel-hold", attributes: SPOT, press: [...CARE, ".hold-start"] },
  { name: "panel-plan", attributes: SPOT, press: [...CARE, '[data-do^="plan add"]', '[data-do="toggle plan"]'] },
  { name: "panel-article", attributes: {}, press: ['[data-do="toggle learn"]', '[data-do="topic what-is-a-trigger-point"]'] },
];

/** All, or those that are named on the command line: `node tools/screenshots.js panel-care`. */
const wanted = process.argv.slice(2);
const states = [
  ...VIEWS.map((view) => ({ name: view, attributes: { view } })),
  ...CHARTS.map(([spot, side]) => ({ name: spot, attributes: { selected: `${spot} ${side}` } })),
  ...PANELS,
].filter(({ name }) => wanted.length === 0 || wanted.includes(name));

const host = await serve({ root: at("../www"), compress: true });
const options = CHROMIUM.capabilities["goog:chromeOptions"];
const args = [...options.args, "--hide-scrollbars"];
const capabilities = { ...CHROMIUM.capabilities, "goog:chromeOptions": { ...options, args } };
const session = await Session.start({ ...CHROMIUM, capabilities });
const devtools = (cmd, params = {}) => session.post("goog/cdp/execute", { cmd, params });
const page = new Page(session, { waitMs: 60_000 });
try {
  if (wanted.length === 0) await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const theme of ["light", "dark"]) {
    for (const size of SIZES) {
      await devtools("Emulation.setDeviceMetricsOverride", { ...size, scale: 1, deviceScaleFactor: 1, mobile: false });
      for (const state of states) await take(state, theme, size);
    }
  }
} finally {
  await session.close();
  await host.close();
}

async function take({ name, attributes, pattern, press = [], show }, theme, { width, height, scale }) {
  await session.post("url", { url: host.url + PAGE });
  await page.runAsync(
    `const [attributes] = arguments;
     await customElements.whenDefined("pain-map");
     const map = deep("pain-map");
     for (const [name, value] of Object.entries(attributes)) map.setAttribute(name, value);
     await map.ready;
     const view = attributes.view ? \`svg[data-view="\${attributes.view}"]\` : "svg.view";
     const drawn = () => deep(\`\${view} .ground g, \${view} .ground path + path\`) && (!attributes.selected || deep(".cloud"));
     for (let tries = 0; !drawn(); tries += 1) {
       if (tries > 200) break;
       await new Promise((done) => setTimeout(done, 25));
     }
     await new Promise((done) => setTimeout(done, 700));`,
    { "show-pelvic": "", theme, ...attributes },
  );
  if (pattern || press.length > 0) await page.until("the longer texts", "return deep('.loading-texts') === null");
  if (pattern) await page.run(`deep("pain-map").importPattern(arguments[0])`, pattern);
  for (const step of press) {
    const selector = step.replace(/[*]$/, "");
    if (selector === step) await page.seen(selector);
    do await page.run("deep(arguments[0])?.click()", selector);
    while (selector !== step && (await page.count(selector)) > 0);
  }
  if (show) {
    await page.seen(show);
    await page.run(`deep(arguments[0]).scrollIntoView({ block: "nearest" })`, show);
  }
  if (pattern || press.length > 0 || show) await new Promise((done) => setTimeout(done, SETTLE_MS));
  const clip = { x: 0, y: 0, width, height, scale };
  const { data } = await devtools("Page.captureScreenshot", { format: "webp", quality: QUALITY, clip });
  await writeFile(`${FOLDER}${name}-${width}-${theme}.webp`, Buffer.from(data, "base64"));
}
