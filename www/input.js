// What the visitor does, as actions of the core.
//
// Elements carry their action as text in `data-do`; a press on a drawing becomes a place in it.

/** How far a finger moves across the drawing to turn it over, in CSS pixels, and how long it takes. */
const SWIPE_PX = 40;
const SWIPE_MS = 800;

/** How far a pointer moves before it paints, in CSS pixels. */
const PAINT_PX = 6;

/** How far a finger reaches, in CSS pixels: half of a 44 px target. */
const REACH_PX = 22;

const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/**
 * What a map does with the visitor's input.
 *
 * @typedef {object} Receiver
 * @property {(action: string, how: {keyboard?: boolean}) => boolean} act  whether anything changed
 * @property {(action: string) => void} hover
 * @property {(view: string) => void} near  a press that shows this view is likely
 */

/**
 * Listens in a shadow root until `signal` is aborted.
 *
 * @param {ShadowRoot} root
 * @param {Receiver} receiver
 * @param {AbortSignal} signal
 */
export function listen(root, receiver, signal) {
  const on = (type, handle) => root.addEventListener(type, handle, { signal });
  on("click", (event) => click(event, receiver));
  on("keydown", (event) => keydown(event, receiver));
  on("input", (event) => input(event, receiver));
  on("focusin", (event) => focusin(event, receiver));
  on("focusout", (event) => focusout(event, receiver));
  on("pointerover", (event) => pointerover(event, receiver));
  on("pointerdown", (event) => {
    if (paints(event)) paint(event, receiver, signal);
    else swipe(event, receiver, signal);
  });
  root.host.addEventListener("pointerleave", () => receiver.hover("hover none"), { signal });
}

function click(event, receiver) {
  const target = targetOf(event);
  const picture = target?.closest(".view");
  const doer = target?.closest("[data-do]");
  // A click without a pointer comes from the keyboard or from assistive technology.
  const keyboard = event.detail === 0;
  if (picture && !keyboard) {
    receiver.act(press(event, picture), {});
  } else if (doer) {
    event.preventDefault();
    if (doer.getAttribute("aria-disabled") === "true") return;
    receiver.act(doer.dataset.do, { keyboard });
  }
}

/** The press as an action. */
function press(event, picture) {
  const { place, scale } = placeIn(event, picture);
  return `press ${picture.dataset.view} ${place} ${(REACH_PX * scale).toFixed(1)}`;
}

/** A place in the drawing's own units, which are ten times finer in the markup, and units per pixel. */
function placeIn({ clientX, clientY }, picture) {
  const camera = picture.querySelector(".camera") ?? picture;
  const atlasFromScreen = camera.getScreenCTM().inverse();
  const at = new DOMPoint(clientX, clientY).matrixTransform(atlasFromScreen);
  const place = [at.x, at.y].map((tenths) => (tenths / 10).toFixed(1)).join(" ");
  return { place, scale: Math.hypot(atlasFromScreen.a, atlasFromScreen.b) / 10 };
}

function keydown(event, receiver) {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const action = actionOfKey(event.key, targetOf(event));
  // A key that changed nothing belongs to the page: Escape may close a dialog around the map.
  if (action && receiver.act(action, { keyboard: true })) {
    event.preventDefault();
    event.stopPropagation();
  } else if (action && event.key !== "Escape") {
    event.preventDefault();
  }
}

function actionOfKey(key, target) {
  const own = target?.getAttribute(`data-do-${key.toLowerCase()}`);
  if (own) return own;
  if (key === "Escape") return "escape";
  if (!target?.closest(".view")) return undefined;
  if (key in ARROWS) return `move ${ARROWS[key]}`;
  return key === "Enter" || key === " " ? target.getAttribute("data-do") : undefined;
}

function input(event, receiver) {
  const target = targetOf(event);
  if (target?.matches("input[type=search]")) receiver.act(`search ${target.value}`, {});
  if (target?.matches("input[type=range]")) receiver.act(`${target.dataset.input} ${target.value}`, {});
}

/** What has the keyboard focus, on the map or in the list, is marked on the map. */
function focusin(event, receiver) {
  const focused = targetOf(event);
  // Some browsers leave what is half covered where it is.
  if (focused?.matches(".panel :focus-visible")) focused.scrollIntoView({ block: "nearest" });
  const target = focused?.closest("[data-target]");
  if (target?.matches(":focus-visible")) receiver.act(`focus ${target.dataset.target}`, {});
}

