// Sizes of the shipped files, and what the map costs in Chromium, as tables for the README.
//
//   make bench
//   make bench PARTS="rank drag"   some tables alone, printed only
//
// "Visible": the body is painted. "Answered": a press, made as soon as the map is visible, has
// its answer painted. Both count from the start of the navigation, with an empty cache, from a
// local server that sends brotli. "Press to paint": from the time stamp of the press to the end
// of the frame that shows its answer.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { measuredBudgets, shippedFiles } from "../tools/budgets.js";
import { serve } from "../tools/serve.js";
import { CHROMIUM } from "../tests/e2e/harness/browsers.js";
import { Page } from "../tests/e2e/harness/page.js";
import { Session } from "../tests/e2e/harness/webdriver.js";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const README = at("../README.md");
const MARKERS = ["<!-- measured by `make bench` -->", "<!-- end of the measurements -->"];

const PAGE = "variants/plain.html";
/** One view, a panel beside it: the layout that the budget counts. */
const SIZE = { width: 880, height: 900 };
/** Front and back side by side. */
const WIDE_SIZE = { width: 1280, height: 900 };
const FRAME_MS = 1000 / 60;
const N_COLD = 7;
const N_PRESSES = 200;
const TARGET = 'svg[data-view="front"] .spot';

/** Slow 4G: 1.6 Mbit/s down, 0.75 up, 150 ms. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const PLAIN = { name: "plain", cpu: 1 };
const SLOW = { name: "slow 4G, CPU 4 times slower", cpu: 4, network: SLOW_4G };

/** Changes of the picture, each with what undoes it. */
const CHANGES = [
  ["Turn to the side", '.tile[data-do="show left"]', '.tile[data-do="show front"]'],
  ["Layer", '[data-do="layer deep"]', '[data-do="layer muscle"]'],
  ["Into a close-up", '.tile[data-do="show head-front"]', ".whole-body"],
];
const N_CHANGES = 12;

/** How long a drag from the shoulder to the ankle takes. */
const DRAG_MS = 1500;
const N_DRAGS = 6;

/** Marks whose ranking is timed; 0 stands for every zone on both sides. */
const N_MARKS = [1, 10, 24, 80, 0];

/** Ranks patterns, so many in a row that the coarse clock does not matter; microseconds for one. */
const RANK = `
  const { default: start, Patterns } = await import("/rank/bench_rank.js");
  window.__rank ??= await start();
  const [ROUNDS, IN_A_ROW] = [60, 25];
  const patterns = new Patterns(arguments[0]);
  const times = [];
  for (let round = -10; round < ROUNDS; round += 1) {
    const start = performance.now();
    for (let turn = 0; turn < IN_A_ROW; turn += 1) patterns.rank(round * IN_A_ROW + turn + 1000);
    if (round >= 0) times.push(((performance.now() - start) * 1000) / IN_A_ROW);
    await new Promise((done) => setTimeout(done));
  }
  return times;`;

/** Notes frames until the pointer is up again. */
const WATCH_DRAG = `
  window.__frames = [];
  let up = false;
  window.__panel = 0;
  addEventListener("pointerup", (event) => {
    up = true;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (window.__panel = performance.now() - event.timeStamp);
      port2.postMessage(null);
    });
  }, { once: true });
  const step = (time) => {
    window.__frames.push(time);
    if (!up) requestAnimationFrame(step);
  };
  addEventListener("pointermove", () => requestAnimationFrame(step), { once: true });`;

/** Moves the slider of a mark, and notes how long all that follows takes. */
const SLIDE = `
  const slider = deep(".slider");
  const times = [];
  for (let turn = 0; turn < 40; turn += 1) {
    slider.value = String(turn % 11);
    const start = performance.now();
    slider.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    times.push(performance.now() - start);
    await new Promise(requestAnimationFrame);
  }
  return times;`;

/** Presses a button, and notes the paint that answers and the frames until nothing moves. */
const CHANGE = `
  const start = performance.now();
  deep(arguments[0]).click();
  const paint = await new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now() - start);
    port2.postMessage(null);
  }));
  const moves = () => deepAll("pain-map").some((map) => map.shadowRoot.getAnimations().length > 0);
  const frames = await new Promise((done) => {
    const times = [];
    const step = (time) => {
      times.push(time);
      if (times.length < 3 || moves()) requestAnimationFrame(step);
      else done(times);
    };
    requestAnimationFrame(step);
  });
  return { paint, frames };`;

