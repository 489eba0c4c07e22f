// What the device does during a hold beside showing it: it can be felt, and its screen stays on.

/** A short buzz when a hold begins, two when it ends, in milliseconds. */
const BUZZ = { hold: 150, other: [150, 120, 150] };

/** A device that can be felt: the function alone is also there without a motor. */
export function canBuzz() {
  return typeof navigator.vibrate === "function" && navigator.maxTouchPoints > 0;
}

/**
 * Buzzes, where the device can.
 *
 * @param {string} kind  of what begins: `hold`, or anything else
 */
export function buzz(kind) {
  if (canBuzz()) navigator.vibrate(BUZZ[kind] ?? BUZZ.other);
}

/** Keeps the screen on, where the browser allows it. */
export class Awake {
  #wanted = false;
  #lock;

  async begin() {
    this.#wanted = true;
    try {
      const lock = await navigator.wakeLock?.request("screen");
      if (this.#wanted) this.#lock = lock;
      else lock?.release();
    } catch {
      // The timer runs without it.
    }
  }

  end() {
    this.#wanted = false;
    this.#lock?.release().catch(() => {});
    this.#lock = undefined;
  }
}