function focusout(event, receiver) {
  const next = event.relatedTarget;
  if (targetOf(event)?.closest("[data-target]") && !next?.closest?.("[data-target]")) {
    receiver.act("focus none", {});
  }
}

/** Where it hurts, a mouse and a pen paint at once, a finger where that is switched on. */
function paints(event) {
  const target = targetOf(event);
  const widget = target?.closest('.widget[data-mode="pain"]');
  if (!widget || !target.closest(".view") || !event.isPrimary || event.button !== 0) return false;
  return event.pointerType !== "touch" || widget.dataset.tool !== "mark";
}

/**
 * Marks what the pointer is drawn over: one action for each frame, all of them one step.
 * A pointer that hardly moves is a press, which comes as a click.
 */
function paint(event, receiver, signal) {
  const { pointerId } = event;
  const picture = targetOf(event).closest(".view");
  const { view } = picture.dataset;
  const ends = new AbortController();
  let [from, to, begun, frame] = [event, event, false, 0];
  const send = () => {
    frame = 0;
    // The picture is the same node as long as its view is shown.
    if (from === to || !picture.isConnected) return;
    const way = [from, to].map((point) => placeIn(point, picture).place).join(" ");
    receiver.act(`paint ${view} ${way} ${begun ? "on" : "begin"}`, {});
    [from, begun] = [to, true];
  };
  const move = (other) => {
    if (!begun && Math.hypot(other.clientX - event.clientX, other.clientY - event.clientY) < PAINT_PX) return;
    to = { clientX: other.clientX, clientY: other.clientY };
    frame ||= requestAnimationFrame(send);
  };
  const end = () => {
    ends.abort();
    cancelAnimationFrame(frame);
    send();
    if (!begun) return;
    // While it is painted, only the drawing follows; any other action brings the panel.
    receiver.act("hover none", {});
    // The click that ends a stroke is no press.
    const stop = (click) => {
      if (click.composedPath().includes(picture)) click.stopPropagation();
    };
    addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", stop, { capture: true }));
  };
  const of = (other, handle) => other.pointerId === pointerId && handle(other);
  const life = { signal: AbortSignal.any ? AbortSignal.any([ends.signal, signal]) : ends.signal };
  addEventListener("pointermove", (other) => of(other, move), life);
  addEventListener("pointerup", (other) => of(other, end), life);
  addEventListener("pointercancel", (other) => of(other, end), life);
}

/** A finger that moves across the drawing turns it over; up and down, it scrolls the page. */
function swipe(event, receiver, signal) {
  const room = targetOf(event)?.closest(".figures");
  if (event.pointerType === "mouse" || !event.isPrimary || !room || room.querySelectorAll(":scope > .view").length > 1) return;
  const { pointerId, clientX, clientY, timeStamp } = event;
  const ends = new AbortController();
  const of = (other, handle) => other.pointerId === pointerId && handle(other);
  const end = ({ clientX: x, clientY: y, timeStamp: time }) => {
    ends.abort();
    const [across, down] = [Math.abs(x - clientX), Math.abs(y - clientY)];
    if (across >= SWIPE_PX && across > 1.5 * down && time - timeStamp <= SWIPE_MS) receiver.act("flip", {});
  };
  const life = { signal: AbortSignal.any ? AbortSignal.any([ends.signal, signal]) : ends.signal };
  addEventListener("pointerup", (other) => of(other, end), life);
  addEventListener("pointercancel", (other) => of(other, () => ends.abort()), life);
}

function pointerover(event, receiver) {
  const shows = targetOf(event)?.closest('[data-do^="show "]');
  if (shows) receiver.near(shows.dataset.do.slice("show ".length));
  // A pointer that paints has its own action in each frame.
  if (event.pointerType === "touch" || event.buttons) return;
  const target = targetOf(event)?.closest("[data-target]");
  receiver.hover(`hover ${target ? target.dataset.target : "none"}`);
}

/** @returns {Element | undefined} */
function targetOf(event) {
  return event.target instanceof Element ? event.target : undefined;
}
