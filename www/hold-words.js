// The words of the guided hold, from those of the interface.

export class Words {
  #texts;
  #plurals;
  #numbers;

  /**
   * @param {string[]} pairs  `key<tab>text`
   * @param {string} [language]  tag of the language
   */
  constructor(pairs, language) {
    this.#texts = new Map(pairs.map((pair) => pair.split("\t", 2)));
    this.#plurals = new Intl.PluralRules(language);
    this.#numbers = new Intl.NumberFormat(language);
  }

  /** A text with its placeholders filled in. */
  say(key, values = {}) {
    const text = this.#texts.get(key) ?? "";
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  number(n) {
    return this.#numbers.format(n);
  }

  /** "10 seconds left". */
  left(n) {
    const form = `left-${this.#plurals.select(n)}`;
    return this.say(this.#texts.has(form) ? form : "left-other", { n: this.number(n) });
  }

  /**
   * What to do in a stretch of time.
   *
   * @param {import("./hold-course.js").Phase} phase
   * @param {string} cue  of the exercise
   */
  cue({ kind: phase }, cue) {
    return this.say(phase === "hold" ? cue : phase);
  }

  /**
   * Which hold it is, and on which side.
   *
   * @param {import("./hold-course.js").Phase} phase
   * @returns {string[]}
   */
  place({ kind: phase, round, rounds, side, changes }) {
    const parts = [];
    if (phase === "hold" && rounds > 1) {
      parts.push(this.say("round", { n: this.number(round), count: this.number(rounds) }));
    }
    if (side && phase !== "rest") parts.push(this.say(`side-${side}`));
    if (changes) parts.push(this.say(`change-${side}`));
    return parts;
  }
}
