// A browser whose storage is switched off.
Object.defineProperty(globalThis, "localStorage", {
  get() {
    throw new DOMException("storage is off", "SecurityError");
  },
});
