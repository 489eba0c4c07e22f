// 1,000 random presses and keys, the same in every run, without one error.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { FAILED, ready } from "./harness/map.js";

const N_ROUNDS = 100;
const ACTIONS_PER_ROUND = 10;
const KEYS = ["Tab", "Shift+Tab", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", "Escape", "Space", "a", "k"];
/** Links would leave the page; what they lead to is checked elsewhere. */
const STAY = `
  addEventListener("click", (event) => {
    if (event.composedPath().some((node) => node.matches?.("a[href]"))) event.preventDefault();
  }, true);`;

/** A small generator of random numbers from 0 to 1: mulberry32. */
function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

journey("1,000 random actions meet no error", { page: "variants/plain.html" }, async ({ page }) => {
  await ready(page);
  await page.run(STAY);
  const random = seeded(20_260);
  const pick = (list) => list[Math.floor(random() * list.length)];
  for (let round = 0; round < N_ROUNDS; round += 1) {
    const { points, width, height } = await page.run(PLACES);
    for (let step = 0; step < ACTIONS_PER_ROUND; step += 1) {
      const kind = random();
      if (kind < 0.35) await page.pressAt(...pick(points));
      else if (kind < 0.65) await page.pressAt(random() * (width - 1), random() * (height - 1));
      else if (kind < 0.95) await page.keys(pick(KEYS));
      else await page.run("if (history.state?.painMap) history.back()");
    }
    if (round % 25 === 24) await page.resize(pick([520, 700, 1000, 1280]), 900);
    assert.deepEqual(await page.problems(), [], `after ${(round + 1) * ACTIONS_PER_ROUND} actions`);
  }
  assert.equal(await page.count(FAILED), 0);
  assert.equal(await page.count("svg.view") > 0, true);
});

/** The size of the window, and the middles of everything that can be pressed in it now. */
const PLACES = `
  const [width, height] = [document.documentElement.clientWidth, innerHeight];
  const points = deepAll("[data-do]").map((node) => node.getBoundingClientRect())
    .map((box) => [box.x + box.width / 2, box.y + box.height / 2])
    .filter(([x, y]) => x > 0 && y > 0 && x < width - 1 && y < height - 1);
  return { points: points.length > 0 ? points : [[width / 2, height / 2]], width, height };`;
