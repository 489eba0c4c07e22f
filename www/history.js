// The browser's Back as a way to close what is open in a map.
//
// An entry says how many things are open in which map, and nothing of what they are:
// what a visitor chose is health information and stays out of the history.

/** Entries of an earlier load of the page say nothing to this one. */
const LOAD = Math.random().toString(36).slice(2);

let maps = 0;

/** The steps of one map in the history of the page. */
export class Steps {
  #id = `${LOAD}-${++maps}`;
  #depth = 0;

  /**
   * Adds entries: the visitor opened so many things that Back closes one by one.
   *
   * @param {number} count
   */
  push(count) {
    for (; count > 0; count -= 1) {
      this.#depth += 1;
      const others = plain(history.state);
      const painMap = { ...others.painMap, [this.#id]: this.#depth };
      history.pushState({ ...others, painMap }, "");
    }
  }

  /**
   * Leaves entries: the visitor closed so many things in the map itself.
   *
   * @param {number} count
   */
  pop(count) {
    // Only what lies on top can be left; entries of the page or of another map stay.
    const onTop = depthIn(history.state, this.#id) === this.#depth;
    const left = onTop ? Math.min(count, this.#depth) : 0;
    // Going nowhere would load the page again.
    if (left === 0) return;
    this.#depth -= left;
    history.go(-left);
  }

  /**
   * Calls `back` for each step that the visitor goes back in the history.
   *
   * @param {() => void} back
   * @param {AbortSignal} signal
   */
  listen(back, signal) {
    const follow = (event) => {
      const target = depthIn(event.state, this.#id);
      for (; this.#depth > target; this.#depth -= 1) back();
    };
    addEventListener("popstate", follow, { signal });
  }
}

function depthIn(state, id) {
  return plain(plain(state).painMap)[id] ?? 0;
}

function plain(value) {
  return value && typeof value === "object" ? value : {};
}
