// Where the keyboard focus goes after an action, and where the panel and the strip of views scroll to.

/** Keeps the focus of one map where a visitor expects it. */
export class Focus {
  #root;
  /** What had the focus when the map should have got it, but was not there yet. */
  #waiting;
  /** The page of the panel, and the picture of the shown view in the chooser, as they were last. */
  #page;
  #tile;

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#root = root;
  }

  /** What has the focus before an action. */
  before() {
    const focused = this.#root.activeElement;
    return { focused, inMap: Boolean(focused?.closest(".view")) };
  }

  /**
   * Moves it after an action.
   *
   * @param {string | undefined} place  as the core words it: `map`, `panel`, `search` or `question`
   * @param {{focused: Element | null, inMap: boolean}} before
   * @param {boolean} keyboard
   */
  after(place, { focused, inMap }, keyboard) {
    const lost = focused && !focused.isConnected;
    this.#waiting = undefined;
    if ((place === "map" && (keyboard || lost)) || (lost && inMap)) this.#toMap();
    else if (place === "search") this.#find("[part~=search]")?.focus();
    else if (place === "question") (this.#find("[data-next]") ?? this.#find("[data-home]"))?.focus();
    else if (place === "care") (this.#find("[data-care]") ?? this.#find("[data-home]"))?.focus();
    else if (lost || (place === "panel" && keyboard)) this.#find("[data-home]")?.focus();
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
    if (page !== this.#page) this.#find(".panel")?.scrollTo(0, 0);
    this.#page = page;
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
