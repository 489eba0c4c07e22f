// Runs first in every page under test; keeps what went wrong in it and what the maps told it.
window.__problems = [];
window.__events = [];
(() => {
  const note = (kind, text) => window.__problems.push(`${kind}: ${text}`);
  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = (...values) => {
      note(`console.${level}`, values.map(String).join(" "));
      original.apply(console, values);
    };
  }
  addEventListener("error", (event) => {
    // An element's own `error` event is part of its interface; see below.
    if (event instanceof ErrorEvent) note("uncaught", event.message);
    else if (event.target instanceof Element && !(event instanceof CustomEvent)) {
      note("missing", event.target.src ?? event.target.href);
    }
  }, true);
  addEventListener("unhandledrejection", (event) => note("unhandled rejection", event.reason));
  document.addEventListener("securitypolicyviolation", (event) =>
    note("policy", `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
  );
  for (const type of ["selection-change", "marks-change", "view-change", "mode-change", "care-open", "error"]) {
    addEventListener(
      type,
      (event) => event instanceof CustomEvent && window.__events.push({ type, detail: event.detail }),
      true,
    );
  }
})();
