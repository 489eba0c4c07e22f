// What a visitor can do with a page, and what a test can see of it.
//
// Selectors reach through open shadow roots: `find` looks in the document first, then in
// each shadow root, in document order.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { KEYS } from "./webdriver.js";

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

/** Whether a map of the page is zooming, dissolving or turning. */
const MOVING = `return deepAll("pain-map").some((map) => map.shadowRoot?.getAnimations().length > 0)`;

/**
 * Where a real press on an element lands: a point whose topmost element it is, and which keeps
 * `distance` pixels from the middle of whatever matches `avoid`.
 */
const PRESS_POINT = `
  const [selector, avoid, distance] = arguments;
  const found = deepAll(selector);
  const target = found.find((node) => node.getClientRects().length > 0) ?? found[0];
  if (!target) return { missing: true };
  const root = target.getRootNode();
  const others = avoid ? [...root.querySelectorAll(avoid)].map((node) => node.getBoundingClientRect()) : [];
  const isFree = (x, y) => others.every((box) =>
    Math.hypot(x - box.x - box.width / 2, y - box.y - box.height / 2) > distance);
  // From the middle outward.
  const parts = Array.from({ length: 25 }, (_, step) => 0.5 + (step % 2 ? -1 : 1) * Math.ceil(step / 2) / 25.5);
  let cover = null;
  const look = () => {
    const box = target.getBoundingClientRect();
    for (const down of parts) for (const across of parts) {
      const [x, y] = [Math.round(box.left + box.width * across), Math.round(box.top + box.height * down)];
      const top = root.elementFromPoint(x, y);
      if (top && (top === target || target.contains(top)) && isFree(x, y)) return { x, y };
      cover = top ?? cover;
    }
  };
  const point = look();
  if (point) return point;
  target.scrollIntoView({ block: "center" });
  return look() ?? { covered: cover ? cover.outerHTML.slice(0, 200) : "nothing: it is outside the window" };
`;

export class Page {
  #session;
  #framed = false;
  #keepsLog;
  #logged = [];
  #waitMs;

  /**
   * @param {Session} session
   * @param {object} [options]
   * @param {boolean} [options.keepsLog]  whether the driver hands out the browser's log
   * @param {number} [options.waitMs]    how long to wait for what should happen
   */
  constructor(session, { keepsLog = false, waitMs = 10_000 } = {}) {
    this.#session = session;
    this.#keepsLog = keepsLog;
    this.#waitMs = waitMs;
  }

  /** Opens `url` in a window, or a frame, whose inside has the given size. */
  async open(url, { width = 1280, height = 900 } = {}) {
    await this.#newlyLogged();
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

  /** Leaves the page, so that nothing of it asks a host that is gone. */
  async leave() {
    await this.#session.post("frame", { id: null });
    await this.#session.post("url", { url: "about:blank" });
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
    const value = await this.#poll(Boolean, script, args);
    if (!value) throw new Error(`waited ${this.#waitMs} ms for ${what}`);
    return value;
  }

  /** What a function body still lists after the time for it to become empty. */
  remaining(script, ...args) {
    return this.#poll((list) => list.length === 0, script, args);
  }

  /** What a function body returns once `enough` of it, or at the end of the time. */
  async #poll(enough, script, args) {
    const end = Date.now() + this.#waitMs;
    for (;;) {
      const value = await this.run(script, ...args);
      if (enough(value) || Date.now() > end) return value;
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

  /** Presses an element with a real pointer, where it is on top; see `pressPoint` for `away`. */
  async press(selector, away) {
    await this.seen(selector);
    const point = await this.#restingPoint(selector, away);
    if (point.missing) throw new Error(`${selector} vanished before it could be pressed`);
    if (point.covered) throw new Error(`${selector} cannot be pressed; on top is ${point.covered}`);
    await this.pressAt(point.x, point.y);
  }

  /** The point of a press once it stays where it is: a layout or a picture may still be on the move. */
  async #restingPoint(selector, away) {
    let point = await this.pressPoint(selector, away);
    for (let looks = 0; looks < 40; looks += 1) {
      await new Promise((resolve) => setTimeout(resolve, 2 * POLL_MS));
      const next = await this.pressPoint(selector, away);
      const rests = next.x !== undefined && next.x === point.x && next.y === point.y;
      if (rests && !(await this.run(MOVING))) return next;
      point = next;
    }
    return point;
  }

  /**
   * A point of an element, in CSS pixels, where it is on top; or `missing`, or by what it is `covered`.
   *
   * @param {string} selector
   * @param {{from: string, distance: number}} [away]  keeps a distance from these elements
   */
  pressPoint(selector, away = { from: "", distance: 0 }) {
    return this.run(PRESS_POINT, selector, away.from, away.distance);
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

  /** Draws the pointer from one point of the window to another, in CSS pixels. */
  drag(from, to, pointerType = "mouse", duration = 300) {
    const at = ({ x, y }, duration) => ({ type: "pointerMove", duration, origin: "viewport", x: Math.round(x), y: Math.round(y) });
    return this.#perform({
      type: "pointer",
      id: pointerType,
      parameters: { pointerType },
      actions: [at(from, 0), { type: "pointerDown", button: 0 }, at(to, duration), { type: "pointerUp", button: 0 }],
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

  /** The page as a PDF, on paper of a size in centimeters, with the margins that the page asks for. */
  async print({ width, height }) {
    const side = { top: 1.2, bottom: 1.2, left: 1.2, right: 1.2 };
    return Buffer.from(await this.#session.post("print", { page: { width, height }, margin: side, shrinkToFit: false }), "base64");
  }

  /** Errors the page has met since it was opened; see `recorder.js`. */
  async problems() {
    const recorded = await this.run("return window.__problems ?? ['the recorder did not run']");
    this.#logged.push(...(await this.#newlyLogged()));
    return [...recorded, ...this.#logged];
  }

  /** What Chromium itself writes to the console, such as files that are missing. */
  async #newlyLogged() {
    if (!this.#keepsLog) return [];
    const entries = await this.#session.post("se/log", { type: "browser" });
    return entries
      .filter(({ source, level }) => source !== "console-api" && level !== "INFO" && level !== "DEBUG")
      .map(({ source, message }) => `${source}: ${message}`);
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
