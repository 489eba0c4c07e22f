// The course of a guided hold as plain data: what comes when, what is left, and what is said aloud.

/** Seconds to get into place before the first hold. */
const READY_S = 5;

/** How long a breath in and a breath out take, in milliseconds. */
const IN_MS = 4000;
const BREATH_MS = 10_000;

/** From this many seconds on, what is left is told every ten; from half as many on, at half time. */
const TELL_S = 20;

const TEN = 10;

/**
 * A stretch of time.
 *
 * @typedef {object} Phase
 * @property {"ready" | "hold" | "rest"} kind
 * @property {number} seconds
 * @property {number} round    the hold that it is, or that comes after it, from 1, on its side
 * @property {number} rounds   holds on a side
 * @property {"left" | "right" | undefined} side  where both sides are done
 * @property {boolean} changes  whether it goes on with the other side
 */

/**
 * What comes when.
 *
 * @param {string} count  seconds of a hold and of a rest, holds on a side, and sides: `20 10 3 2`
 * @param {string} side   the side to begin with
 * @returns {Phase[]}
 */
export function courseOf(count, side) {
  const [hold, rest, rounds, nSides] = count.split(" ").map(Number);
  const sides = nSides < 2 ? [undefined] : side === "right" ? ["right", "left"] : ["left", "right"];
  const holds = sides.flatMap((its) => Array.from({ length: rounds }, (_, past) => ({ round: past + 1, rounds, side: its })));
  return holds.flatMap((its, position) => {
    const changes = position > 0 && holds[position - 1].side !== its.side;
    const pause = position === 0 ? { kind: "ready", seconds: READY_S } : { kind: "rest", seconds: rest };
    return [
      { ...its, ...pause, changes },
      { ...its, kind: "hold", seconds: hold, changes: false },
    ];
  });
}

/**
 * Where a course is after some time; nothing once it is over.
 *
 * @param {Phase[]} course
 * @param {number} elapsed_ms
 * @returns {{position: number, phase: Phase, left: number, part: number, breath: "in" | "out"} | undefined}
 */
export function momentOf(course, elapsed_ms) {
  let begin = 0;
  for (const [position, phase] of course.entries()) {
    const length = phase.seconds * 1000;
    const past = elapsed_ms - begin;
    if (past < length) {
      const breath = past % BREATH_MS < IN_MS ? "in" : "out";
      return { position, phase, left: Math.ceil((length - past) / 1000), part: past / length, breath };
    }
    begin += length;
  }
  return undefined;
}

/**
 * Whether something is told aloud now: that another stretch begins, or how much is left of a hold.
 * Never every second.
 *
 * @param {ReturnType<typeof momentOf>} before  nothing at the start
 * @param {NonNullable<ReturnType<typeof momentOf>>} now
 * @returns {"begins" | "left" | undefined}
 */
export function told(before, now) {
  if (before?.position !== now.position) return "begins";
  const { kind, seconds } = now.phase;
  if (kind !== "hold" || seconds < TEN || before.left === now.left) return undefined;
  if (seconds < TELL_S) return now.left === Math.floor(seconds / 2) ? "left" : undefined;
  // A page in the background may pass several seconds at once.
  return Math.ceil(now.left / TEN) < Math.ceil(before.left / TEN) ? "left" : undefined;
}
