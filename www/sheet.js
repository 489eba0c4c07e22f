// The sheet under the drawing on a narrow widget: low, half or all of the height.
//
// A press on its handle makes it higher and in the end low again; a finger or a mouse draws it.
// The core knows only whether it is all of the height. The rest is written on the page of the
// panel, a new one of which has its own height again.

const LEVELS = ["peek", "half", "full"];

/** How far the handle is drawn for the next height, and for the one after it, in CSS pixels. */
const DRAWN_PX = 24;
const FAR_PX = 320;

/**
 * Listens in a shadow root until `signal` is aborted.
 *
 * @param {ShadowRoot} root
 * @param {(action: string, how: {keyboard?: boolean}) => boolean} act
 * @param {AbortSignal} signal
 */
export function listenToHandle(root, act, signal) {
  let from;
  let drawn = false;
  const on = (type, handle) =>
    root.addEventListener(type, (event) => of(event) && handle(event, of(event)), { capture: true, signal });
  on("pointerdown", ({ clientY, pointerId, isPrimary }, handle) => {
    if (!isPrimary) return;
    from = clientY;
    drawn = false;
    handle.setPointerCapture(pointerId);
  });
  on("pointerup", ({ clientY }, handle) => {
    const way = from - clientY;
    from = undefined;
    drawn = Math.abs(way) >= DRAWN_PX;
    if (!drawn) return;
    const steps = Math.sign(way) * (Math.abs(way) < FAR_PX ? 1 : 2);
    move(handle, Math.min(Math.max(level(handle) + steps, 0), LEVELS.length - 1), act);
  });
  on("click", (event, handle) => {
    // The core would know two heights only; and the click that ends a draw is no press.
    event.stopImmediatePropagation();
    const keyboard = event.detail === 0;
    if (!drawn || keyboard) move(handle, (level(handle) + 1) % LEVELS.length, act);
    drawn = false;
  });
}

const of = ({ target }) => target instanceof Element && target.closest(".sheet-handle");

const pageOf = (handle) => handle.parentElement.querySelector(":scope > .panel-body");

/** The height that the sheet has, as an index of `LEVELS`. */
function level(handle) {
  if (handle.getAttribute("aria-expanded") === "true") return LEVELS.indexOf("full");
  const own = handle.closest("[data-selected]") ? "half" : "peek";
  return LEVELS.indexOf(pageOf(handle)?.dataset.level ?? own);
}

function move(handle, to, act) {
  const isFull = handle.getAttribute("aria-expanded") === "true";
  const page = pageOf(handle);
  if (page) page.dataset.level = LEVELS[Math.min(to, LEVELS.indexOf("half"))];
  if (isFull !== (LEVELS[to] === "full")) act("toggle sheet", {});
}
