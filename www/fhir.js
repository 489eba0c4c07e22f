// A pattern as a FHIR R4 Bundle: one Observation for each mark, answer and test.
//
// Nothing in it says whose it is: no subject, no performer. The system that takes it in knows.

const SNOMED = "http://snomed.info/sct";
const LOINC = "http://loinc.org";
const TERMINOLOGY = "http://terminology.hl7.org/CodeSystem";

/** Sides of the patient, as codings of their own. */
const SIDES = {
  left: { system: SNOMED, code: "7771000", display: "Left" },
  right: { system: SNOMED, code: "24028007", display: "Right" },
};

const NOTE = "Prepared by the visitor with a body map. Not a diagnosis, and not checked by a clinician.";

const PAIN = {
  coding: [
    { system: LOINC, code: "72514-3", display: "Pain severity - 0-10 verbal numeric rating [Score] - Reported" },
  ],
  text: "Pain severity from 0 (none) to 10 (worst), as the visitor marked it",
};

/** @typedef {{zones: Record<string, Place>, spots: Record<string, Place>, warnings: Record<string, string>}} Codes */
/** @typedef {{names: Record<string, string>, snomed?: string}} Place */

/**
 * @param {import("./pain-map.js").PainMapPattern} pattern
 * @param {Codes} codes  names and codes by id, from `codes.en.json`
 * @param {{now?: Date, id?: () => string}} [given]  the moment and the ids, for tests
 * @returns {object}
 */
export function toFHIR(pattern, codes, { now = new Date(), id = randomId } = {}) {
  const at = now.toISOString();
  const common = {
    resourceType: "Observation",
    status: "preliminary",
    category: [{ coding: [{ system: `${TERMINOLOGY}/observation-category`, code: "survey", display: "Survey" }] }],
  };
  const observed = [
    ...pattern.marks.map((mark) => severity(mark, codes)),
    ...pattern.answers.map((answer) => reply(answer, codes)),
    ...pattern.felt.map((felt) => pressed(felt, codes)),
  ];
  const entry = observed.map((part) => ({
    fullUrl: `urn:uuid:${id()}`,
    resource: { ...common, ...part, effectiveDateTime: at, note: [{ text: NOTE }] },
  }));
  // FHIR knows no empty lists.
  return { resourceType: "Bundle", type: "collection", timestamp: at, ...(entry.length > 0 && { entry }) };
}

function severity({ zone, side, strength, kinds }, { zones }) {
  const kind = (word) => ({ code: { text: "Kind of pain" }, valueCodeableConcept: { text: word } });
  return {
    code: PAIN,
    bodySite: bodySite(zones[zone], side, zone),
    valueInteger: strength,
    ...(kinds.length > 0 && { component: kinds.map(kind) }),
  };
}

function reply({ warning, answer }, { warnings }) {
  const unknown = { coding: [{ system: `${TERMINOLOGY}/data-absent-reason`, code: "asked-unknown", display: "Asked But Unknown" }] };
  return {
    code: { text: `Safety question: ${warnings[warning] ?? warning}` },
    ...(answer === "unsure" ? { dataAbsentReason: unknown } : { valueBoolean: answer === "yes" }),
  };
}

const FELT = { yes: "yes", little: "a little", no: "no" };

function pressed({ spot, side, felt }, { spots }) {
  return {
    code: { text: "Pressing this spot brings the pain that the visitor knows" },
    bodySite: bodySite(spots[spot], side, spot),
    valueCodeableConcept: { text: FELT[felt] },
  };
}

/** The place in words always; its code only where it names exactly this place. */
function bodySite(place, side, slug) {
  const site = place?.snomed && { system: SNOMED, code: place.snomed };
  const coding = [site, SIDES[side]].filter(Boolean);
  return { ...(coding.length > 0 && { coding }), text: place?.names[side] ?? `${slug}, ${side}` };
}

/** A random UUID, also on pages without TLS. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
