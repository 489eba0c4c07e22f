// Makes the core stop at the next action, as it does where it traps, once the page is told `stop`.
addEventListener("stop", async () => {
  const { Handle } = await import("/pkg/pain_map.js");
  const { act } = Handle.prototype;
  Handle.prototype.act = () => {
    Handle.prototype.act = act;
    delete document.documentElement.dataset.stops;
    throw new WebAssembly.RuntimeError("unreachable");
  };
  document.documentElement.dataset.stops = "";
});
