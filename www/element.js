// The custom element <pain-map>: its life, attributes, events and files.
//
// The core in WebAssembly owns all state behind one opaque handle.
// This file listens, passes text on, and catches whatever goes wrong.

import { failedView, loadingView, notice } from "./fallback.js";
import { Files, bringNear } from "./files.js";
import { Focus } from "./focus.js";
import { Steps } from "./history.js";
import { listen } from "./input.js";
import { Language } from "./language.js";
import { LoadError, forgetCore, linesOf, loadCore, loadDrawing, loadFile, loadPack, loadPart, loadReader } from "./loading.js";
import { Motion } from "./motion.js";
import { hasContent, isStyled, mountIn, styled } from "./mount.js";
import { ATTRIBUTES, contentOf, defineProperties, isOn, takeOverProperties } from "./properties.js";
import { listenToHandle } from "./sheet.js";

const NAME = "pain-map";
const VERSION = "0.1.0";

/** From this width on, the first drawing shows front and back. */
const TWO_VIEWS_PX = 1020;

const SVG = "http://www.w3.org/2000/svg";

/**
 * A body map: press a tender spot, see where its pain may go.
 *
 * ```text
 * #shadow-root
 *   link[rel=stylesheet]
 *   slot[name=header]
 *   div.mount      the core draws here; before that and after a failure: fallback.js
 *   div.hold       the timer of a guided hold, while one runs: hold.js
 *   slot[name=footer]
 * ```
 */
