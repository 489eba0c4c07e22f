// Every size budget holds for the built files; the sizes are printed with the name.

import assert from "node:assert/strict";
import { test } from "node:test";
import { measuredBudgets } from "../tools/budgets.js";

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

for (const { name, limit, size, missing } of measuredBudgets()) {
  test(`${name}: ${kib(size)} of ${kib(limit)}`, () => {
    assert.deepEqual(missing, [], "no built file for this");
    assert.ok(size <= limit, `${kib(size - limit)} over the budget`);
  });
}
