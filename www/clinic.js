// A clinic's own content: brings the file and its reader, and hands the core what is sound of it.
//
// The reader is a WebAssembly of its own, so that maps without such a file do not pay for a parser.

/** A clinic's own content is never larger than this. */
const MAX_BYTES = 1024 * 1024;

/**
 * @typedef {(text: string, language: string | undefined) => string[]} Read
 *   what the core takes of the text, then what is wrong with it
 */

/** The content of one map. */
export class Clinic {
  #run;
  #settle;
  #loadReader;
  /** @type {Read} */
  #read;
  /** Counts what was asked for: only the last wish is granted. */
  #wishes = 0;
  /** What is on the map: the file as text, its source, its language, and the map's handle. */
  #text = "";
  #source;
  #language;
  #handle;

  /**
   * @param {(job: (handle: import("./pkg/pain_map.js").Handle) => unknown) => unknown} run  calls the core
   * @param {() => void} settle  after each drawing
   * @param {() => Promise<{read: Read}>} loadReader
   */
  constructor(run, settle, loadReader) {
    this.#run = run;
    this.#settle = settle;
    this.#loadReader = loadReader;
  }

  /**
   * Whether the map has the content of a source.
   *
   * @param {string | object | undefined} source
   */
  has(source) {
    return source === this.#source && this.#run((handle) => handle === this.#handle) === true;
  }

  /**
   * Takes content in place of what was there; problems are told once, in the console.
   *
   * Where it does not come, what the same source gave before stays, and nothing of another clinic.
   * What a new try may bring is thrown; an address that is refused is neither tried nor told again.
   *
   * @param {string | object | undefined} source  an address on this site, or the content itself
   * @param {string | undefined} language  that is shown
   * @param {AbortSignal} signal
   */
  async take(source, language, signal) {
    const wish = ++this.#wishes;
    const isLate = () => signal.aborted || wish !== this.#wishes;
    const name = typeof source === "string" ? source : "content";
    try {
      const text = this.#isRefused(source) ? "" : await textOf(source, signal);
      if (text) this.#read = (await this.#loadReader()).read;
      if (isLate()) return;
      const problems = this.#give(text, language);
      this.#source = source;
      if (problems.length > 0) warn([`${name}: ${problems.length} problems`, ...problems].join("\n  "));
    } catch (cause) {
      if (isLate()) return;
      const stays = source === this.#source;
      this.#give(stays ? this.#text : "", language);
      if (!stays) this.#source = cause.isRefused ? source : undefined;
      if (cause.hint) throw cause;
      if (stays && cause.isRefused) return;
      warn(`${name}: ${cause.message}; the map goes on ${stays ? "with what came before" : "without it"}`);
    }
  }

  /**
   * Says the same content in another language, where the language is another one.
   *
   * @param {string | undefined} language
   */
  speak(language) {
    if (language && this.#text && language !== this.#language) this.#give(this.#text, language);
  }

  /** Whether the core takes a source for no address: it has told so, and nothing is brought. */
  #isRefused(source) {
    return typeof source === "string" && Boolean(this.#run((handle) => handle.option("content", source)));
  }

  /** Reads a text for a language and hands it to the core; what is wrong with it. */
  #give(text, language) {
    this.#language = language;
    const [content, ...problems] = text ? this.#read(text, language) : [""];
    this.#text = text;
    this.#run((handle) => {
      handle.content(content);
      this.#handle = handle;
    });
    this.#settle();
    return problems;
  }
}

/** The content as JSON: of an address on the page's own origin, or of an object. */
async function textOf(source, signal) {
  if (!source) return "";
  if (typeof source === "object") return JSON.stringify(source) ?? "";
  const url = addressOf(source);
  const response = await fetch(url, { mode: "same-origin", credentials: "omit", signal }).catch(() => {
    throw lost(url.href);
  });
  if (!response.ok) throw new Error(`answers with status ${response.status}`);
  return cappedText(response);
}

/** An address on the page's own origin. */
function addressOf(source) {
  try {
    const url = new URL(source, document.baseURI);
    if (url.origin === location.origin) return url;
  } catch {
    // No address at all.
  }
  throw Object.assign(new Error("is no address on this site"), { isRefused: true });
}

/** A connection that broke, which may hold at the next try. */
function lost(href) {
  const hint = "see that the page's policy allows the address and that the server answers";
  return Object.assign(new Error(`${href} cannot be reached`), { code: "load-part", hint });
}

/** Reads a body, but never more of it than is allowed. */
async function cappedText(response) {
  const body = response.body.getReader();
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for (;;) {
    const { done, value } = await body.read().catch(() => {
      throw lost(response.url);
    });
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MAX_BYTES) {
      await body.cancel();
      throw new Error("is larger than 1 MiB");
    }
    text += decoder.decode(value, { stream: true });
  }
}

function warn(text) {
  console.warn(`<pain-map>: content: ${text}`);
}
