// How one picture becomes the next: a zoom into a close-up and back out, a turn, a change of layers.
//
// The new picture is there at once and answers; the old one stays above it as a ghost that fades.
// Only transform and opacity move, and only where the visitor's system does not ask for less.

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

const ZOOM = { duration: 240, easing: "ease-out", fill: "backwards" };
const DISSOLVE = { duration: 200, easing: "ease-out", fill: "backwards" };

/** Actions that change no picture; a zoom goes on meanwhile. */
const QUIET = /^(hover|focus|search)\b/;

/**
 * What is drawn before an action.
 *
 * @typedef {{room: Element, views: Element[], grounds: (Element | null)[]}} Before
 */

/** What moves in one map. */
export class Motion {
  #ghost;
  /** Layers that dissolve: they lie below the new ones, in nodes that the core holds. */
  #layers = [];
  /** @type {Animation[]} */
  #running = [];

  /**
   * Notes what is drawn, before an action changes it.
   *
   * @param {ShadowRoot} root
   * @param {string} action
   * @returns {Before | undefined}
   */
  before(root, action) {
    const quiet = QUIET.test(action);
    if (!quiet || this.#layers.length > 0) this.end();
    if (STILL.matches || quiet) return undefined;
    const room = root.querySelector(".figures");
    if (!room) return undefined;
    const views = [...room.children];
    return { room, views, grounds: views.map((view) => view.querySelector(".ground")) };
  }

  /**
   * Moves from what was drawn to what is.
   *
   * @param {Before | undefined} before
   * @param {{opens: boolean, scale: number, x: number, y: number} | null} zoom
   */
  after(before, zoom) {
    if (!before?.room.isConnected) return;
    const { room, views, grounds } = before;
    const gone = views.filter((view) => !view.isConnected);
    const come = [...room.children].filter((view) => !views.includes(view));
    if (gone.length > 0 && come.length > 0) {
      this.#haunt(room, gone, () => (zoom ? this.#zoom(zoom, come) : this.#fade([this.#ghost], [1, 0])));
    } else {
      this.#dissolve(views, grounds);
    }
  }

  /** Ends at once what is moving. */
  end() {
    for (const animation of this.#running) animation.cancel();
    this.#running = [];
    for (const layer of this.#layers) layer.remove();
    this.#layers = [];
    this.#ghost?.remove();
    this.#ghost = undefined;
  }

  /** Shows the old pictures above the new ones while `move` runs; nobody can press or focus them. */
  #haunt(room, views, move) {
    const ghost = document.createElement("div");
    ghost.className = "ghost";
    ghost.inert = true;
    ghost.setAttribute("aria-hidden", "true");
    for (const view of views) {
      view.querySelector(".overlay")?.remove();
      ghost.append(view);
    }
    room.append(ghost);
    this.#ghost = ghost;
    move();
    this.#endLater();
  }

  #zoom({ opens, scale, x, y }, come) {
    const large = `matrix(${scale}, 0, 0, ${scale}, ${x}, ${y})`;
    const small = `matrix(${1 / scale}, 0, 0, ${1 / scale}, ${-x / scale}, ${-y / scale})`;
    const [leaves, enters] = opens ? [large, small] : [small, large];
    const corner = "0 0";
    this.#animate(this.#ghost, [{ transformOrigin: corner, opacity: 1 }, { transformOrigin: corner, transform: leaves, opacity: 0 }], ZOOM);
    let left = 0;
    for (const view of come) {
      const transformOrigin = `${-left}px 0`;
      this.#animate(view, [{ transformOrigin, transform: enters, opacity: 0 }, { transformOrigin, opacity: 1 }], ZOOM);
      left += Number(view.getAttribute("width"));
    }
  }

  /** Layers change within a view: the new ones come in above the old ones. */
  #dissolve(views, grounds) {
    const fresh = views.map((view) => view.querySelector(".ground"));
    for (const [idx, ground] of fresh.entries()) {
      const old = grounds[idx];
      if (!old || !ground || old === ground) continue;
      ground.before(old);
      this.#layers.push(old);
      this.#fade([ground], [0, 1]);
    }
    if (this.#layers.length > 0) this.#endLater();
  }

  #endLater() {
    const [first] = this.#running;
    first?.finished.then(() => this.#running[0] === first && this.end(), () => {});
  }

  #fade(elements, [from, to]) {
    for (const element of elements) this.#animate(element, [{ opacity: from }, { opacity: to }], DISSOLVE);
  }

  #animate(element, keyframes, options) {
    this.#running.push(element.animate(keyframes, options));
  }
}
