// Link and memory of a map, for pages that allow them: reads the address, copies, keeps, forgets.
//
// The core makes and reads the links; this file asks the browser for what the core cannot have.

import { h } from "./fallback.js";
import { forget, keep, read, remember, today } from "./memory.js";

const FRAGMENT = /^#pain-map=/;

/** Marks are kept once the visitor pauses. */
const PAUSE_MS = 600;

/** How long a button says that it has done its work. */
const DONE_MS = 4000;

/** The fragment that a map of this page has opened: two maps do not both show it. */
let opened;

export class Along {
  #host;
  #root;
  #run;
  #settle;
  #timer = 0;
  /** What was kept last, so that the same is not kept again. */
  #last = "";
  /** Whether the visitor has taken away everything that there was. */
  #cleared = false;
  /** The fragment that this map has opened. */
  #opened;
  #begun = new AbortController();

  /**
   * @param {HTMLElement & {share: boolean, remember: boolean}} host
   * @param {ShadowRoot} root
   * @param {<T>(job: (handle: import("./pkg/pain_map.js").Handle) => T) => T | undefined} run
   * @param {() => void} settle
   */
  constructor(host, root, run, settle) {
    this.#host = host;
    this.#root = root;
    this.#run = run;
    this.#settle = settle;
  }

  /**
   * Takes in what the page allows, until the element leaves it; may be called again.
   *
   * @param {AbortSignal} stay
   */
  begin(stay) {
    this.#begun.abort();
    this.#begun = new AbortController();
    stay.addEventListener("abort", () => this.#begun.abort(), { once: true });
    const { signal } = this.#begun;
    this.#root.addEventListener("click", this.#press, { signal });
    addEventListener("hashchange", this.#open, { signal });
    addEventListener("pagehide", this.#keepNow, { signal });
    this.#run((handle) => handle.address(location.href.replace(/#.*$/s, "")));
    if (this.#host.remember) this.#tell(read());
    this.#open();
    this.#settle();
  }

  /** What there is to keep; nothing where the page does not allow it. */
  link() {
    return this.#host.remember ? this.#run((handle) => handle.link()) : undefined;
  }

  /**
   * The visitor did something; marks may have changed.
   *
   * @param {string | undefined} before  the link before that
   */
  changed(before) {
    const now = this.link();
    if (now === undefined) return;
    this.#cleared = !now && (Boolean(before) || this.#cleared);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#keepNow, PAUSE_MS);
  }

  /**
   * The map starts again: what was kept of it stays.
   *
   * @param {boolean} stopped  then what the address brought is lost, and is opened again
   */
  restart(stopped) {
    this.#keepNow();
    this.#last = "";
    this.#cleared = false;
    if (stopped && opened === this.#opened) opened = undefined;
  }

  #open = () => {
    if (!this.#host.share || !FRAGMENT.test(location.hash) || location.hash === opened) return;
    opened = this.#opened = location.hash;
    const note = this.#run((handle) => handle.open_link(opened.slice(1)));
    if (note) this.#note(note);
    this.#settle();
  };

  #keepNow = () => {
    clearTimeout(this.#timer);
    const link = this.link();
    if (link === undefined || link === this.#last || read().state !== "on") return;
    const before = this.#last;
    this.#last = link;
    // What the page has taken away stays kept.
    if (link || this.#cleared) this.#tell(keep({ date: today(), link }, before));
  };

  #tell({ state, entries }) {
    const language = this.#root.querySelector(".widget")?.lang || undefined;
    const words = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
    const day = (date) => (Number.isNaN(Date.parse(date)) ? String(date) : words.format(new Date(date)));
    const dates = entries.map(({ date }) => day(date));
    const links = entries.map(({ link }) => link);
    this.#run((handle) => handle.memory(state, dates, links));
    this.#settle();
  }

  #press = async ({ target }) => {
    const button = target.closest?.("[data-along]");
    const what = button?.getAttribute("data-along");
    if (what === "copy") await this.#copy(button);
    if (what === "note") button.parentElement.remove();
    if (what === "forget") this.#forget();
    if (what === "remember") {
      this.#tell(remember(button.getAttribute("aria-pressed") !== "true"));
      this.#last = "";
      this.#keepNow();
    }
  };

  /** The button goes away with what was kept: the focus stays where that was, on the switch. */
  #forget() {
    this.#tell(forget());
    const left = this.#root.querySelector("[data-along=remember]") ?? this.#root.querySelector("[data-home]");
    left?.focus();
  }

  /** Without a clipboard, the link is selected, so that the visitor can copy it. */
  async #copy(button) {
    const field = button.parentElement.querySelector("input");
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      const done = h("span", { class: "quiet", role: "status" }, button.getAttribute("data-done"));
      button.after(done);
      setTimeout(() => done.remove(), DONE_MS);
    } catch {
      field.focus();
    }
  }

  /** A line above the map, until the visitor closes it. */
  #note(text) {
    this.#root.querySelector(".notice")?.remove();
    const close = h("button", { type: "button", class: "button", "data-along": "note" }, "OK");
    const note = h("div", { class: "notice", role: "status" }, h("p", {}, text), close);
    this.#root.querySelector(".mount").before(note);
  }
}
