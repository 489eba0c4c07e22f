// The attributes of the element, and the properties that reflect them.

/** Attributes; the core reads their text, and says which values it does not know. */
export const ATTRIBUTES = [
  "view",
  "mode",
  "side",
  "selected",
  "lang",
  "theme",
  "skin",
  "heading",
  "booking-url",
  "emergency-number",
  "care-url",
  "content",
  "layers",
  "figure",
  "no-figure-choice",
  "show-pelvic",
  "share-selection",
  "share",
  "remember",
  "history",
];

/** Attributes that are on by being there. */
const SWITCHES = ["no-figure-choice", "show-pelvic", "share-selection", "share", "remember"];

/** Property names with their attributes; `lang` is a property of every element. */
const PROPERTIES = Object.fromEntries(
  ATTRIBUTES.filter((name) => name !== "lang").map((name) => [
    name.replace(/-./g, (dash) => dash[1].toUpperCase()),
    name,
  ]),
);

/** Content that pages give as an object, by element: it goes before the attribute. */
const contents = new WeakMap();

/** Keeps content that is an object; whether something changed that no attribute tells. */
function holds(element, value) {
  if (typeof value !== "object" || value === null) return contents.delete(element) && !value;
  contents.set(element, value);
  return true;
}

/**
 * The clinic's content: an object, or an address that the core takes.
 *
 * @param {HTMLElement} element
 * @returns {object | string | undefined}
 */
export function contentOf(element) {
  return contents.get(element) ?? element.getAttribute("content")?.trim();
}

/**
 * Gives a class of elements the properties.
 *
 * @param {typeof HTMLElement} type
 */
export function defineProperties(type) {
  for (const [property, attribute] of Object.entries(PROPERTIES)) {
    const isSwitch = SWITCHES.includes(attribute);
    Object.defineProperty(type.prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        if (contents.has(this) && attribute === "content") return contents.get(this);
        return isSwitch ? this.hasAttribute(attribute) : (this.getAttribute(attribute) ?? "");
      },
      set(value) {
        if (attribute === "content" && holds(this, value)) this.attributeChangedCallback(attribute);
        else if (isSwitch) this.toggleAttribute(attribute, Boolean(value));
        else if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}

/**
 * Properties that were set before the element was defined go through their setters.
 *
 * @param {HTMLElement} element
 */
export function takeOverProperties(element) {
  for (const name of Object.keys(PROPERTIES)) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
