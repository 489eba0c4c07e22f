// Types of <pain-map>. A test compares them with custom-elements.json and with the code.

/** Why a map, or a part of it, is not there. */
export interface PainMapError {
  /** A stable word. */
  code:
    | "load-core"
    | "load-drawing"
    | "load-texts"
    | "load-style"
    | "load-part"
    | "mime-type"
    | "no-webassembly"
    | "blocked-by-csp"
    | "version-mismatch"
    | "panic";
  /** What happened, for the owner of the site. */
  message: string;
  /** How to mend it. */
  hint: string;
}

/** A view of the whole body, or a close-up; left and right are the patient's. `pelvic-floor` needs `show-pelvic`. */
export type PainMapView =
  | "front"
  | "back"
  | "left"
  | "right"
  | "head-front"
  | "head-left"
  | "head-right"
  | "head-back"
  | "mouth-left"
  | "mouth-right"
  | "mouth-open"
  | "hand-palm-left"
  | "hand-palm-right"
  | "hand-back-left"
  | "hand-back-right"
  | "pelvic-floor"
  | "leg-inner-left"
  | "leg-inner-right"
  | "foot-top-left"
  | "foot-top-right"
  | "foot-sole-left"
  | "foot-sole-right"
  | "foot-inner-left"
  | "foot-inner-right"
  | "foot-outer-left"
  | "foot-outer-right";

/** What a visitor marked, answered and tested; `schema/pattern.v1.json` describes it. */
export interface PainMapPattern {
  /** The word that tells a pattern from other JSON. */
  format: "pain-map-pattern";
  /** Version of the form. */
  version: 1;
  /** The body that was drawn. */
  figure?: string;
  /** Places that hurt, in the order of marking; sides are the patient's. */
  marks: {
    zone: string;
    side: "left" | "right" | "midline";
    /** From 0 (none) to 10 (worst). */
    strength: number;
    kinds: ("aching" | "sharp" | "burning" | "tingling" | "numb")[];
  }[];
  /** Answers to the safety questions. */
  answers: { warning: string; answer: "yes" | "no" | "unsure" }[];
  /** Whether the safety questions were skipped. */
  skipped: boolean;
  /** Whether pressing a spot brought the pain. */
  felt: { spot: string; side: "left" | "right"; felt: "yes" | "little" | "no" }[];
  /** Collected self-care, in its order, each for one spot, muscle or zone. Imported, an empty list empties the plan; without a list, it stays. */
  plan?: ({ care: string; side: "left" | "right" | "midline" } & ({ spot: string } | { muscle: string } | { zone: string }))[];
}

/** A text, or one for each language. */
export type PainMapText = string | Record<string, string>;

/** A clinic's own content; `schema/clinic.v1.json` describes every field. */
export interface PainMapContent {
  name?: PainMapText;
  logo?: PainMapText;
  phone?: PainMapText;
  booking_url?: PainMapText;
  emergency_number?: PainMapText;
  /** Two letters, such as `DE`: its emergency number is used where no other is given. */
  country?: string;
  /** Languages that a visitor may choose. */
  languages?: string[];
  /** The clinic's own pages; of several that fit, those of the most specific target are shown. */
  links?: { for: string | string[]; title: PainMapText; url: PainMapText }[];
  /** Words in place of ours, and notes beside them, by part and id. */
  texts?: Record<string, Record<string, PainMapText | Record<string, PainMapText | string[] | Record<string, string[]>>>>;
  /** What is kept off the map; warning signs never are. */
  hide?: { muscles?: string[]; regions?: string[]; topics?: string[]; kinds?: string[] };
  /** Kinds of self-care, the first one first. */
  kind_order?: string[];
  /** Markdown beside our own words on what the map is not. */
  disclaimer?: PainMapText;
  /** Warning signs beside ours. */
  warnings?: {
    for: string | string[];
    urgency: "emergency" | "today" | "this-week" | "routine";
    text: PainMapText;
  }[];
}

