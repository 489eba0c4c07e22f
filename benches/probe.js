// Runs first in the page and notes, in milliseconds since the navigation: when the map is
// visible, when a press is answered, and how long each press takes to its paint.
window.__probe = { visible: 0, answered: 0, presses: [] };
(() => {
  const probe = window.__probe;
  const find = (selector) => document.querySelector("pain-map")?.shadowRoot?.querySelector(selector);

  /** Calls back with the time when the frame that is next has been painted. */
  const afterPaint = (done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });

  const watch = () => {
    if (!probe.visible && find("svg.view path") && find("svg.view").getBoundingClientRect().height) {
      probe.visible = -1;
      afterPaint((time) => (probe.visible = time));
    }
    if (find(".chosen-border")) return afterPaint((time) => (probe.answered = time));
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);

  // The first listener on the way down; the last on the way up is below.
  let script = 0;
  addEventListener(
    "click",
    (event) => {
      script = 0;
      afterPaint((time) => probe.presses.push([time - event.timeStamp, script]));
    },
    true,
  );
  addEventListener("click", (event) => (script = performance.now() - event.timeStamp));
})();
