// The files that a map wants: brought once, the urgent ones at once, the others when the page is idle.

import { LoadError, loadFile } from "./loading.js";

/** The files of one map. */
export class Files {
  /** Files that the core has, that are on their way, or that did not come. */
  #asked = new Set();
  /** Files that did not come. */
  #missed = new Set();
  /** Whether files are to be brought when the page is idle. */
  #idles = false;

  /** Begins anew, for another handle. */
  clear() {
    this.#asked.clear();
    this.#missed.clear();
  }

  /** The language has changed: its texts may be asked for again. */
  speak() {
    for (const want of this.#asked) if (/^(names|texts|articles) /.test(want)) this.#asked.delete(want);
  }

  /** Asks again for what did not come. */
  again() {
    for (const want of this.#missed) this.#asked.delete(want);
    this.#missed.clear();
  }

  /**
   * Whether a file has not been asked for.
   *
   * @param {string} want
   */
  isNew(want) {
    return !this.#asked.has(want);
  }

  /**
   * Hands the core a file that the page has already.
   *
   * @param {import("./pkg/pain_map.js").Handle} handle
   * @param {string} want
   * @param {unknown} file
   */
  has(handle, want, file) {
    this.#asked.add(want);
    give(handle, want, file);
  }

  /**
   * Brings a file and gives it to the core.
   *
   * @param {import("./pkg/pain_map.js").Handle} handle
   * @param {string} want  as the core words it
   */
  async bring(handle, want) {
    this.#asked.add(want);
    try {
      give(handle, want, await loadFile(want));
    } catch (cause) {
      this.#missed.add(want);
      throw cause;
    }
  }

  /**
   * Brings what a map wants now: one by one through `later`, what can wait when the page is idle.
   *
   * @param {string[]} wants
   * @param {(want: string) => void} later
   */
  settle(wants, later) {
    const idle = [];
    for (const want of wants) {
      if (want.startsWith("idle ")) idle.push(want.slice("idle ".length));
      else if (this.isNew(want)) later(want);
    }
    this.#bringIdle(idle.filter((want) => this.isNew(want)), later);
  }

  /** By the time the page is idle, a press may have asked for the same. */
  #bringIdle(wants, later) {
    if (wants.length === 0 || this.#idles) return;
    this.#idles = true;
    whenIdle(() => {
      this.#idles = false;
      for (const want of wants) if (this.isNew(want)) later(want);
    });
  }
}

function give(handle, want, file) {
  const [kind, view] = want.split(" ");
  const problem = view ? handle[kind](view, ...[file].flat()) : handle[kind](file);
  if (problem) throw new LoadError(problem.code, problem.message, problem.hint);
}

/** Calls back when the browser has nothing better to do; Safari does not tell. */
function whenIdle(job) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(job, { timeout: 4000 });
  else setTimeout(job, 1500);
}

/**
 * Brings the drawing of a view that may be shown next; what does not come now is asked for again.
 *
 * @param {string} view
 */
export function bringNear(view) {
  const drawing = view.replace(/right$/, "left");
  for (const kind of ["lines", "pack"]) loadFile(`${kind} ${drawing}`).catch(() => {});
}
