// The elements of the guided hold.

import { h } from "./fallback.js";

const SVG = "http://www.w3.org/2000/svg";

/** Length of the ring in its own units. */
export const RING = 100;

/** The elements of a hold, each by its name; no ring where the visitor wants less motion. */
export function partsOf() {
  const arc = ring("hold-arc", { "stroke-dasharray": RING, "stroke-dashoffset": 0 });
  const picture = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ class: "hold-ring", viewBox: "0 0 40 40", "aria-hidden": "true" })) {
    picture.setAttribute(name, value);
  }
  picture.append(ring("hold-track", {}), arc);
  const count = h("p", { class: "hold-count", role: "timer" });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const dial = h("div", { class: "hold-dial" }, ...(still ? [] : [picture]), count);
  const title = h("p", { class: "hold-title" });
  const cue = h("p", { class: "hold-cue", tabindex: "-1" });
  const where = h("p", { class: "hold-where" });
  const breathing = h("p", { class: "hold-breath" });
  const buttons = h("div", { class: "hold-buttons" });
  const status = h("div", { class: "status", role: "status" });
  const words = h("div", { class: "hold-words" }, title, cue, where, breathing);
  const dock = h("div", { class: "hold-dock", role: "group" }, dial, words, buttons, status);
  return { place: h("div", { class: "hold" }, dock), dock, dial, arc, count, title, cue, where, breathing, buttons, status };
}

function ring(name, attributes) {
  const circle = document.createElementNS(SVG, "circle");
  const all = { class: name, cx: 20, cy: 20, r: 17.5, pathLength: RING, transform: "rotate(-90 20 20)", ...attributes };
  for (const [key, value] of Object.entries(all)) circle.setAttribute(key, String(value));
  return circle;
}

/** A button with words. */
export function button(name, text, press) {
  const made = h("button", { type: "button", class: name }, text);
  made.addEventListener("click", press);
  return made;
}

/** What stays the same is left alone, so that nothing is drawn or read anew. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The same for an attribute. */
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
