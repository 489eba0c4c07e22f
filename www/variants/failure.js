// Stands in for a browser without WebAssembly, before the element is there.

delete globalThis.WebAssembly;
