// The guided hold: a calm, silent timer beside the map. Comes when the first one is started.
//
// It lives after the map's own tree, so that it goes on when views, pages and modes change.
// Time is taken from the clock and not from frames, so that a page in the background loses none.

import { h } from "./fallback.js";
import { courseOf, momentOf, told } from "./hold-course.js";
import { Awake, buzz, canBuzz } from "./hold-device.js";
import { RING, button, partsOf, setAttribute, setText } from "./hold-parts.js";
import { Words } from "./hold-words.js";

const STYLE = new URL("hold.css", import.meta.url).href;

/** How often the clock is looked at, in milliseconds. */
const LOOK_MS = 200;

const OUTCOMES = ["same", "better", "worse"];

/** Whether the visitor wants to feel it; for this visit. */
let buzzes = false;

/** The running hold of each map. @type {WeakMap<ShadowRoot, Hold>} */
const running = new WeakMap();

/**
 * Starts the hold that a button asks for, in place of one that runs.
 *
 * @param {HTMLElement} button  with `hold`, `cue`, `count`, `side`, `place` and `title` in its data
 * @param {(job: (handle: import("./pkg/pain_map.js").Handle) => string[]) => string[] | undefined} run  asks the core
 * @param {ShadowRoot} root  of the map
 */
export async function act(button, run, root) {
  const wish = { ...button.dataset };
  await styled(root);
  running.get(root)?.close();
  running.set(root, new Hold(wish, root, (group) => run((handle) => handle.words(group)) ?? []));
}

/**
 * One hold.
 *
 * ```text
 * div.hold             after the mount, sticks to the lower edge of the window
 *   div.hold-dock      group, named after the exercise
 *     div.hold-dial    ring and count
 *     div.hold-words   title, what to do, breath; in the end the question
 *     div.hold-buttons pause, stop, vibrate; in the end the answers
 *     div.status       speaks
 * ```
 */
class Hold {
  #wish;
  #root;
  #wordsOf;
  #words;
  #course;
  /** @type {"runs" | "paused" | "asks" | "closed"} */
  #phase = "runs";
  /** Time on the clock when nothing had passed, and what had passed when it was paused. */
  #zero = Date.now();
  #passed = 0;
  /** @type {ReturnType<typeof momentOf>} */
  #last;
  #stopped = false;
  /** Why the exercise is not for now, once the map says so. @type {string | undefined} */
  #reason;
  #parts = partsOf();
  #looks = setInterval(() => this.#look(), LOOK_MS);
  #ends = new AbortController();
  #watch = new MutationObserver(() => this.#mapChanged());
  #awake = new Awake();

