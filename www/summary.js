// What the visitor does with the summary: print, copy, save. Brought when the first of it is asked for.

/** The style of what is printed. */
const PRINT_STYLE = new URL("print.css", import.meta.url).href;

/** How much finer a PNG is than the pixels of its drawing. */
const FINER = 2;

/** How long the file of a download is kept, in milliseconds. */
const KEPT_MS = 60_000;

/** How long the print style and pictures may take, in milliseconds. */
const WAIT_MS = 4000;

/**
 * Does what a button of the summary says, and tells what became of it.
 *
 * @param {HTMLElement} button  with `data-sheet`, and words for the end in `data-told` and `data-failed`
 * @param {(job: (handle: import("./pkg/pain_map.js").Handle) => string) => string | undefined} run  asks the core
 */
export async function act(button, run) {
  const summary = button.closest(".summary");
  const sheets = [...summary.querySelectorAll(".leaf")];
  const svg = () => run((handle) => handle.summary_svg()) ?? "";
  const data = () => run((handle) => handle.pattern()) ?? "";
  const jobs = {
    print: () => print(sheets),
    copy: () => copy(run((handle) => handle.summary_text()) ?? "", sheets),
    svg: () => save(new Blob([svg()], { type: "image/svg+xml" }), "pain-map.svg"),
    json: () => save(new Blob([data()], { type: "application/json" }), "pain-map.json"),
    png: async () => save(await pngOf(svg()), "pain-map.png"),
  };
  const told = summary.querySelector(".summary-told");
  told.textContent = "";
  try {
    await jobs[button.dataset.sheet]();
    told.textContent = button.dataset.told ?? "";
  } catch {
    told.textContent = button.dataset.failed ?? "";
  }
}

/** Prints the sheets alone, from a frame of its own; where there can be none, the page. */
async function print(sheets) {
  const frame = document.createElement("iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.setAttribute("tabindex", "-1");
  frame.className = "print-frame";
  try {
    await new Promise((resolve) => {
      frame.onload = resolve;
      sheets[0].getRootNode().append(frame);
      setTimeout(resolve, WAIT_MS);
    });
    await fill(frame.contentDocument, ...sheets);
    frame.contentWindow.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
    frame.contentWindow.focus();
    frame.contentWindow.print();
    setTimeout(() => frame.remove(), KEPT_MS);
  } catch {
    frame.remove();
    window.print();
  }
}

/**
 * Puts copies of sheets into a document, in place of all that is there.
 *
 * @param {Document} target
 * @param {...Element} sheets
 */
export async function fill(target, ...sheets) {
  const style = target.createElement("link");
  style.rel = "stylesheet";
  style.href = PRINT_STYLE;
  const styled = new Promise((resolve, reject) => {
    style.onload = resolve;
    style.onerror = reject;
    setTimeout(resolve, WAIT_MS);
  });
  const title = target.createElement("title");
  title.textContent = sheets[0].querySelector(".sheet-title").textContent;
  const place = sheets[0].closest("[lang]");
  target.documentElement.lang = place?.lang ?? "";
  target.documentElement.dir = place?.dir ?? "";
  target.head.replaceChildren(title, style);
  target.body.replaceChildren(...sheets.map((sheet) => target.importNode(sheet, true)));
  await drawCode(target.querySelector("[data-link]"));
  const pictures = [...target.querySelectorAll("img")].map((picture) => picture.decode().catch(() => {}));
  await Promise.all([styled, ...pictures]);
}

/** How often the code of codes did not come: browsers remember a failed import by its address. */
let failed = 0;

async function loadCode() {
  try {
    return await import(new URL(failed ? `qr.js#${failed}` : "qr.js", import.meta.url).href);
  } catch {
    failed += 1;
  }
}

/** The link as a code that a phone reads from the paper; without it, the sheet is printed all the same. */
async function drawCode(place) {
  const code = place && (await loadCode())?.qrPath(place.dataset.link);
  if (!code) return;
  const make = (tag, attributes) => {
    const element = place.ownerDocument.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const picture = make("svg", { viewBox: `-4 -4 ${code.size + 8} ${code.size + 8}` });
  picture.append(make("path", { d: code.d }));
  place.append(picture);
}

/** Copies the text; where that is not allowed, the sheets are selected, to be copied by hand. */
async function copy(text, sheets) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    const last = sheets.at(-1);
    getSelection().setBaseAndExtent(sheets[0], 0, last, last.childNodes.length);
    throw cause;
  }
}

/** The picture in pixels. */
async function pngOf(svg) {
  const picture = new Image();
  // Strict policies allow this kind of address sooner than that of a blob.
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * FINER;
  canvas.height = picture.naturalHeight * FINER;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

function save(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
