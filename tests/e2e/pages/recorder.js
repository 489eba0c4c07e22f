// Runs first in every page under test and keeps what went wrong in it.
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
    // An element's own `error` event has no message; it is part of its interface.
    if (event instanceof ErrorEvent) note("uncaught", event.message);
  });
  addEventListener("unhandledrejection", (event) => note("unhandled rejection", event.reason));
  document.addEventListener("securitypolicyviolation", (event) =>
    note("policy", `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
  );
})();
