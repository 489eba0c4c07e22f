// The place in the shadow root where the map is drawn, and its stylesheet.

import { h } from "./fallback.js";
import { LoadError, STYLE } from "./loading.js";

/**
 * The place where the map is drawn; a page may carry it prerendered.
 *
 * @param {ShadowRoot} root
 * @returns {Element}
 */
export function mountIn(root) {
  const mount = root.querySelector(".mount");
  if (mount) return mount;
  const fresh = h("div", { class: "mount" });
  root.replaceChildren(styleLink(), h("slot", { name: "header" }), fresh, h("slot", { name: "footer" }));
  return fresh;
}

function styleLink() {
  return h("link", { rel: "stylesheet", href: STYLE });
}

/**
 * Resolves when the stylesheet is there: without it, nothing is drawn as it should be.
 *
 * @param {ShadowRoot} root
 */
export async function styled(root) {
  if (isStyled(root)) return;
  const link = root.querySelector("link[rel=stylesheet]");
  await new Promise((resolve, reject) => {
    // A link that has failed tells it once; a new one asks again.
    const fresh = styleLink();
    fresh.onload = resolve;
    fresh.onerror = () => reject(new LoadError("load-style", `${STYLE} cannot be used`, "upload the whole folder of the map and serve the file as text/css"));
    link ? link.replaceWith(fresh) : root.prepend(fresh);
  });
}

/**
 * Whether the stylesheet has an effect; a file that is missing can leave an empty sheet behind.
 *
 * @param {ShadowRoot} root
 */
export function isStyled(root) {
  return getComputedStyle(root.host).containerType === "inline-size";
}

/**
 * Whether the page gives the element content of its own, to be shown where the map cannot be.
 *
 * @param {Element} element
 */
export function hasContent(element) {
  return [...element.childNodes].some((node) =>
    node instanceof Element ? !node.slot && node.localName !== "template" : node.textContent.trim(),
  );
}
