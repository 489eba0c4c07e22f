// Where the keyboard focus goes after an action, and where the panel and the strip of views scroll to.
//
// A page of the panel that the visitor comes back to stands where it was left, with the focus on what
// had led away from it.

/** Keeps the focus of one map where a visitor expects it. */
export class Focus {
  #root;
  /** What had the focus when the map should have got it, but was not there yet. */
  #waiting;
  /** The page of the panel, and the picture of the shown view in the chooser, as they were last. */
  #page;
  #tile;
  /** Pages that lead here, the last one at the end: their names, how far they were scrolled, what was pressed. */
  #trail = [];
  /** How far a page that is shown again was scrolled. */
  #top = 0;

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#root = root;
  }

  /** What has the focus before an action. */
  before() {
    const focused = this.#root.activeElement;
    const left = { advice: this.#find("[data-advice]"), page: this.#name(), top: this.#find(".panel")?.scrollTop, pressed: focused?.dataset.do };
    return { focused, inMap: Boolean(focused?.closest(".view")), left };
  }

  /** Advice that an answer has brought: what comes next would leave it out of sight. */
  #news({ advice }) {
    const first = this.#find("[data-advice]");
    return first === advice ? null : first;
  }

  #name() {
    return this.#find(".panel-body")?.dataset.page;
  }

  /** Follows the visitor from page to page; what a page was left by, where it is shown again. */
  #follow(left) {
    const page = this.#name();
    if (page === left.page) return undefined;
    const known = this.#trail.map((step) => step.page).lastIndexOf(page);
    if (known < 0) {
      this.#trail.push(left);
      return undefined;
    }
    const [step] = this.#trail.splice(known);
    this.#top = step.top ?? 0;
    return step.pressed && this.#find(`.panel [data-do="${CSS.escape(step.pressed)}"]`);
  }

  /**
   * Moves it after an action.
   *
   * @param {string | undefined} place  as the core words it: `map`, `panel`, `search` or `question`
   * @param {ReturnType<Focus["before"]>} before
   * @param {boolean} keyboard
   */
  after(place, { focused, inMap, left }, keyboard) {
    const lost = focused && !focused.isConnected;
    const led = this.#follow(left);
    this.#waiting = undefined;
    if ((place === "map" && (keyboard || lost)) || (lost && inMap)) this.#toMap();
    else if (place === "search") this.#find("[part~=search]")?.focus();
    else if (place === "question") (this.#news(left) ?? this.#find("[data-next]") ?? this.#find("[data-home]"))?.focus();
    else if (place === "care") (this.#find("[data-care]") ?? this.#find("[data-home]"))?.focus();
    else if (lost || (place === "panel" && keyboard)) (led ?? this.#find("[data-home]"))?.focus({ preventScroll: Boolean(led) });
    else if (focused !== this.#root.activeElement) focused?.focus({ preventScroll: true });
  }

  /** A drawing that is still on its way gets the focus when it comes, unless that has moved by then. */
  #toMap() {
    const stop = this.#find(".view [tabindex='0']");
    if (stop) stop.focus();
    else this.#waiting = { focused: this.#root.activeElement };
  }

  /** A file has come, and with it perhaps the drawing that should have the focus. */
  came() {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting && waiting.focused === this.#root.activeElement) this.#toMap();
  }

  /** After each drawing: another page of the panel starts at its top, and the shown view is in sight in the strip of views. */
  scroll() {
    const page = this.#find(".panel-body");
    if (page !== this.#page) this.#find(".panel")?.scrollTo(0, this.#top);
    this.#page = page;
    this.#top = 0;
    const tile = this.#find(".chooser > [aria-pressed=true]");
    const strip = tile?.parentElement;
    if (tile !== this.#tile && strip && strip.scrollWidth > strip.clientWidth) {
      strip.scrollTo({ left: tile.offsetLeft - (strip.clientWidth - tile.offsetWidth) / 2 });
    }
    this.#tile = tile;
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }
}
