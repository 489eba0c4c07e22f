// Takes the pictures in `www/screenshots`: every view and ten referral charts, in three widths,
// light and dark.
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

const states = [
  ...VIEWS.map((view) => ({ name: view, attributes: { view } })),
  ...CHARTS.map(([spot, side]) => ({ name: spot, attributes: { selected: `${spot} ${side}` } })),
];

const host = await serve({ root: at("../www"), compress: true });
const options = CHROMIUM.capabilities["goog:chromeOptions"];
const args = [...options.args, "--hide-scrollbars"];
const capabilities = { ...CHROMIUM.capabilities, "goog:chromeOptions": { ...options, args } };
const session = await Session.start({ ...CHROMIUM, capabilities });
const devtools = (cmd, params = {}) => session.post("goog/cdp/execute", { cmd, params });
const page = new Page(session, { waitMs: 60_000 });
try {
  await rm(FOLDER, { recursive: true, force: true });
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

async function take({ name, attributes }, theme, { width, height, scale }) {
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
  const clip = { x: 0, y: 0, width, height, scale };
  const { data } = await devtools("Page.captureScreenshot", { format: "webp", quality: QUALITY, clip });
  await writeFile(`${FOLDER}${name}-${width}-${theme}.webp`, Buffer.from(data, "base64"));
}
