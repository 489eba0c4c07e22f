// A device that can be felt; what it did is in `buzzed`.
window.buzzed = [];
Object.defineProperty(navigator, "maxTouchPoints", { value: 5 });
navigator.vibrate = (pattern) => window.buzzed.push(pattern) > 0;