  constructor(wish, root, words) {
    this.#wish = wish;
    this.#root = root;
    this.#wordsOf = words;
    this.#course = courseOf(wish.count, wish.side);
    const mount = root.querySelector(".mount");
    mount.after(this.#parts.place);
    mount.toggleAttribute("data-holding", true);
    const { signal } = this.#ends;
    this.#parts.dock.addEventListener("keydown", this.#keydown, { signal });
    document.addEventListener("visibilitychange", () => this.#look(), { signal });
    this.#watch.observe(mount, { subtree: true, characterData: true, childList: true, attributes: true, attributeFilter: ["lang", "data-open", "data-rest"] });
    this.#readWords();
    this.#showButtons();
    this.#parts.buttons.firstElementChild.focus({ preventScroll: true });
    this.#awake.begin();
    // What is said comes with the first look: a region that has just appeared is not yet listened to.
    this.#show(momentOf(this.#course, 0));
  }

  /** Takes everything away; the focus goes back to the panel if it was here. */
  close() {
    clearInterval(this.#looks);
    this.#ends.abort();
    this.#watch.disconnect();
    this.#awake.end();
    const { place } = this.#parts;
    const focused = place.contains(this.#root.activeElement);
    place.remove();
    this.#root.querySelector(".mount")?.removeAttribute("data-holding");
    if (running.get(this.#root) === this) running.delete(this.#root);
    if (focused) (this.#startButton() ?? this.#root.querySelector("[data-home]"))?.focus({ preventScroll: true });
  }

  #startButton() {
    return this.#root.querySelector(`[data-hold="${this.#wish.hold}"]`);
  }

  // Time.

  #elapsed() {
    return this.#phase === "runs" ? Date.now() - this.#zero : this.#passed;
  }

  #look() {
    if (!this.#root.host.isConnected) return this.close();
    if (this.#coreChanged()) this.#speak();
    if (this.#phase !== "runs") return;
    const now = momentOf(this.#course, this.#elapsed());
    if (!now) return this.#end("asks");
    const tells = told(this.#last, now);
    if (tells === "begins") this.#begins(now);
    if (tells === "left") this.#tell(this.#words.left(now.left));
    this.#last = now;
    this.#show(now);
  }

  /** Another stretch of time begins. */
  #begins(now) {
    if (this.#last) this.#buzz(now.phase.kind);
    const left = now.phase.kind === "rest" ? [] : [this.#words.left(now.left)];
    const said = [this.#words.cue(now.phase, this.#wish.cue), ...this.#words.place(now.phase), ...left];
    this.#tell(said.join(". "));
  }

  #pause = () => {
    const paused = this.#phase === "runs";
    if (paused) this.#passed = this.#elapsed();
    else this.#zero = Date.now() - this.#passed;
    this.#phase = paused ? "paused" : "runs";
    if (paused) this.#awake.end();
    else this.#awake.begin();
    this.#showButtons();
    this.#parts.buttons.firstElementChild.focus();
    this.#tell(paused ? this.#words.say("paused") : this.#words.left(this.#last?.left ?? 0));
    if (this.#last) this.#show(this.#last);
  };

  #stop = () => {
    this.#stopped = true;
    this.#end("asks");
  };

  /** The end: how does it feel? Or why it is not for now. */
  #end(phase) {
    const focused = this.#parts.place.contains(this.#root.activeElement);
    if (!this.#stopped) this.#buzz("end");
    this.#phase = phase;
    // What only says why it has ended is small.
    this.#root.querySelector(".mount").setAttribute("data-holding", phase);
    clearInterval(this.#looks);
    this.#awake.end();
    this.#showButtons();
    this.#tell(this.#showEnd().join(" "));
    if (focused) this.#parts.cue.focus({ preventScroll: true });
  }

  // What is seen and said.

  #readWords() {
    const widget = this.#root.querySelector(".widget");
    const language = widget?.lang || undefined;
    this.#words = new Words(this.#wordsOf("hold"), language);
    const { place, dock, title } = this.#parts;
    place.lang = language ?? "";
    place.dir = widget?.dir ?? "";
    dock.setAttribute("aria-label", this.#words.say("name", this.#wish));
    title.textContent = this.#wish.title ?? "";
  }

  #show({ phase, left, part, breath }) {
    const { arc, count, cue, where, breathing } = this.#parts;
    setText(count, this.#words.number(left));
    setAttribute(count, "aria-label", this.#words.left(left));
    setAttribute(arc, "stroke-dashoffset", String(Math.round(RING * part)));
    setText(cue, this.#words.cue(phase, this.#wish.cue));
    setText(where, this.#words.place(phase).join(" · "));
    const breathes = phase.kind === "hold" ? `breathe-${breath}` : "";
    setText(breathing, this.#words.say(this.#phase === "paused" ? "paused" : breathes));
  }

  /** What is said in the end: that it is over, and what comes then, which is the larger one. */
  #showEnd() {
    const { dial, cue, where, breathing } = this.#parts;
    dial.remove();
    where.remove();
    const over = this.#words.say(this.#stopped || this.#reason ? "stopped" : "done");
    const then = this.#reason ?? this.#words.say("question");
    setText(cue, then);
    setText(breathing, over);
    return [over, then];
  }

  #showButtons() {
    const say = (key) => this.#words.say(key);
    const ended = this.#phase === "asks" || this.#phase === "closed";
    const answers = this.#phase === "asks" ? OUTCOMES.map((outcome) => this.#answer(outcome)) : [];
    const buttons =
      ended
        ? [...answers, button("text-button", say("close"), () => this.close())]
        : [
            button("button", say(this.#phase === "paused" ? "resume" : "pause"), this.#pause),
            button("button", say("stop"), this.#stop),
            ...(canBuzz() ? [this.#buzzButton()] : []),
          ];
    this.#parts.buttons.replaceChildren(...buttons);
  }

  /** The map's own listener does what the answer says; the timer is over then. */
  #answer(outcome) {
    const answer = button("button", this.#words.say(outcome), () => setTimeout(() => this.#leave()));
    answer.dataset.do = this.#told(outcome);
    return answer;
  }

  /** An answer as the core reads it. */
  #told(outcome) {
    const { hold, place } = this.#wish;
    return ["outcome", hold, outcome, place].filter(Boolean).join(" ");
  }

  /** The focus goes to the page of the answer. */
  #leave() {
    const focused = this.#parts.place.contains(this.#root.activeElement);
    this.close();
    if (focused) this.#root.querySelector("[data-home]")?.focus();
  }

  #buzzButton() {
    const toggle = button("button", this.#words.say("vibrate"), () => {
      buzzes = !buzzes;
      toggle.setAttribute("aria-pressed", String(buzzes));
      this.#buzz("hold");
    });
    toggle.setAttribute("aria-pressed", String(buzzes));
    return toggle;
  }

  #buzz(kind) {
    if (buzzes) buzz(kind);
  }

  #tell(text) {
    this.#parts.status.textContent = text;
  }

  // What happens around it.

  #keydown = (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    event.preventDefault();
    if (this.#phase === "asks" || this.#phase === "closed") this.close();
    else this.#stop();
  };

  /** Other words; an emergency, an answer that asks for rest, or a failure ends it. */
  #mapChanged() {
    const widget = this.#root.querySelector(".widget");
    if (!widget?.dataset.open || widget.dataset.open === "emergency" || "rest" in widget.dataset) return this.close();
    if (this.#coreChanged() || widget.lang !== this.#parts.place.lang) this.#speak();
  }

  /**
   * Whether the core says something else of the exercise than before: its title, which comes with the longer
   * texts of a language, after its names, and may change nothing in the map; or why it is not for now, which ends it.
   */
  #coreChanged() {
    const { title: before } = this.#wish;
    const [title, reason] = this.#wordsOf(this.#told("same"));
    this.#wish.title = title || before;
    const changed = this.#wish.title !== before || (reason ?? this.#reason) !== this.#reason;
    this.#reason = reason ?? this.#reason;
    if (this.#reason && this.#phase !== "closed") this.#end("closed");
    return changed;
  }

  #speak() {
    this.#coreChanged();
    this.#readWords();
    this.#showButtons();
    if (this.#parts.dial.isConnected) {
      if (this.#last) this.#show(this.#last);
    } else this.#showEnd();
  }
}

/** The style comes with the first hold; without it the timer still works. */
function styled(root) {
  if (root.querySelector("link[data-hold-style]")) return undefined;
  const link = h("link", { rel: "stylesheet", href: STYLE, "data-hold-style": "" });
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    root.append(link);
  });
}
