// The size budgets of tests/budgets.toml and what the built files weigh.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { parse } from "smol-toml";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** What a page loads; declarations and notes for authors are not. */
const SHIPPED = /\.(js|css|wasm|svg|pack|txt|html|json)$/;

/** Folder of the built files. */
export const PKG = join(ROOT, "www/pkg");

/**
 * The shipped files with their sizes, by path.
 *
 * @returns {Map<string, {raw: number, brotli: number}>}
 */
export function shippedFiles() {
  const paths = readdirSync(PKG, { recursive: true }).map(String).filter((path) => SHIPPED.test(path)).sort();
  return new Map(paths.map((path) => [path, sizes(readFileSync(join(PKG, path)))]));
}

/**
 * The budgets with what they measure now, in bytes.
 *
 * `limit` is what may not be passed: the budget itself, or what is allowed above it for a stated reason.
 *
 * @returns {{name: string, budget: number, limit: number, size: number, missing: string[]}[]}
 */
export function measuredBudgets(files = shippedFiles()) {
  const { budget } = parse(readFileSync(join(ROOT, "tests/budgets.toml"), "utf8"));
  return budget.map(({ name, kib, allowed_kib: allowed = kib, files: patterns }) => {
    const found = [...files.keys()].filter((path) => patterns.some((pattern) => matches(pattern, path)));
    const size = found.reduce((sum, path) => sum + files.get(path).brotli, 0);
    const missing = patterns.filter((pattern) => !found.some((path) => matches(pattern, path)));
    return { name, budget: kib * 1024, limit: allowed * 1024, size, missing };
  });
}

function matches(pattern, path) {
  const [start, end] = pattern.split("*");
  return end === undefined ? path === start : path.startsWith(start) && path.endsWith(end);
}

function sizes(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}