class PainMap extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  static version = VERSION;

  #root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #mount = mountIn(this.#root);
  #files = new Files();
  #focus = new Focus(this.#root);
  #steps = new Steps();
  #motion = new Motion();
  #language = new Language(this);

  /** Ends with the element's stay in a document. */
  #stay = new AbortController();
  /** Ends when another load begins, and with the stay. */
  #loading = new AbortController();
  /** @type {"new" | "loading" | "ready" | "failed"} */
  #phase = "new";
  /** @type {import("./pkg/pain_map.js").Handle | undefined} */
  #handle;
  /** Whether the core is at work; what it causes meanwhile must not call it again. */
  #busy = false;
  #detached = false;
  /** Attributes that were set while the map was not ready. */
  #late = new Set();
  /** What the visitor has marked and answered, as JSON: it outlives a map that stops. */
  #saved;
  /** The last press before the core was there. */
  #kept;
  #hovered = "hover none";
  #hoverFrame = 0;
  /** The clinic's own content, where the page has some. */
  #clinic;
  /** Link and memory, where the page allows them. */
  #along;
  /** The room for the drawings, as it was last. */
  #room;
  /** Drawing within the notification would resize again; the next frame is soon enough. */
  #resizes = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));

  #resolveReady;
  /**
   * Resolves with the element once the map answers; stays open while it cannot.
   *
   * @type {Promise<PainMap>}
   */
  ready = new Promise((resolve) => (this.#resolveReady = resolve));

  connectedCallback() {
    takeOverProperties(this);
    this.#stay = new AbortController();
    const { signal } = this.#stay;
    listen(this.#root, { act: this.#act, hover: this.#hover, near: bringNear }, signal);
    listenToHandle(this.#root, this.#act, signal);
    this.#root.addEventListener("click", this.#tryAgain, { signal });
    this.#root.addEventListener("click", this.#part, { signal });
    this.#steps.listen(this.#back, signal);
    if (this.#phase === "ready") this.#comeBack();
    else if (this.#phase !== "failed") this.#load();
    this.#language.listen(this.#root, this.#speak, signal);
  }

  disconnectedCallback() {
    this.#stay.abort();
    this.#loading.abort();
    this.#motion.end();
    this.#resizes.disconnect();
    this.#room = undefined;
    // After a move the element is in a document again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#detach();
    });
  }

  attributeChangedCallback(name) {
    if (name === "lang") this.#language.follow();
    if (!this.#handle) {
      this.#late.add(name);
      return;
    }
    if (name === "lang") return this.#speak();
    this.#run((handle) => this.#option(handle, name));
    this.#settle();
    if (name === "content") this.#loadContent();
    if (name === "share" || name === "remember") this.#allowAlong();
  }

  /**
   * Chooses a muscle, trigger point or zone by its id.
   *
   * @param {string} id
   * @param {"left" | "right" | "midline"} [side]  the patient's side; left where it is omitted
   * @returns {boolean} whether the map knows the id
   */
  select(id, side = "left") {
    return this.#host((handle) => handle.select(String(id), String(side)));
  }

  /**
   * Shows a view of the body, or a close-up.
   *
   * @param {string} view  such as `front` or `hand-palm-left`
   * @returns {boolean} whether there is such a view
   */
  show(view) {
    return this.#host((handle) => handle.act(`show ${view}`) !== undefined);
  }

  /** Forgets what is chosen and marked; plan and checklist stay. `restart()` forgets all. */
  clear() {
    this.#host((handle) => handle.act("clear"));
  }

  /** Takes back the last step. */
  undo() {
    this.#host((handle) => handle.act("undo"));
  }

  /** Starts again from the attributes, also after a failure. */
  restart() {
    this.#along?.restart(this.#phase === "failed");
    this.#saved = undefined;
    this.#begin();
  }

  #begin() {
    const handle = this.#handle;
    this.#handle = undefined;
    try {
      handle?.free();
    } catch {
      // A handle that has failed cannot be freed.
    }
    this.#phase = "new";
    if (this.isConnected) this.#load();
  }

  /**
   * A view as it is drawn now, as a complete SVG document; empty before the map is ready.
   *
   * @param {string} [view]
   * @returns {string}
   */
  toSVG(view = "front") {
    return this.#run((handle) => handle.svg(String(view))) ?? "";
  }

  /**
   * What is marked, answered, tested and planned, as `schema/pattern.v1.json` describes it.
   *
   * @returns {import("./pain-map.js").PainMapPattern | undefined} nothing before the map is ready
   */
  exportPattern() {
    const text = this.#run((handle) => handle.pattern());
    return text && JSON.parse(text);
  }

  /**
   * Puts a pattern in place of what is marked; one step that can be taken back.
   *
   * @param {import("./pain-map.js").PainMapPattern | string} pattern  an object, or JSON
   * @returns {{problems: string[]}} what was mended or left out
   */
  importPattern(pattern) {
    const answer = this.#run((handle) => handle.import(asValue(pattern))) ?? "the map is not ready; wait for its promise `ready`";
    if (!Array.isArray(answer)) throw new Error(`importPattern: ${answer}`);
    this.#settle();
    return { problems: answer };
  }

  /**
   * The pattern as a FHIR R4 Bundle of Observations, without anything that says whose they are.
   *
   * @returns {Promise<object>}
   */
  async exportFHIR() {
    const pattern = this.exportPattern();
    if (!pattern) throw new Error("exportFHIR: the map is not ready; wait for its promise `ready`");
    const [{ toFHIR }, codes] = await Promise.all([loadPart("fhir"), loadFile(`codes ${this.#language.tag}`)]);
    return toFHIR(pattern, JSON.parse(codes));
  }

  /**
   * Puts the keyboard focus on the map.
   *
   * @param {FocusOptions} [options]
   */
  focus(options) {
    (this.#find(".view [tabindex='0']") ?? this.#find("a, button, input"))?.focus(options);
  }

  // Loading.

  async #load() {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.#phase = "loading";
    this.#files.clear();
    try {
      const core = loadCore();
      // A failure of these is seen where they are needed; until then it is not unhandled.
      const early = [core, loadFile(`names ${this.#language.tag}`), ...this.#firstViews().map(loadPack)];
      for (const file of early) file.catch(() => {});
      await Promise.all([this.#drawFirst(signal), styled(this.#root)]);
      const { Handle } = await core;
      if (!signal.aborted) await this.#start(new Handle(), signal);
    } catch (cause) {
      if (!signal.aborted) this.#fail(cause);
    }
  }

  /** Shows the lines of the body, which need no core; a page may carry them already. */
  async #drawFirst(signal) {
    if (this.#find("[data-phase=loading] .view")) return;
    await this.#language.bringWords();
    if (signal.aborted) return;
    this.#mount.replaceChildren(loadingView(this.#language.words));
    const drawings = await Promise.all(this.#firstViews().map(loadDrawing));
    if (signal.aborted) return;
    const pictures = drawings.map(({ picture }) => document.importNode(picture, true));
    this.#find(".figures").append(...pictures);
  }

  #firstViews() {
    const view = this.getAttribute("view");
    if (view === "left" || view === "right") return [view];
    if (this.clientWidth >= TWO_VIEWS_PX) return ["front", "back"];
    return [view === "back" ? "back" : "front"];
  }

  async #start(handle, signal) {
    for (const name of ATTRIBUTES) this.#option(handle, name);
    this.#late.clear();
    for (const picture of this.#mount.querySelectorAll(".view")) {
      this.#files.has(handle, `lines ${picture.getAttribute("data-view")}`, linesOf(picture));
    }
    this.#resize(handle);
    const needed = handle.wants().filter((want) => !/^(texts|articles|idle)\b/.test(want) && this.#files.isNew(want));
    await Promise.all(needed.map((want) => this.#files.bring(handle, want)));
    if (signal.aborted) return handle.free();
    // Attributes that were set while files came.
    for (const name of this.#late) this.#option(handle, name);
    // Should these marks stop the map again, the next try begins without them.
    const saved = asValue(this.#saved);
    this.#saved = undefined;
    if (saved) handle.import(saved);
    handle.attach(this.#mount);
    this.#handle = handle;
    this.#phase = "ready";
    this.#detached = false;
    this.#settle();
    this.#loadContent();
    if (this.#kept) this.#act(this.#kept);
    this.#kept = undefined;
    this.#allowAlong();
    this.#resolveReady(this);
  }

  /** Link and memory come only to pages that allow them. */
  async #allowAlong() {
    if (!this.share && !this.remember) return;
    try {
      const { Along } = await loadPart("along");
      this.#along ??= new Along(this, this.#root, (job) => this.#run(job), () => this.#settle());
      if (this.isConnected) this.#along.begin(this.#stay.signal);
    } catch (cause) {
      this.#miss(cause);
    }
  }

  /** After each drawing: watches the room for it, and asks for files that it misses. */
  #settle() {
    if (!this.#handle) return;
    this.#watch(this.#find(".figures"));
    this.#focus.scroll();
    this.#clinic?.speak(this.#shownLanguage());
    const handle = this.#handle;
    this.#saved = this.#run(() => handle.pattern()) ?? this.#saved;
    this.#files.settle(this.#run(() => handle.wants()) ?? [], (want) => this.#bringLater(handle, want));
  }

  /** Watching the same room again would report it again, and so on without end. */
  #watch(room) {
    if (!room || room === this.#room) return;
    this.#room = room;
    this.#resizes.disconnect();
    this.#resizes.observe(room);
    this.#resizes.observe(this);
  }

  async #bringLater(handle, want) {
    if (handle !== this.#handle) return;
    try {
      await this.#files.bring(handle, want);
      if (handle !== this.#handle) return;
      this.#run(() => handle.render());
      if (want.startsWith("names ")) this.#spoken(handle);
      this.#settle();
      this.#focus.came();
    } catch (cause) {
      if (handle === this.#handle) this.#miss(cause);
    }
  }

  async #loadContent() {
    if (!contentOf(this) && !this.#clinic) return;
    const { signal } = this.#stay;
    try {
      const { Clinic } = await loadPart("clinic");
      this.#clinic ??= new Clinic((job) => this.#run(job), () => this.#settle(), loadReader);
      await this.#clinic.take(contentOf(this), this.#shownLanguage(), signal);
    } catch (cause) {
      if (!signal.aborted) this.#miss(cause);
    }
  }

  /** Asks for what did not come, or was left off when the element left its document. */
  #askAgain() {
    if (!this.#clinic?.has(contentOf(this))) this.#loadContent();
    this.#allowAlong();
  }

  // What the core is told.

  /** The visitor's action: the only source of events. */
  #act = (action, { keyboard = false, fromHistory = false } = {}) => {
    if (this.#phase === "loading") this.#keep(action);
    const focused = this.#focus.before();
    if (action === "toggle summary") this.#run((handle) => handle.date(this.#today()));
    const drawn = this.#motion.before(this.#root, action);
    const link = this.#along?.link();
    const effects = this.#run((handle) => handle.act(action));
    if (!effects) return false;
    this.#motion.after(drawn, effects.zoom);
    this.#focus.after(effects.focus, focused, keyboard);
    this.#settle();
    if (!fromHistory && isOn(this, "history")) {
      this.#steps.push(effects.opened);
      this.#steps.pop(effects.closed);
    }
    for (const { name, detail } of effects.events) this.#dispatch(name, detail);
    this.#along?.changed(link);
    return effects.changed;
  };

  #back = () => this.#act("back", { fromHistory: true });

  /** At most one hover a frame, and only where it changes. */
  #hover = (action) => {
    if (action === this.#hovered) return;
    this.#hovered = action;
    this.#hoverFrame ||= requestAnimationFrame(() => {
      this.#hoverFrame = 0;
      this.#act(this.#hovered);
    });
  };

  /** The host's wish: no events, no history. */
  #host(wish) {
    const result = this.#run(wish);
    this.#settle();
    return result === true;
  }

  #option(handle, name) {
    const value = this.#value(name);
    const warning = handle.option(name, value);
    if (warning) console.warn(warning);
  }

  /** An attribute, or what holds without it: the page's language, and the page with all texts. */
  #value(name) {
    if (name === "lang") return this.#language.wish || undefined;
    return this.getAttribute(name) ?? (name === "care-url" ? this.#language.carePage : undefined);
  }

  /** Another language is there now: the day follows, and after the drawing the clinic's own words. */
  #spoken(handle) {
    this.#run(() => handle.date(this.#today()));
    this.#run(() => handle.render());
  }

  /** The language has changed; its files are asked for, and what is chosen stays. */
  #speak = () => {
    for (const name of ["lang", "care-url"]) this.#late.add(name);
    this.#files.speak();
    this.#run((handle) => {
      this.#option(handle, "lang");
      this.#option(handle, "care-url");
    });
    this.#settle();
  };

  /** Calls the core; whatever goes wrong in it ends this map only. */
  #run(job) {
    if (!this.#handle || this.#busy) return undefined;
    this.#busy = true;
    try {
      return job(this.#handle);
    } catch (cause) {
      this.#fail(cause);
      return undefined;
    } finally {
      this.#busy = false;
    }
  }

  #measure() {
    // Without its style, which a move brings anew, the room grows with what is drawn in it.
    if (!isStyled(this.#root)) return;
    this.#run((handle) => {
      this.#resize(handle);
      handle.render();
    });
    this.#settle();
  }

  #resize(handle) {
    const room = this.#find(".figures");
    // A map that is not displayed keeps the size it had.
    if (room?.clientWidth) handle.resize(this.clientWidth, room.clientHeight, room.clientWidth);
    const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (text > 0) handle.text_size(text / 16);
  }

  /** The DOM that the core holds is let go, so that a map that never comes back can be collected. */
  #detach() {
    this.#detached = true;
    this.#run((handle) => handle.detach());
  }

  #comeBack() {
    if (this.#detached) this.#run((handle) => handle.attach(this.#mount));
    this.#detached = false;
    this.#settle();
    this.#askAgain();
  }

  /** Keeps a press until the core is there, and shows that it was seen. */
  #keep(action) {
    const [kind, view, x, y, reach] = action.split(" ");
    if (kind !== "press") return;
    this.#kept = action;
    this.#find(".kept")?.remove();
    const ring = document.createElementNS(SVG, "circle");
    const place = { class: "kept", cx: x * 10, cy: y * 10, r: reach * 5 };
    for (const [name, value] of Object.entries(place)) ring.setAttribute(name, value);
    this.#find(`.view[data-view=${view}] .camera`)?.append(ring);
  }

  // What the visitor and the page see.

  /** The map cannot go on: says so, and leaves the page's own content. */
  #fail(cause) {
    forgetCore();
    const error =
      cause instanceof LoadError
        ? cause
        : new LoadError("panic", `the map stopped: ${cause}`, "call restart(), and report it");
    this.#handle = undefined;
    this.#phase = "failed";
    const view = failedView(this.#language.words, {
      code: error.code,
      hasContent: hasContent(this),
      list: this.#language.carePage,
      emergencyNumber: this.getAttribute("emergency-number"),
    });
    this.#mount.replaceChildren(view);
    this.#report(error);
  }

  /** A part is missing, but the map works. */
  #miss(error) {
    this.#find(".notice")?.remove();
    this.#mount.before(notice(this.#language.words));
    this.#report(error);
  }

  #report({ code, message, hint }) {
    console.error(`<${NAME}>: ${message} (${code}); ${hint}`);
    this.dispatchEvent(new CustomEvent("error", { detail: { code, message, hint } }));
  }

  #tryAgain = (event) => {
    if (!event.target.closest?.("[data-again]")) return;
    this.#find(".notice")?.remove();
    if (this.#phase === "failed") return this.#begin();
    this.#files.again();
    this.#settle();
    this.#askAgain();
  };

  /** Print, copy, save, and the timer: their code comes when it is asked for. */
  #part = async (event) => {
    const button = event.target.closest?.("[data-sheet], [data-hold]");
    if (!button) return;
    try {
      const { act } = await loadPart(button.dataset.hold ? "hold" : "summary");
      await act(button, (job) => this.#run(job), this.#root);
    } catch (cause) {
      this.#miss(cause);
    }
  };

  /** The day in words of the map's language. */
  #today() {
    const words = new Intl.DateTimeFormat(this.#shownLanguage() || undefined, { dateStyle: "long" });
    return words.format(new Date());
  }

  /** The language of the words that are there now. */
  #shownLanguage() {
    return this.#find(".widget")?.lang;
  }

  #dispatch(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }
}

/** JSON as the value that it describes; what is no JSON is no pattern. */
function asValue(pattern) {
  if (typeof pattern !== "string") return pattern;
  try {
    return JSON.parse(pattern);
  } catch {
    return undefined;
  }
}

defineProperties(PainMap);

function warn(text) {
  console.warn(`<${NAME}>: ${text}`);
}

const other = customElements.get(NAME);
if (other) {
  warn(`version ${other.version ?? "unknown"} is on this page already; the script of version ${VERSION} does nothing`);
} else {
  customElements.define(NAME, PainMap);
}
