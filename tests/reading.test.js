// How hard the English texts are to read: no text for visitors is above grade 8.
//
// Grade by Flesch-Kincaid (`flesch-kincaid`), syllables by `syllable`. Prose is measured text by text;
// what is shorter than two lines, such as the words of buttons, is measured together with its neighbors,
// because the formula says nothing about a few words.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fleschKincaid } from "flesch-kincaid";
import { parse } from "smol-toml";
import { syllable } from "syllable";

/** Highest grade, a school year in the United States. */
const MAX_GRADE = 8;

/** Fewest words that are measured by themselves. */
const MIN_WORDS = 25;

/** Texts that are not held to the grade, each with the reason; `file` or `file key`. */
const EXCEPTIONS = new Map([
  ["zones.toml, landmarks.toml, views.toml, figures.toml, complaints.toml", "names and search words, no sentences"],
  ["muscles.toml names and anatomy", "names; origin, action and nerve stand under “About this muscle” for those who want them"],
  ["red_flags.toml may_be", "for clinicians, never shown to visitors"],
  ["ui.toml about.attribution", "the credit that the license of the contours asks for, word for word"],
]);

/** Fields that are names or are written for clinicians. */
const NOT_FOR_VISITORS = {
  "muscles.toml": ["name", "plain", "nickname", "aliases", "anatomical", "latin", "origin", "insertion", "action", "innervation"],
  "red_flags.toml": ["may_be"],
};

const CONTENT = new URL("../data/content/en/", import.meta.url);
const read = (file) => readFileSync(new URL(file, CONTENT), "utf8");

/** A sentence, whatever it ended with; gaps are filled with a short word. */
const sentence = (text) => {
  const plain = text.replace(/\{[^}]*\}/g, "it").trim();
  return /[.?!:]$/.test(plain) ? plain : `${plain}.`;
};

/** The words of Markdown, one sentence or item a line. */
const ofMarkdown = (text) =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*?|^#+ |^- |^\d+\. /gm, "")
    .split("\n")
    .filter((line) => line.trim())
    .map(sentence)
    .join("\n");

const wordsOf = (text) => text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];

const gradeOf = (text) => {
  const words = wordsOf(text);
  const sentences = text.split(/[.?!](?:\s|$)|\n/).filter((part) => wordsOf(part).length > 0);
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  });
};

/** Texts of a file by name: `[name, text]`. */
const texts = (file) => {
  if (file.endsWith(".md")) {
    return ofMarkdown(read(file))
      ? read(file)
          .split(/^(?=## )/m)
          .map((part) => [part.match(/^#+ (.*)/)[1], ofMarkdown(part)])
      : [];
  }
  const found = [];
  const skip = NOT_FOR_VISITORS[file] ?? [];
  const walk = (name, value) => {
    if (typeof value === "string") found.push([name, sentence(value)]);
    else if (Array.isArray(value)) value.forEach((item) => walk(name, item));
    else {
      for (const [key, inner] of Object.entries(value)) {
        if (!skip.includes(key)) walk(name ? `${name}.${key}` : key, inner);
      }
    }
  };
  walk("", parse(read(file)));
  return found;
};

/** Lists become one text; a short text is joined with its neighbors, those of the same table first. */
const units = (file) => {
  const isShort = (unit) => wordsOf(unit.text).length < MIN_WORDS;
  const joined = [];
  const join = (last, unit) => (last.text += `\n${unit.text}`);
  for (const [name, text] of texts(file)) {
    if (EXCEPTIONS.has(`${file} ${name}`)) continue;
    const unit = { name, table: name.split(".")[0], text };
    const last = joined.at(-1);
    if (last && (last.name === name || (last.table === unit.table && isShort(last)))) join(last, unit);
    else joined.push(unit);
  }
  const whole = [];
  for (const unit of joined) {
    if (whole.length > 0 && (isShort(unit) || isShort(whole.at(-1)))) join(whole.at(-1), unit);
    else whole.push(unit);
  }
  return whole;
};

const FILES = [
  "ui.toml",
  "codes.toml",
  "muscles.toml",
  "red_flags.toml",
  "self_care.toml",
  "trigger_points.toml",
  ...readdirSync(new URL("articles/", CONTENT))
    .sort()
    .map((file) => `articles/${file}`),
];

test("every text for visitors is at grade 8 or below", () => {
  const rows = [];
  const tooHard = [];
  for (const file of FILES) {
    const all = units(file);
    const graded = all.map(({ name, text }) => ({ name, text, grade: gradeOf(text) }));
    graded.sort((a, b) => b.grade - a.grade);
    const words = all.map(({ text }) => text).join("\n");
    rows.push({ file, texts: all.length, words: wordsOf(words).length, grade: gradeOf(words).toFixed(1), hardest: graded[0].grade.toFixed(1), where: graded[0].name });
    tooHard.push(...graded.filter(({ text, grade }) => grade > MAX_GRADE).map((unit) => ({ file, ...unit })));
  }
  console.table(rows);
  for (const [name, reason] of EXCEPTIONS) console.log(`not held to the grade: ${name} (${reason})`);
  const list = tooHard.map(({ file, name, grade, text }) => `${file} ${name}: grade ${grade.toFixed(1)}\n    ${text.replaceAll("\n", " ")}`);
  assert.equal(list.length, 0, `\n${list.join("\n")}`);
});
