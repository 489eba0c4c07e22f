// Which language a map speaks: the visitor's choice, else the element's `lang`, else the page's.

import { carePage, loadPart } from "./loading.js";
import { WORDS } from "./words/en.js";

/** The languages that there are: the folders of data/content, each with its words in `words/`. */
const TAGS = ["en", "es"];

/** The language of one map. */
export class Language {
  #element;
  /** What the visitor chose; forgotten where the page asks for another one. */
  #chosen = "";
  /** The wish that the map was told last. */
  #told;
  /** The words that are needed without the core. */
  words = WORDS;

  /** @param {Element} element */
  constructor(element) {
    this.#element = element;
  }

  /** The tag as it is asked for, which the core reads; nothing where the page does not say. */
  get wish() {
    return this.#chosen || around(this.#element);
  }

  /** The language for it that there is, by the same rule as in the core. */
  get tag() {
    return known(this.wish) ?? "en";
  }

  /** Brings the words that are needed without the core; English stands in where they do not come. */
  async bringWords() {
    const { tag } = this;
    const part = tag === "en" ? { WORDS } : await loadPart(`words.${tag}`).catch(() => ({ WORDS }));
    this.words = part.WORDS;
  }

  /** The page with everything in words. */
  get carePage() {
    return carePage(this.tag);
  }

  /** The page asks for a language: that holds from here on. */
  follow() {
    this.#chosen = "";
    this.#told = this.wish;
  }

  /**
   * Calls `changed` when the visitor chooses a language, or the page turns to another one.
   *
   * @param {ShadowRoot} root
   * @param {() => void} changed
   * @param {AbortSignal} signal
   */
  listen(root, changed, signal) {
    const look = () => {
      if (this.wish === this.#told) return;
      this.#told = this.wish;
      changed();
    };
    const choose = (event) => {
      const tag = event.target.closest?.("[data-speak]")?.dataset.speak;
      if (!tag || tag === this.tag) return;
      this.#chosen = tag;
      look();
    };
    root.addEventListener("click", choose, { signal });
    // While the element was away or on the move, what is around it may have changed.
    look();
    const page = new MutationObserver(look);
    page.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    signal.addEventListener("abort", () => page.disconnect());
  }
}

/** The language of an element, or of what it is in, also where that is a component. */
function around(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const near = node.closest("[lang]");
    if (near) return near.lang;
  }
  return "";
}

/** The same language, else the nearest wider one; `undefined` for a language that is not there. */
function known(tag) {
  let wanted = tag.trim().replaceAll("_", "-").toLowerCase();
  while (wanted) {
    const found = TAGS.find((tag) => tag.toLowerCase() === wanted);
    if (found) return found;
    wanted = wanted.slice(0, Math.max(wanted.lastIndexOf("-"), 0));
  }
}
