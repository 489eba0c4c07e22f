// Every size budget holds for the built files, and nothing is among them for nobody; the sizes are printed with the name.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { measuredBudgets, shippedFiles } from "../tools/budgets.js";

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

for (const { name, budget, limit, size, missing } of measuredBudgets()) {
  const over = limit > budget ? ` (allowed up to ${kib(limit)})` : "";
  test(`${name}: ${kib(size)} of ${kib(budget)}${over}`, () => {
    assert.deepEqual(missing, [], "no built file for this");
    assert.ok(size <= limit, `${kib(size - limit)} over the budget`);
  });
}

test("no picture is shipped that nobody asks for", () => {
  const files = [...shippedFiles().keys()].map((path) => path.replace(/^views\//, ""));
  const pictures = files.filter((path) => path.endsWith(".svg"));
  // The first drawing of the right side is shown before the core can mirror the left one.
  const mirrored = pictures.filter((path) => !files.includes(path.replace(".svg", ".pack")));
  assert.deepEqual(mirrored, ["right.svg"]);
});

test("no program has a table of objects, at which Safari before 16.4 stops", () => {
  for (const glue of ["pain_map.js", "pain_map_reader.js"]) {
    const text = readFileSync(new URL(`../www/pkg/${glue}`, import.meta.url), "utf8");
    assert.match(text, /WebAssembly\.instantiate/, glue);
    assert.doesNotMatch(text, /externref/i, glue);
  }
});
