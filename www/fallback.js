// What is shown without the core: the first drawing while it loads, and words where it failed.
//
// The words are those of `words/` in the language of the map.

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
 * @param {Record<string, any>} words
 */
export function loadingView(words) {
  return widget(
    words,
    "loading",
    h("div", { class: "stage", part: "stage" }, h("div", { class: "figures" })),
    h("label", { class: "loading" }, h("progress", { "aria-label": words.loading }), words.loading),
    h("div", { class: "fallback" }, h("slot", {})),
  );
}

/**
 * The map where it cannot be: a plain sentence, the page's own content, and a way on.
 *
 * @param {Record<string, any>} words
 * @param {{code: string, hasContent: boolean, list: string, emergencyNumber: string | null}} failure
 */
export function failedView(words, { code, hasContent, list, emergencyNumber }) {
  const cause = words.causes[code] ?? words.cause;
  return widget(
    words,
    "failed",
    "",
    h(
      "div",
      { class: "failed", role: "alert" },
      h("h2", {}, words.failed),
      h("p", {}, `${cause} ${words.readable}`),
    ),
    h("div", { class: "fallback" }, hasContent ? h("slot", {}) : h("a", { href: list }, words.list)),
    againButton(words),
    h("p", { class: "emergency-line" }, h("span", {}, `${words.emergency} `, emergencyCall(words, emergencyNumber))),
  );
}

/**
 * A line above a map that works, but misses a part.
 *
 * @param {Record<string, any>} words
 */
export function notice(words) {
  return h("div", { class: "notice", role: "alert" }, h("p", {}, words.incomplete), againButton(words));
}

function widget(words, phase, stage, ...panel) {
  return h(
    "div",
    { class: "widget", part: "widget", "data-phase": phase, lang: words.lang, dir: words.dir },
    h("header", { class: "header", part: "header" }, h("p", { class: "title" }, words.title)),
    stage,
    h("section", { class: "panel", part: "panel", role: "group", "aria-label": words.title }, ...panel),
  );
}

function againButton(words) {
  return h("button", { type: "button", class: "button again", "data-again": "" }, words.again);
}

function emergencyCall(words, number) {
  const digits = (number ?? "").replace(/[^\d+]/g, "");
  return digits ? h("a", { href: `tel:${digits}` }, words.call) : h("strong", {}, words.call);
}
