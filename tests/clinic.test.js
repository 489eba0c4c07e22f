// Content files of clinics keep to the published schema, and the schema finds fault with what is wrong.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";

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
  ["an urgency of its own", { warnings: [{ for: "neck", urgency: "soon", text: "x" }] }],
]) {
  test(`the schema finds ${what}`, () => assert.ok(!isContent(content)));
}
