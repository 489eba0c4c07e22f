// Brings the files of the map, each once for all maps of a page, and says why one did not come.

/** Folder of the built files: the bundled script lies in it. */
const FILES = new URL("./", import.meta.url);

/** The stylesheet of every map. */
export const STYLE = new URL("element.css", FILES).href;

/**
 * The page with all texts in a language, which needs no script.
 *
 * @param {string} language
 */
export function carePage(language) {
  return new URL(`care.${language}.html`, FILES).href;
}

/**
 * What went wrong while loading, with a stable code and a hint for the owner of the site.
 */
export class LoadError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {string} hint
   */
  constructor(code, message, hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** @type {Map<string, Promise<any>>} */
const shared = new Map();

/**
 * The result of `bring` for `key`, shared by all maps; a failure is forgotten, so that one can try again.
 *
 * @template T
 * @param {string} key
 * @param {() => Promise<T>} bring
 * @returns {Promise<T>}
 */
function once(key, bring) {
  if (!shared.has(key)) {
    const result = bring();
    shared.set(key, result);
    result.catch(() => shared.delete(key));
  }
  return shared.get(key);
}

/** Whether the page's policy has refused something of ours. */
let refused = false;
document.addEventListener("securitypolicyviolation", (event) => {
  const url = event.blockedURI;
  refused ||= url === "wasm-eval" || url.startsWith(FILES.href) || url === STYLE;
});

/**
 * The core: the generated module with its compiled WebAssembly, one for all maps.
 *
 * @returns {Promise<typeof import("./pkg/pain_map.js")>}
 */
export async function loadCore() {
  if (typeof WebAssembly === "object") return loadProgram("pain_map", "load-core");
  throw new LoadError(
    "no-webassembly",
    "this browser has no WebAssembly",
    "nothing to do on the site: the fallback content is shown",
  );
}

/** Leaves a core that may have stopped: the next map loads one with a memory of its own. */
export function forgetCore() {
  for (const part of [".js", "_bg.wasm"]) shared.delete(`${FILES}pain_map${part}`);
  failed += 1;
}

/**
 * The reader of clinics' content files, one for all maps.
 *
 * @returns {Promise<{read: (text: string, language: string) => string[]}>}
 */
export function loadReader() {
  return loadProgram("pain_map_reader", "load-part");
}

/** A generated module, started with its WebAssembly. */
function loadProgram(name, code) {
  const url = new URL(`${name}_bg.wasm`, FILES).href;
  return once(url, async () => {
    const [glue, module] = await Promise.all([loadPart(name, code), compile(url, code)]);
    try {
      await glue.default({ module_or_path: module });
    } catch (cause) {
      // Some browsers compile what the page's policy forbids, and refuse it only here.
      throw blocked(url, cause) ?? failure(code, url, "cannot be started", cause);
    }
    return glue;
  });
}

async function compile(url, code) {
  const response = await request(url, code);
  expectType(response, /^application\/wasm/, "application/wasm");
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (cause) {
    throw blocked(url, cause) ?? failure(code, url, "is not valid WebAssembly", cause);
  }
}

/** Browsers remember a failed import by its address, so that each new try needs one of its own. */
let failed = 0;

/**
 * A part of the script that most visits do not need.
 *
 * @param {string} name  such as `along` or `words.es`
 * @param {string} [code]  of what goes wrong
 * @returns {Promise<any>}
 */
export function loadPart(name, code = "load-part") {
  const url = new URL(`${name}.js`, FILES).href;
  return once(url, async () => {
    try {
      return await import(failed ? `${url}#${failed}` : url);
    } catch (cause) {
      failed += 1;
      // An import does not tell why it failed; asking for the file does.
      const response = await request(url, code);
      expectType(response, /javascript/, "text/javascript");
      throw blocked(url, cause) ?? failure(code, url, "cannot be run as a module", cause);
    }
  });
}

/**
 * A file of the core, in the form that the core takes it.
 *
 * @param {string} want  as the core words it, such as `names en` or `pack front`
 * @returns {Promise<any>}
 */
export function loadFile(want) {
  const [kind, which] = want.split(" ");
  if (kind === "lines") return loadDrawing(which).then((drawing) => drawing.lines);
  if (kind === "pack") return bytes(`views/${which}.pack`);
  if (kind === "figure") return bytes(`figures/${which}.pack`);
  if (kind === "codes") return body(`codes.${which}.json`, "load-texts", (response) => response.text());
  if (kind === "thumbs") return body("thumbs.txt", "load-drawing", (response) => response.text());
  return body(`${kind}.${which}.txt`, "load-texts", (response) => response.text());
}

/**
 * The pack of a view; the right side is drawn from the left one.
 *
 * @param {string} view
 */
export function loadPack(view) {
  return loadFile(`pack ${view === "right" ? "left" : view}`);
}

function bytes(path) {
  return body(path, "load-drawing", async (response) => new Uint8Array(await response.arrayBuffer()));
}

function body(path, code, read) {
  const url = new URL(path, FILES).href;
  return once(url, async () => read(await request(url, code)));
}

/**
 * The first drawing of a view, and the lines in it by key.
 *
 * It is parsed by XMLHttpRequest, the one way to markup that needs no trusted type.
 *
 * @param {string} view
 * @returns {Promise<{picture: SVGElement, lines: [string[], string[]]}>}
 */
export function loadDrawing(view) {
  const url = new URL(`views/${view}.svg`, FILES).href;
  return once(url, async () => {
    const picture = (await parsed(url)).documentElement;
    if (picture.localName !== "svg") throw failure("load-drawing", url, "is not a drawing");
    return { picture, lines: linesOf(picture) };
  });
}

/**
 * The lines in a drawing: their keys and their path data.
 *
 * @param {Element} picture
 * @returns {[string[], string[]]}
 */
export function linesOf(picture) {
  const shapes = [...picture.querySelectorAll("[data-shape]")];
  return [
    shapes.map((shape) => shape.getAttribute("data-shape") ?? ""),
    shapes.map((shape) => shape.getAttribute("d") ?? ""),
  ];
}

/** @returns {Promise<XMLDocument>} */
function parsed(url) {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open("GET", url);
    xhr.responseType = "document";
    xhr.overrideMimeType("image/svg+xml");
    xhr.onload = () =>
      xhr.status < 400 && xhr.responseXML
        ? resolve(xhr.responseXML)
        : reject(failure("load-drawing", url, `answers with status ${xhr.status}`));
    xhr.onerror = () => reject(blocked(url) ?? failure("load-drawing", url, "cannot be reached"));
    xhr.send();
  });
}

async function request(url, code) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw blocked(url) ?? failure(code, url, "cannot be reached", cause);
  }
  if (!response.ok) throw failure(code, url, `answers with status ${response.status}`);
  return response;
}

function expectType(response, pattern, type) {
  const found = response.headers.get("content-type") ?? "none";
  if (pattern.test(found)) return;
  throw new LoadError(
    "mime-type",
    `${response.url} comes with the type "${found.slice(0, 80)}"`,
    `let the server send it as ${type}`,
  );
}

function failure(code, url, what, cause) {
  const detail = cause ? `: ${String(cause.message ?? cause).slice(0, 200)}` : "";
  return new LoadError(code, `${url} ${what}${detail}`, "upload the whole folder of the map and check the address");
}

/** The error for a refusal by the page's policy, if it was one. */
function blocked(url, cause) {
  if (!refused && !/unsafe-eval|Content Security Policy|blocked by CSP/i.test(String(cause?.message))) return;
  return new LoadError(
    "blocked-by-csp",
    `the page's Content-Security-Policy refuses ${url}`,
    "allow script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'",
  );
}
