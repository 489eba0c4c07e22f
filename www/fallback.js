// What is shown without the core: the first drawing while it loads, and words where it failed.

/** The only words that do not come from the content packs, because they are needed without them. */
const WORDS = {
  title: "Pain map",
  loading: "Getting the muscles ready",
  failed: "The map did not load",
  incomplete: "A part of the map did not load.",
  readable: "You can still read everything in the list.",
  list: "Read the list",
  again: "Try again",
  emergency: "Chest pain, a weak arm or the worst headache ever, all of a sudden?",
  call: "Call the emergency number.",
  causes: {
    "no-webassembly": "This browser is too old to show it.",
    "blocked-by-csp": "The settings of this page do not allow it.",
    "mime-type": "A file came in a form that the browser refuses.",
    panic: "Something in it went wrong.",
  },
  cause: "A file is missing, or the connection broke.",
};

/**
 * An element with attributes and children.
 *
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * The map before the core is there: drawings, a bar with words, and the page's own content.
 *
 * ```text
 * div.widget[data-phase=loading]
 *   header.header  p.title
 *   div.stage      div.figures (svg.view …)
 *   section.panel  label.loading (progress), slot
 * ```
 *
 * @param {Element[]} pictures
 */
export function loadingView(pictures) {
  return widget(
    "loading",
    h("div", { class: "stage", part: "stage" }, h("div", { class: "figures" }, ...pictures)),
    h("label", { class: "loading" }, h("progress", { "aria-label": WORDS.loading }), WORDS.loading),
    h("div", { class: "fallback" }, h("slot", {})),
  );
}

/**
 * The map where it cannot be: a plain sentence, the page's own content, and a way on.
 *
 * @param {{code: string, hasContent: boolean, list: string, emergencyNumber: string | null}} failure
 */
export function failedView({ code, hasContent, list, emergencyNumber }) {
  const cause = WORDS.causes[code] ?? WORDS.cause;
  return widget(
    "failed",
    "",
    h(
      "div",
      { class: "failed", role: "alert" },
      h("h2", {}, WORDS.failed),
      h("p", {}, `${cause} ${WORDS.readable}`),
    ),
    h("div", { class: "fallback" }, hasContent ? h("slot", {}) : h("a", { href: list }, WORDS.list)),
    againButton(),
    h("p", { class: "emergency-line" }, h("span", {}, `${WORDS.emergency} `, emergencyCall(emergencyNumber))),
  );
}

/** A line above a map that works, but misses a part. */
export function notice() {
  return h("div", { class: "notice", role: "alert" }, h("p", {}, WORDS.incomplete), againButton());
}

function widget(phase, stage, ...panel) {
  return h(
    "div",
    { class: "widget", part: "widget", "data-phase": phase },
    h("header", { class: "header", part: "header" }, h("p", { class: "title" }, WORDS.title)),
    stage,
    h("section", { class: "panel", part: "panel", role: "group", "aria-label": WORDS.title }, ...panel),
  );
}

function againButton() {
  return h("button", { type: "button", class: "button again", "data-again": "" }, WORDS.again);
}

function emergencyCall(number) {
  const digits = (number ?? "").replace(/[^\d+]/g, "");
  return digits ? h("a", { href: `tel:${digits}` }, WORDS.call) : h("strong", {}, WORDS.call);
}
