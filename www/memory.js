// What this device keeps: one entry a visit, under one key, only after the visitor has switched it on.
//
// {"version": 1, "on": true, "entries": [{"date": "2026-11-21", "link": "1.…"}]}

const KEY = "pain-map";
const VERSION = 1;

/** Days that are kept; the oldest goes first. */
const MAX_ENTRIES = 60;

/** Longer texts than a body has marks are none of ours. */
const MAX_LINK = 6000;

/**
 * @typedef {{date: string, link: string}} Entry
 * @typedef {{state: "off" | "on" | "newer" | "refused", entries: Entry[]}} Kept
 */

/**
 * What is kept, oldest first.
 *
 * Something damaged counts as nothing; something of a newer release is told and left alone.
 *
 * @returns {Kept}
 */
export function read() {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? { state: "off", entries: [] } : parsed(text);
  } catch {
    return { state: "refused", entries: [] };
  }
}

/** @returns {Kept} */
function parsed(text) {
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {
    return { state: "off", entries: [] };
  }
  if (Number(kept?.version) > VERSION) return { state: "newer", entries: [] };
  if (kept?.version !== VERSION) return { state: "off", entries: [] };
  const entries = Array.isArray(kept.entries) ? kept.entries.filter(isEntry) : [];
  return { state: kept.on === true ? "on" : "off", entries: entries.slice(-MAX_ENTRIES) };
}

function isEntry(entry) {
  const { date, link } = entry ?? {};
  return /^\d{4}-\d\d-\d\d$/.test(date) && typeof link === "string" && link.length <= MAX_LINK;
}

/**
 * Switches memory on or off; what is kept stays.
 *
 * @param {boolean} on
 * @returns {Kept}
 */
export function remember(on) {
  const { state, entries } = read();
  return state === "newer" || state === "refused" ? { state, entries } : write({ state: on ? "on" : "off", entries });
}

/**
 * Keeps the marks of a visit in place of what was kept of it before; an empty link takes it out.
 *
 * What an earlier visit of the same day has left stays.
 *
 * @param {Entry} entry
 * @param {string} before  the link that was kept last in this visit, or an empty one
 * @returns {Kept}
 */
export function keep({ date, link }, before) {
  const { state, entries } = read();
  if (state !== "on") return { state, entries };
  const others = entries.filter((entry) => entry.date !== date || ![before, link].includes(entry.link));
  const all = link ? [...others, { date, link }] : others;
  all.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return write({ state, entries: all.slice(-MAX_ENTRIES) });
}

/**
 * Forgets everything, and switches memory off.
 *
 * @returns {Kept}
 */
export function forget() {
  if (read().state === "newer") return read();
  try {
    localStorage.removeItem(KEY);
    return { state: "off", entries: [] };
  } catch {
    return { state: "refused", entries: [] };
  }
}

/** The day of the visitor's clock. */
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @param {Kept} kept */
function write(kept) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ version: VERSION, on: kept.state === "on", entries: kept.entries }));
    return kept;
  } catch {
    return { state: "refused", entries: kept.entries };
  }
}