/** What an event carries where the page sets `share-selection`; empty otherwise. */
export type PainMapDetail = Partial<Record<string, string>>;

/** Events of the element; all but `error` bubble and leave shadow roots. */
export interface PainMapEventMap {
  "selection-change": CustomEvent<PainMapDetail>;
  "marks-change": CustomEvent<PainMapDetail>;
  "view-change": CustomEvent<PainMapDetail>;
  "mode-change": CustomEvent<PainMapDetail>;
  "care-open": CustomEvent<PainMapDetail>;
  "error": CustomEvent<PainMapError>;
}

/** A body map: press a tender spot, see where its pain may go. */
export class PainMapElement extends HTMLElement {
  /** Version of the script that defined the element. */
  static readonly version: string;

  /** Mirrors the attribute `view`. */
  view: string;
  /** Mirrors the attribute `mode`. */
  mode: string;
  /** Mirrors the attribute `side`. */
  side: string;
  /** Mirrors the attribute `selected`. */
  selected: string;
  /** Mirrors the attribute `theme`. */
  theme: string;
  /** Mirrors the attribute `skin`. */
  skin: string;
  /** Mirrors the attribute `heading`. */
  heading: string;
  /** Mirrors the attribute `booking-url`. */
  bookingUrl: string;
  /** Mirrors the attribute `emergency-number`. */
  emergencyNumber: string;
  /** Mirrors the attribute `care-url`. */
  careUrl: string;
  /** Mirrors the attribute `content`, or the content itself as an object, which goes before the attribute. */
  content: string | PainMapContent;
  /** Mirrors the attribute `layers`. */
  layers: string;
  /** Mirrors the attribute `figure`. */
  figure: string;
  /** Mirrors the attribute `no-figure-choice`: like every switch on by being there, and off with `false`, `no`, `off` or `0`. */
  noFigureChoice: boolean;
  /** Mirrors the attribute `show-pelvic`. */
  showPelvic: boolean;
  /** Mirrors the attribute `share-selection`. */
  shareSelection: boolean;
  /** Mirrors the attribute `share`. */
  share: boolean;
  /** Mirrors the attribute `remember`. */
  remember: boolean;
  /** Mirrors the attribute `history`. */
  history: string;
  /** Resolves with the element once the map answers; stays open while it cannot. */
  readonly ready: Promise<PainMapElement>;

  /** Chooses a muscle, trigger point or zone by its id; `side` is the patient's, `left` where it is omitted. Answers whether the map knows the id; where it does not, nothing changes. */
  select(id: string, side?: "left" | "right" | "midline"): boolean;
  /** Shows a view of the body, or a close-up. Answers whether there is such a view. */
  show(view: PainMapView): boolean;
  /** Forgets what is chosen and marked; plan and checklist stay. `restart()` forgets all. */
  clear(): void;
  /** Takes back the last step. */
  undo(): void;
  /** Starts again from the attributes, also after a failure. */
  restart(): void;
  /** A view as it is drawn now, as a complete SVG document; empty before the map is ready. */
  toSVG(view?: PainMapView): string;
  /** What is marked, answered, tested and planned, as a plain object; `undefined` before the map is ready. This is health information: keep it only if the visitor agrees. */
  exportPattern(): PainMapPattern | undefined;
  /** Puts a pattern in place of what is marked, answered, tested and, where it has one, of plan and body; one step that can be taken back with all of it. Answers what was mended or left out. Throws, and changes nothing, for what is no pattern or one of a newer version. */
  importPattern(pattern: PainMapPattern | string): { problems: string[] };
  /** The pattern as a FHIR R4 Bundle of Observations, without anything that says whose they are. */
  exportFHIR(): Promise<object>;
  /** Puts the keyboard focus on the map. */
  focus(options?: FocusOptions): void;

  addEventListener<K extends keyof PainMapEventMap>(
    type: K,
    listener: (this: PainMapElement, event: PainMapEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "pain-map": PainMapElement;
  }
}
