// What a visitor can do with a page, and what a test can see of it.
//
// Selectors reach through open shadow roots: `find` looks in the document first, then in
// each shadow root, in document order.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { KEYS } from "./webdriver.js";

const WAIT_MS = 10_000;
const POLL_MS = 25;
/** Browsers refuse windows narrower than this; a narrower page is shown in a frame. */
const MIN_WINDOW_WIDTH = 500;

/** Functions available to every script; `deep` finds through shadow roots. */
const PRELUDE = `
  const roots = (root) => [root, ...[...root.querySelectorAll("*")]
    .filter((node) => node.shadowRoot).flatMap((node) => roots(node.shadowRoot))];
  const deepAll = (selector) => roots(document).flatMap((root) => [...root.querySelectorAll(selector)]);
  const deep = (selector) => deepAll(selector)[0] ?? null;
  const focused = (root = document) =>
    root.activeElement?.shadowRoot?.activeElement ? focused(root.activeElement.shadowRoot) : root.activeElement;
`;

/** Where a real press on \`target\` lands: a point whose topmost element is the target. */
const PRESS_POINT = `
  const target = deep(arguments[0]);
  if (!target) return { missing: true };
  target.scrollIntoView({ block: "nearest", inline: "nearest" });
  const root = target.getRootNode();
  const box = target.getBoundingClientRect();
  const parts = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0.05, 0.95];
  let cover = null;
  for (const down of parts) for (const across of parts) {
    const x = box.left + box.width * across;
    const y = box.top + box.height * down;
    const top = root.elementFromPoint(x, y);
    if (top && (top === target || target.contains(top))) return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
    cover = top ?? cover;
  }
  return { covered: cover ? cover.outerHTML.slice(0, 200) : "nothing: it is outside the window" };
`;

export class Page {
  #session;
  #framed = false;

  constructor(session) {
    this.#session = session;
  }

  /** Opens `url` in a window, or a frame, whose inside has the given size. */
  async open(url, { width = 1280, height = 900 } = {}) {
    this.#framed = width < MIN_WINDOW_WIDTH;
    await this.#session.post("frame", { id: null });
    if (!this.#framed) {
      await this.resize(width, height);
      await this.#session.post("url", { url });
      return;
    }
    await this.#sizeWindow(1280, 1000);
    await this.#session.post("url", { url: new URL("/e2e/frame.html", url).href });
    await this.#session.post("execute/async", {
      script: `
        const [url, width, height, done] = arguments;
        const frame = document.querySelector("iframe");
        Object.assign(frame.style, { width: width + "px", height: height + "px" });
        frame.onload = () => done();
        frame.src = url;`,
      args: [url, width, height],
    });
    await this.#session.post("frame", { id: 0 });
  }

  /** Changes the inside size of the window, or of the frame. */
  async resize(width, height) {
    if (!this.#framed) return this.#sizeWindow(width, height);
    return this.run(
      `Object.assign(frameElement.style, { width: arguments[0] + "px", height: arguments[1] + "px" });`,
      width,
      height,
    );
  }

  async #sizeWindow(width, height) {
    const inside = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
    const [sides, bars] = await this.run(inside);
    await this.#session.post("window/rect", { width: width + sides, height: height + bars });
  }

  reload() {
    return this.#session.post("refresh");
  }

  back() {
    return this.#session.post("back");
  }

  /** Runs a function body in the page; `deep(selector)` and `focused()` are available. */
  run(script, ...args) {
    return this.#session.post("execute/sync", { script: PRELUDE + script, args });
  }

  /** Like `run`, for a body that uses `await`. */
  async runAsync(script, ...args) {
    const { error, value } = await this.#session.post("execute/async", {
      script: `${PRELUDE}
        const done = arguments[arguments.length - 1];
        (async function () { ${script} }).apply(null, [...arguments].slice(0, -1)).then(
          (value) => done({ value }), (error) => done({ error: String(error) }));`,
      args,
    });
    if (error) throw new Error(error);
    return value;
  }

  /** Waits until a function body returns something truthy, and returns it. */
  async until(what, script, ...args) {
    const end = Date.now() + WAIT_MS;
    for (;;) {
      const value = await this.run(script, ...args);
      if (value) return value;
      if (Date.now() > end) throw new Error(`waited ${WAIT_MS} ms for ${what}`);
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  }

  /** Waits for an element. */
  seen(selector) {
    return this.until(selector, "return deep(arguments[0]) !== null", selector);
  }

  /** Waits until no element matches. */
  gone(selector) {
    return this.until(`no ${selector}`, "return deep(arguments[0]) === null", selector);
  }

  /** Waits until the text of an element contains `words`. */
  says(selector, words) {
    return this.until(
      `${selector} to say "${words}"`,
      "return deepAll(arguments[0]).some((node) => node.textContent.includes(arguments[1]))",
      selector,
      words,
    );
  }

  count(selector) {
    return this.run("return deepAll(arguments[0]).length", selector);
  }

  text(selector) {
    return this.run("return deep(arguments[0])?.textContent.replace(/\\s+/g, ' ').trim() ?? null", selector);
  }

  attribute(selector, name) {
    return this.run("return deep(arguments[0])?.getAttribute(arguments[1]) ?? null", selector, name);
  }

  /** Presses an element with a real pointer, where it is on top. */
  async press(selector) {
    await this.seen(selector);
    const point = await this.run(PRESS_POINT, selector);
    if (point.missing) throw new Error(`${selector} vanished before it could be pressed`);
    if (point.covered) throw new Error(`${selector} cannot be pressed; on top is ${point.covered}`);
    await this.pressAt(point.x, point.y);
  }

  /** Presses a point of the window, in CSS pixels. */
  pressAt(x, y) {
    return this.#perform({
      type: "pointer",
      id: "mouse",
      parameters: { pointerType: "mouse" },
      actions: [
        { type: "pointerMove", duration: 0, origin: "viewport", x: Math.round(x), y: Math.round(y) },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ],
    });
  }

  /** Presses keys one after the other: names of `KEYS`, single characters, or `Shift+Tab`. */
  async keys(...names) {
    for (const name of names) await this.#chord(name.length > 1 ? name.split("+") : [name]);
  }

  #chord(names) {
    const values = names.map((name) => KEYS[name] ?? name);
    return this.#perform({
      type: "key",
      id: "keyboard",
      actions: [
        ...values.map((value) => ({ type: "keyDown", value })),
        ...values.reverse().map((value) => ({ type: "keyUp", value })),
      ],
    });
  }

  /** Types text into what has the focus. */
  type(text) {
    return this.keys(...text);
  }

  #perform(source) {
    return this.#session.post("actions", { actions: [source] });
  }

  /** A PNG of the window. */
  async screenshot() {
    return Buffer.from(await this.#session.get("screenshot"), "base64");
  }

  /** Errors the page has met since it was opened; see `recorder.js`. */
  problems() {
    return this.run("return window.__problems ?? ['the recorder did not run']");
  }

  /** Violations axe-core finds in the page as it is, one line each. */
  async axeViolations() {
    const path = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    const source = await readFile(path, "utf8");
    await this.run(`if (!window.axe) { ${source} }`);
    return this.runAsync(`
      const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => id + ": " + help + " at " + node.target.flat().join(" ")));`);
  }
}
