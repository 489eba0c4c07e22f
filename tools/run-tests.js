// Runs test files of Node's test runner and closes with one line: `N passed, N failed`.
//
//   node tools/run-tests.js tests/e2e/*.test.js

import { run } from "node:test";
import { spec } from "node:test/reporters";
import { resolve } from "node:path";

/** One browser per core is as fast as it gets; more make presses late. */
const CONCURRENCY = 2;
const FILE_TIMEOUT_MS = 15 * 60_000;

const files = process.argv.slice(2).map((file) => resolve(file));
const stream = run({ files, concurrency: CONCURRENCY, timeout: FILE_TIMEOUT_MS });
let passed = 0;
let failed = 0;

stream.on("test:pass", ({ details }) => {
  if (details.type !== "suite") passed += 1;
});
stream.on("test:fail", () => (failed += 1));
stream.compose(new spec()).pipe(process.stdout, { end: false });
stream.on("end", () => {
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  process.stdout.write("", () => setImmediate(() => console.log(`${passed} passed, ${failed} failed`)));
});