/** The tables by name; all of them where none is asked for. */
const PARTS = {
  sizes: () => [sizesTable(), budgetsTable()],
  rank: async () => [rankTable([await rankTimes(1), await rankTimes(4)])],
  cold: async () => {
    const point = await warmUp();
    return [coldTable([await coldLoads(PLAIN, point), await coldLoads(SLOW, point)])];
  },
  press: async () => {
    const presses = [await pressTimes(1), await pressTimes(4)];
    return [pressTable(presses), memoryTable(presses)];
  },
  change: async () => [changesTable([...(await changeTimes(1)), ...(await changeTimes(4))])],
  figure: async () => [figureTable([await figureTimes(1), await figureTimes(4)])],
  drag: async () => [dragTable([await dragTimes(1), await dragTimes(4)])],
};

const host = await serve({
  root: at("../www"),
  mounts: { "/benches/": at("."), "/rank/": at("../target/bench") },
  compress: true,
  earlyScripts: ["/benches/probe.js"],
});
try {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0) throw new Error(`unknown part "${unknown[0]}"; use ${Object.keys(PARTS).join(", ")}`);
  const tables = [];
  for (const [name, measure] of Object.entries(PARTS)) {
    if (asked.length === 0 || asked.includes(name)) tables.push(...(await measure()));
  }
  const report = tables.join("\n\n");
  console.log(report);
  if (asked.length === 0) await keep(report);
} finally {
  await host.close();
}

/** Compresses every file once, and finds the place to press. */
async function warmUp() {
  return inBrowser(1, async ({ page }) => {
    await open(page);
    return page.pressPoint(TARGET);
  });
}

async function coldLoads({ name, cpu, network }, point) {
  const runs = [];
  for (let run = 0; run < N_COLD; run += 1) {
    runs.push(await inBrowser(cpu, (browser) => coldLoad(browser, network, point)));
  }
  const middle = (key) => quantile(runs.map((run) => run[key]), 0.5);
  return { name, visible: middle("visible"), answered: middle("answered") };
}

async function coldLoad({ session, page, devtools }, network, point) {
  await page.open("about:blank", SIZE);
  if (network) {
    await devtools("Network.enable");
    await devtools("Network.emulateNetworkConditions", network);
  }
  await session.post("url", { url: host.url + PAGE });
  await page.until("the map", "return window.__probe?.visible > 0");
  await page.pressAt(point.x, point.y);
  await page.until("the answer", "return window.__probe.answered");
  return page.run("return window.__probe");
}

async function pressTimes(cpu) {
  return inBrowser(cpu, async ({ page, devtools }) => {
    await open(page);
    const before = await memory(devtools);
    const points = await places(page);
    for (let press = 0; press < N_PRESSES; press += 1) {
      const { x, y } = points[press % points.length];
      await page.pressAt(x, y);
      await page.until("the paint", "return window.__probe.presses.length > arguments[0]", press);
    }
    const { presses } = await page.run("return window.__probe");
    return { cpu, paint: presses.map(([paint]) => paint), script: presses.map(([, script]) => script), before, after: await memory(devtools) };
  });
}

/** Front and back as one figure after the other; the first round only brings their files. */
async function figureTimes(cpu) {
  return inBrowser(cpu, async ({ page }) => {
    await page.open(host.url + PAGE, { ...SIZE, width: 1280 });
    await page.runAsync(`
      await customElements.whenDefined("pain-map");
      await deep("pain-map").ready;`);
    await page.press('[data-do="toggle bodies"]');
    const paint = [];
    for (let round = 0; round < 4; round += 1) {
      for (const figure of ["female", "male", "larger", "child", "older", "neutral"]) {
        const before = await page.run("return window.__probe.presses.length");
        await page.press(`[data-do="figure ${figure}"]`);
        await page.until("the paint", "return window.__probe.presses.length > arguments[0]", before);
        const presses = await page.run("return window.__probe.presses");
        if (round > 0) paint.push(presses.at(-1)[0]);
      }
    }
    return { cpu, paint };
  });
}

/** Times of the ranking alone, by the number of marks. */
async function rankTimes(cpu) {
  return inBrowser(cpu, async ({ page }) => {
    await open(page);
    const times = [];
    for (const count of N_MARKS) times.push(await page.runAsync(RANK, count));
    return times;
  });
}

