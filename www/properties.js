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

/** Attributes that are on by being there, unless their value says otherwise. */
const SWITCHES = ["no-figure-choice", "show-pelvic", "share-selection", "share", "remember"];

/** Values of a switch, as the core reads them. */
const ON = ["", "true", "yes", "on", "1", "history", ...SWITCHES];
const OFF = ["false", "no", "off", "0"];

/**
 * Whether a switch is on, by the same rule as in the core: an unknown value counts as none.
 *
 * @param {HTMLElement} element
 * @param {string} name
 */
export function isOn(element, name) {
  const value = element.getAttribute(name);
  return name === "history" ? !OFF.includes(plain(value)) : value !== null && ON.includes(plain(value));
}

function plain(value) {
  return String(value).trim().toLowerCase();
}

/** Property names with their attributes; `lang` is a property of every element. */
const PROPERTIES = Object.fromEntries(
  ATTRIBUTES.filter((name) => name !== "lang").map((name) => [
    name.replace(/-./g, (dash) => dash[1].toUpperCase()),
    name,
  ]),
);

/** Frameworks hand over the words of an attribute, such as "false", as the property. */
function turn(element, name, value) {
  const on = Boolean(value) && !OFF.includes(plain(value));
  if (on === isOn(element, name)) return;
  if (on) element.setAttribute(name, "");
  else element.removeAttribute(name);
}

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
        return isSwitch ? isOn(this, attribute) : (this.getAttribute(attribute) ?? "");
      },
      set(value) {
        if (attribute === "content" && holds(this, value)) this.attributeChangedCallback(attribute);
        else if (isSwitch) turn(this, attribute, value);
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
