// The course of a guided hold: what comes when, and what is said aloud. No browser is needed.

import { test } from "node:test";
import assert from "node:assert/strict";
import { courseOf, momentOf, told } from "../../www/hold-course.js";
import { Words } from "../../www/hold-words.js";

/** A course in short: kind, seconds, side. */
const short = (count, side = "left") =>
  courseOf(count, side).map(({ kind, seconds, side, changes }) => [kind, seconds, side, changes && "change"].filter(Boolean).join(" "));

/** What is said in a course that is looked at every `step` milliseconds: the second, and what. */
function said(count, step = 200) {
  const course = courseOf(count, "left");
  const all = [];
  let before;
  for (let ms = 0; ; ms += step) {
    const now = momentOf(course, ms);
    if (!now) return all;
    const tells = told(before, now);
    if (tells) all.push(tells === "left" ? now.left : now.phase.kind);
    before = now;
  }
}

test("one hold has time to get into place, and no rest", () => {
  assert.deepEqual(short("30 0 1 1"), ["ready 5", "hold 30"]);
});

test("both sides are done, the sore one first, with time to change", () => {
  const sides = ["ready 5 right", "hold 20 right", "rest 10 right", "hold 20 right", "rest 10 left change", "hold 20 left", "rest 10 left", "hold 20 left"];
  assert.deepEqual(short("20 10 2 2", "right"), sides);
  assert.equal(short("20 10 2 2", "midline")[0], "ready 5 left");
});

test("time is taken from the clock", () => {
  const course = courseOf("20 10 3 1", "left");
  assert.equal(momentOf(course, 0).left, 5);
  assert.equal(momentOf(course, 4999).phase.kind, "ready");
  assert.equal(momentOf(course, 5000).left, 20);
  assert.equal(momentOf(course, 5001).left, 20);
  assert.equal(momentOf(course, 6001).left, 19);
  assert.equal(momentOf(course, 5000 + 45_000).phase.round, 2);
  assert.equal(momentOf(course, 5000 + 80_000), undefined);
  assert.equal(momentOf(course, 1e9), undefined);
});

test("breath in is shorter than breath out", () => {
  const course = courseOf("30 0 1 1", "left");
  const at = (ms) => momentOf(course, 5000 + ms).breath;
  assert.deepEqual([at(0), at(3999), at(4000), at(9999), at(10_000)], ["in", "in", "out", "out", "in"]);
});

test("what is left is said every ten seconds, or at half time, never each second", () => {
  assert.deepEqual(said("30 0 1 1"), ["ready", "hold", 20, 10]);
  assert.deepEqual(said("60 10 1 2"), ["ready", "hold", 50, 40, 30, 20, 10, "rest", "hold", 50, 40, 30, 20, 10]);
  assert.deepEqual(said("15 0 1 1"), ["ready", "hold", 7]);
  assert.deepEqual(said("5 5 2 1"), ["ready", "hold", "rest", "hold"]);
});

test("a page that slept says where it is, once", () => {
  assert.deepEqual(said("60 10 2 1", 30_000), ["ready", "hold", 5, "hold", 15]);
});

test("words fit the number, and say what to do", () => {
  const words = new Words(["left-one\t{n} second left", "left-other\t{n} seconds left", "stretch\tHold", "round\t{n} of {count}", "side-left\tLeft", "change-left\tChange to the left", "rest\tLet go"], "en");
  assert.equal(words.left(1), "1 second left");
  assert.equal(words.left(20), "20 seconds left");
  const [, hold, , , rest] = courseOf("20 10 2 2", "right");
  assert.equal(words.cue(hold, "stretch"), "Hold");
  assert.deepEqual(words.place({ ...hold, side: "left" }), ["1 of 2", "Left"]);
  assert.equal(words.cue(rest, "stretch"), "Let go");
  assert.deepEqual(words.place(rest), ["Change to the left"]);
});
