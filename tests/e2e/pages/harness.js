// A shape in a shadow root whose middle is empty: only presses on the ring count.
customElements.define(
  "shape-button",
  class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("viewBox", "0 0 100 100");
      svg.setAttribute("width", "200");
      const ring = document.createElementNS("http://www.w3.org/2000/svg", "path");
      ring.setAttribute("d", "M0 0H100V100H0ZM30 30V70H70V30Z");
      ring.setAttribute("data-do", "press ring");
      ring.setAttribute("role", "button");
      ring.setAttribute("aria-label", "Ring");
      ring.setAttribute("tabindex", "0");
      svg.append(ring);
      const status = document.createElement("p");
      status.setAttribute("role", "status");
      root.append(svg, status);
      ring.addEventListener("click", (event) => (status.textContent = `pressed, trusted: ${event.isTrusted}`));
      ring.addEventListener("keydown", (event) => (status.textContent = `key ${event.key}`));
    }
  },
);

// Everything that can go wrong in a page, on request.
addEventListener("break", () => {
  console.error("one");
  setTimeout(() => {
    throw new Error("two");
  });
  Promise.reject(new Error("three"));
  document.body.append(Object.assign(new Image(), { src: "http://127.0.0.2/four.png", alt: "" }));
});
