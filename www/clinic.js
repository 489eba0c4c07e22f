// A clinic's own content: brings the file and its reader, and hands the core what is sound of it.
//
// The reader is a WebAssembly of its own, so that maps without such a file do not pay for a parser.

const FILES = new URL("./", import.meta.url);

/** A clinic's own content is never larger than this. */
const MAX_BYTES = 1024 * 1024;

/** The reader, one for all maps; what did not come is asked for again. */
let reader;
function loadReader() {
  reader ??= bringReader().catch((cause) => {
    reader = undefined;
    throw new Error(`its reader cannot be loaded (${cause.message}); upload the whole folder of the map`);
  });
  return reader;
}

async function bringReader() {
  const glue = await import(new URL("pain_map_reader.js", FILES).href);
  await glue.default({ module_or_path: new URL("pain_map_reader_bg.wasm", FILES) });
  return glue.read;
}

/** The content of one map. */
export class Clinic {
  #run;
  #settle;
  /** What the content was read from last. */
  #source;
  /** The file as text, and the language that it was read for. */
  #text = "";
  #language;

  /**
   * @param {(job: (handle: import("./pkg/pain_map.js").Handle) => unknown) => unknown} run  calls the core
   * @param {() => void} settle  after each drawing
   */
  constructor(run, settle) {
    this.#run = run;
    this.#settle = settle;
  }

  /**
   * Takes content in place of what was there; problems are told once, in the console.
   *
   * @param {string | object | undefined} source  an address on this site, or the content itself
   * @param {string} language  that is shown
   * @param {AbortSignal} signal
   */
  async take(source, language, signal) {
    this.#source = source;
    const name = typeof source === "string" ? source : "content";
    try {
      const text = await textOf(source, signal);
      const read = text && (await loadReader());
      if (signal.aborted || source !== this.#source) return;
      this.#text = text;
      const problems = this.#give(read, language);
      if (problems.length > 0) warn([`${name}: ${problems.length} problems`, ...problems].join("\n  "));
    } catch (cause) {
      if (!signal.aborted && source === this.#source) warn(`${name}: ${cause.message}; the map goes on without it`);
    }
  }

  /**
   * Says the same content in another language, where the language is another one.
   *
   * @param {string | undefined} language
   */
  async speak(language) {
    if (!language || !this.#text || language === this.#language) return;
    this.#language = language;
    this.#give(await loadReader(), language);
  }

  /** Reads the text for a language and hands it to the core; what is wrong with it. */
  #give(read, language) {
    this.#language = language;
    const [content, ...problems] = this.#text ? read(this.#text, language) : [""];
    this.#run((handle) => handle.content(content));
    this.#settle();
    return problems;
  }
}

/** The content as JSON: of an address on the page's own origin, or of an object. */
async function textOf(source, signal) {
  if (!source) return "";
  if (typeof source === "object") return JSON.stringify(source) ?? "";
  const response = await fetch(new URL(source, document.baseURI), { mode: "same-origin", credentials: "omit", signal });
  if (!response.ok) throw new Error(`answers with status ${response.status}`);
  return cappedText(response);
}

/** Reads a body, but never more of it than is allowed. */
async function cappedText(response) {
  const body = response.body.getReader();
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for (;;) {
    const { done, value } = await body.read();
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