function rankTable([plain, slow]) {
  const us = (time) => `${time.toFixed(0)} µs`;
  const cells = (times) => [us(quantile(times, 0.5)), us(quantile(times, 0.95))];
  const rows = N_MARKS.map((count, idx) => [count ? String(count) : "every zone, both sides", ...cells(plain[idx]), ...cells(slow[idx])]);
  return table(["Ranking alone in Chromium, by marks", "Median", "p95", "CPU 4 times slower, median", "p95"], rows);
}

/** Drags down the body, each time on an empty map, and then a slider with all these marks. */
async function dragTimes(cpu) {
  return inBrowser(cpu, async ({ page }) => {
    await page.open(host.url + PAGE, { ...SIZE, height: 1100 });
    await page.seen(TARGET);
    await page.press('[data-do="mode pain"]');
    await page.seen('svg[data-view="front"] .zone');
    const from = await page.pressPoint('svg[data-view="front"] [data-do="zone forehead left"]');
    const to = await page.pressPoint('svg[data-view="front"] [data-do="zone anterior-ankle left"]');
    const runs = [];
    let marks = 0;
    for (let drag = 0; drag <= N_DRAGS; drag += 1) {
      await page.run(WATCH_DRAG);
      await page.drag(from, to, "mouse", DRAG_MS);
      const frames = await page.run("return window.__frames");
      await page.until("the panel", "return window.__panel > 0");
      const paint = await page.run("return window.__panel");
      if (drag > 0) runs.push({ paint, frames });
      marks = await page.count("li.mark");
      if (drag < N_DRAGS) await page.press('[data-do="undo"]');
    }
    await page.run('deep(".mark-row").click()');
    await page.seen(".slider");
    const slides = await page.runAsync(SLIDE);
    return { cpu, marks, slides, ...moved(runs) };
  });
}

function dragTable(rows) {
  const cells = ({ cpu, marks, slides, rate, dropped, paint }) => [
    cpu === 1 ? "plain" : `CPU ${cpu} times slower`,
    String(marks),
    rate.toFixed(0),
    dropped.toFixed(1),
    ms(quantile(paint, 0.5)),
    ms(quantile(slides, 0.5)),
    ms(quantile(slides, 0.95)),
  ];
  const head = ["Drag from forehead to ankle", "Zones", "Frames a second", "Dropped frames", "From its end to the panel", "Another strength with all these marks: script, median", "p95"];
  return table(head, rows.map(cells));
}

/** Places on muscles all over the front, each followed by one on the other side of the body. */
async function places(page) {
  const muscles = await page.run(`
    return deepAll('svg[data-view="front"] [data-do^="muscle "]').map((node) => node.dataset.do);`);
  const points = [];
  for (const muscle of new Set(muscles)) {
    const point = await page.pressPoint(`svg[data-view="front"] [data-do="${muscle}"]`);
    if (point.x) points.push(point);
  }
  const half = Math.ceil(points.length / 2);
  return points.slice(0, half).flatMap((point, idx) => [point, points[half + idx] ?? point]);
}

/** Bytes and nodes after the garbage is collected. */
async function memory(devtools) {
  await devtools("HeapProfiler.collectGarbage");
  await devtools("Performance.enable");
  const { metrics } = await devtools("Performance.getMetrics");
  const value = (name) => metrics.find((metric) => metric.name === name).value;
  return { heap: value("JSHeapUsedSize"), nodes: value("Nodes") };
}

async function open(page) {
  await page.open(host.url + PAGE, SIZE);
  await page.runAsync(`
    await customElements.whenDefined("pain-map");
    await deep("pain-map").ready;`);
  await page.seen(TARGET);
}

/** Runs `job` in a fresh browser, whose cache is empty, at a part of the processor's speed. */
async function inBrowser(cpu, job) {
  const capabilities = { ...CHROMIUM.capabilities, pageLoadStrategy: "none" };
  const session = await Session.start({ ...CHROMIUM, capabilities });
  const devtools = (cmd, params = {}) => session.post("goog/cdp/execute", { cmd, params });
  try {
    if (cpu > 1) await devtools("Emulation.setCPUThrottlingRate", { rate: cpu });
    return await job({ session, page: new Page(session, { waitMs: 60_000 }), devtools });
  } finally {
    await session.close();
  }
}

