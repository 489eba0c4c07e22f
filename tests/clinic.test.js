// Content files of clinics keep to the published schema, and the schema finds fault with what is wrong.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "smol-toml";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const isContent = new Ajv2020({ strict: true, allErrors: true }).compile(read("../www/schema/clinic.v1.json"));

const folder = new URL("../www/clinics/", import.meta.url);
const clinics = readdirSync(folder);

test("there are three example clinics", () => {
  assert.equal(clinics.length, 3);
});

for (const name of clinics) {
  test(`the clinic ${name} keeps to the schema`, () => {
    assert.ok(isContent(read(`../www/clinics/${name}/clinic.json`)), JSON.stringify(isContent.errors, null, 2));
  });
}

test("numbers are taken as they are written", () => {
  for (const phone of ["112", "+44 20 7946 0123", "(020) 7946-0123", { en: "112", es: "061" }])
    assert.ok(isContent({ phone, emergency_number: phone, country: "DE", languages: ["es", "en"] }), phone);
});

/** A tag in the field that it belongs to; `tests/clinic_schema.rs` holds the reader against the same. */
const TAGGED = {
  country: (tag) => ({ country: tag }),
  languages: (tag) => ({ languages: [tag] }),
  name: (tag) => ({ name: { [tag]: "Clinic" } }),
};

for (const [field, { taken, refused }] of Object.entries(parse(readFileSync(new URL("cases/clinic/tags.toml", import.meta.url), "utf8")))) {
  test(`the schema takes what the reader takes for ${field}`, () => {
    const isTaken = (tag) => isContent(TAGGED[field](tag));
    assert.deepEqual(taken.filter((tag) => !isTaken(tag)), []);
    assert.deepEqual(refused.filter(isTaken), []);
  });
}

test("the article that stays takes a note", () => {
  assert.ok(isContent({ texts: { topics: { "when-to-see-a-professional": { note: "x" } } } }));
});

test("an empty file is a whole one", () => {
  assert.ok(isContent({}));
});

/** Everything in a schema has words for editors to show. */
test("every field has a description", () => {
  const schema = read("../www/schema/clinic.v1.json");
  const missing = [];
  const walk = (at, path) => {
    for (const [name, field] of Object.entries(at.properties ?? {})) {
      if (!field.description && !field.$ref) missing.push(`${path}.${name}`);
      walk(field, `${path}.${name}`);
    }
    if (at.items) walk(at.items, `${path}[]`);
    if (typeof at.additionalProperties === "object") walk(at.additionalProperties, `${path}.*`);
  };
  walk(schema, "$");
  for (const [name, field] of Object.entries(schema.$defs)) if (!field.description) missing.push(name);
  assert.deepEqual(missing, []);
});

for (const [what, content] of [
  ["an unknown field", { nmae: "x" }],
  ["an unknown id", { links: [{ for: "solues", title: "x", url: "/x" }] }],
  ["a link without an address", { links: [{ for: "soleus", title: "x" }] }],
  ["an address that runs", { booking_url: "javascript:alert(1)" }],
  ["an address in the clear", { booking_url: "http://clinic.example/" }],
  ["an address of another host", { booking_url: "//evil.example/" }],
  ["a hidden warning", { hide: { warnings: ["chest-heart"] } }],
  ["a changed warning", { texts: { ui: { "warning.emergency": "x" } } }],
  ["a changed word of how sure it is", { texts: { ui: { "spot.uncertainty": "x" } } }],
  ["a changed checklist", { texts: { ui: { "fit.clot": "x" } } }],
  ["a hidden way to a professional", { hide: { kinds: ["see-a-professional"] } }],
  ["a hidden article that stays", { hide: { topics: ["when-to-see-a-professional"] } }],
  ["a replaced article that stays", { texts: { topics: { "when-to-see-a-professional": { text: "x" } } } }],
  ["a language that the map does not speak", { languages: ["tlh"] }],
  ["a country without a number", { country: "ZZ" }],
  ["a number that nobody can call", { phone: "nobody" }],
  ["an emergency number of one digit", { emergency_number: "1" }],
  ["an urgency of its own", { warnings: [{ for: "neck", urgency: "soon", text: "x" }] }],
]) {
  test(`the schema finds ${what}`, () => assert.ok(!isContent(content)));
}
