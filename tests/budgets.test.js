// Every size budget holds for the built files; the sizes are printed with the name.

import assert from "node:assert/strict";
import { test } from "node:test";
import { measuredBudgets } from "../tools/budgets.js";

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

for (const { name, budget, limit, size, missing } of measuredBudgets()) {
  const over = limit > budget ? ` (allowed up to ${kib(limit)})` : "";
  test(`${name}: ${kib(size)} of ${kib(budget)}${over}`, () => {
    assert.deepEqual(missing, [], "no built file for this");
    assert.ok(size <= limit, `${kib(size - limit)} over the budget`);
  });
}