/** Times of the changes on a wide map, after each drawing was there once. */
async function changeTimes(cpu) {
  return inBrowser(cpu, async ({ page }) => {
    await page.open(host.url + PAGE, WIDE_SIZE);
    await page.seen(TARGET);
    const rows = [];
    for (const [name, there, back] of CHANGES) {
      const runs = [];
      for (let round = 0; round <= N_CHANGES; round += 1) {
        for (const selector of [there, back]) {
          await page.seen(selector);
          const run = await page.runAsync(CHANGE, selector);
          await page.seen("svg.view .skin");
          if (round > 0) runs.push(run);
        }
      }
      rows.push({ cpu, name, ...moved(runs) });
    }
    return rows;
  });
}

/** Frames of a movement are dropped where the next one comes later than a frame's time. */
function moved(runs) {
  const steps = runs.flatMap(({ frames }) => frames.slice(1).map((time, idx) => time - frames[idx]));
  const late = steps.map((step) => Math.max(0, Math.round(step / FRAME_MS) - 1));
  const lasted = steps.reduce((sum, step) => sum + step, 0);
  return {
    paint: runs.map(({ paint }) => paint),
    rate: (steps.length * 1000) / lasted,
    dropped: late.reduce((sum, count) => sum + count, 0) / runs.length,
  };
}

function changesTable(rows) {
  const cells = ({ cpu, name, paint, rate, dropped }) => [
    cpu === 1 ? name : `${name}, CPU ${cpu} times slower`,
    ms(quantile(paint, 0.5)),
    ms(quantile(paint, 0.95)),
    rate.toFixed(0),
    dropped.toFixed(1),
  ];
  return table(["Change of the picture, and back", "To paint, median", "p95", "Frames a second", "Dropped frames"], rows.map(cells));
}

function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

function sizesTable() {
  const rows = [...shippedFiles()].map(([path, { raw, brotli }]) => [`\`${path}\``, bytes(raw), bytes(brotli)]);
  return table(["File", "Bytes", "Brotli"], rows);
}

function budgetsTable() {
  const rows = measuredBudgets().map(({ name, size, budget }) => [name, kib(size), `${kib(budget)}${size > budget ? " (over)" : ""}`]);
  return table(["Part", "Brotli", "Budget"], rows);
}

function coldTable(loads) {
  const rows = loads.map(({ name, visible, answered }) => [name, ms(visible), ms(answered)]);
  return table(["Cold load in Chromium", "Visible", "First press answered"], rows);
}

function pressTable(runs) {
  const rows = runs.map(({ cpu, paint, script }) => [
    cpu === 1 ? "plain" : `CPU ${cpu} times slower`,
    ms(quantile(paint, 0.5)),
    ms(quantile(paint, 0.95)),
    ms(quantile(script, 0.5)),
    ms(quantile(script, 0.95)),
  ]);
  const head = [`${N_PRESSES} presses`, "To paint, median", "p95", "Script, median", "p95"];
  return table(head, rows);
}

function figureTable(runs) {
  const rows = runs.map(({ cpu, paint }) => [
    cpu === 1 ? "plain" : `CPU ${cpu} times slower`,
    ms(quantile(paint, 0.5)),
    ms(quantile(paint, 0.95)),
  ]);
  return table(["Switch of the figure, front and back", "To paint, median", "p95"], rows);
}

function memoryTable([{ before, after }]) {
  const row = (name, { heap, nodes }) => [name, `${(heap / 1024 / 1024).toFixed(1)} MiB`, String(nodes)];
  return table(["Page", "JS heap", "DOM nodes"], [row("loaded", before), row(`after ${N_PRESSES} presses`, after)]);
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, idx) => (idx === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

function bytes(count) {
  return count.toLocaleString("en-US");
}

function kib(count) {
  return `${(count / 1024).toFixed(1)} KiB`;
}

function ms(time) {
  return `${time.toFixed(time < 100 ? 1 : 0)} ms`;
}

/** Puts the report between the markers of the README, where it has them. */
async function keep(report) {
  const readme = await readFile(README, "utf8").catch(() => "");
  const [start, end] = MARKERS.map((marker) => readme.indexOf(marker));
  if (start < 0 || end < start) return console.log(`\nno place in README.md: it lacks ${MARKERS.join(" and ")}`);
  const text = `${readme.slice(0, start)}${MARKERS[0]}\n\n${report}\n\n${readme.slice(end)}`;
  await writeFile(README, text);
}
