// A visitor holds a stretch with the timer, from the card to the answer in the end.

import assert from "node:assert/strict";
import { journey } from "./harness/journey.js";
import { PANEL, accessible, does, drawn, fits, listed, ready } from "./harness/map.js";

const page = "variants/plain.html";
const options = { page, earlyScripts: ["/e2e/clock.js"] };

const DOCK = ".hold-dock";
const SPOKEN = `${DOCK} [role="status"]`;
const COUNT = `${DOCK} [role="timer"]`;
/** 20 seconds, three times on each side. */
const STRETCH = "upper-trap-stretch";

const start = (care) => `${PANEL} [data-hold="${care}"]`;
const answer = (outcome, care = STRETCH) => `${DOCK} [data-do^="outcome ${care} ${outcome}"]`;
const putForward = (page, seconds) => page.run("putForward(arguments[0])", seconds);
const name = (page) => page.run("const at = focused(); return at?.getAttribute('aria-label') ?? at?.textContent.trim() ?? ''");
const pressed = (usual) => (page, text = usual) => page.run(
  "[...deep(arguments[0]).querySelectorAll('button')].find((button) => button.textContent === arguments[1]).click()", DOCK, text);
const pauses = pressed("Pause");
const goesOn = pressed("Go on");
const stops = pressed("Stop");
const seconds = (page) => page.run("return Number(deep(arguments[0])?.textContent)", COUNT);

/** Opens the card of an entry for a spot, as a visitor does who found the spot in the list. */
async function opensCard(page, care = STRETCH, spot = "upper-trapezius.1") {
  await ready(page);
  await page.run(`deep("pain-map").select(...arguments)`, spot, "right");
  const more = `${listed("toggle care")}[aria-expanded="false"]`;
  await fits(page);
  await page.seen(`${PANEL} .care-item`);
  if ((await page.count(listed(`care ${care}`))) === 0) await page.press(more);
  await page.press(listed(`care ${care}`));
  await page.seen(start(care));
}

async function starts(page, care) {
  await opensCard(page, care);
  await page.press(start(care ?? STRETCH));
  await page.seen(DOCK);
}

/** The whole stretch: 5 s to begin, six holds of 20 s, five rests of 10 s. */
const WHOLE_S = 5 + 6 * 20 + 5 * 10;

journey("the keyboard alone leads through card, timer and answer", options, async ({ page }) => {
  await opensCard(page);
  await page.run("deep(arguments[0]).focus()", start(STRETCH));
  assert.equal(await name(page), "Start the timer");
  await page.keys("Enter");
  await page.seen(DOCK);
  assert.match(await page.attribute(DOCK, "aria-label"), /^Timer: .+/);
  assert.equal(await page.attribute(DOCK, "role"), "group");
  assert.equal(await name(page), "Pause");
  await page.says(SPOKEN, "Get into place. Your right side. 5 seconds left");
  await accessible(page);
  await putForward(page, 5);
  await page.says(SPOKEN, "Hold the stretch. 1 of 3. Your right side. 20 seconds left");
  await page.keys("Enter");
  await page.says(SPOKEN, "Paused");
  assert.equal(await name(page), "Go on");
  await page.keys("Enter");
  await page.keys("Tab");
  assert.equal(await name(page), "Stop");
  await putForward(page, 20 + 10 + 20 + 10 + 20);
  await page.says(SPOKEN, "Let go and rest. Change to your left side");
  await putForward(page, WHOLE_S);
  await page.says(SPOKEN, "How does it feel?");
  assert.equal(await name(page), "How does it feel?");
  await accessible(page);
  await page.keys("Tab");
  assert.equal(await name(page), "Still sore");
  await page.keys("Tab");
  assert.equal(await name(page), "Better");
  await page.keys("Enter");
  await page.gone(DOCK);
  await page.says(PANEL, "That is enough for this spot");
  assert.equal(await name(page), "Better");
  await accessible(page);
  await page.press(listed("spot upper-trapezius.2 right"));
  await page.says(PANEL, "spot 2 of 2");
});

journey("the timer goes on when view, page and mode change", options, async ({ page }) => {
  await starts(page);
  await putForward(page, 5);
  await page.says(SPOKEN, "Hold the stretch");
  await page.run(`deep("pain-map").show("left")`);
  await page.seen('svg[data-view="left"]');
  await putForward(page, 10);
  await page.says(SPOKEN, "10 seconds left");
  await page.press(listed("back"));
  await page.press(does("mode pain"));
  await page.press(does("toggle list"));
  await putForward(page, 10);
  await page.says(SPOKEN, "Let go and rest");
  await putForward(page, 10);
  await page.says(SPOKEN, "2 of 3");
  assert.equal(await seconds(page), 20);
  await page.run(`deep("pain-map").setAttribute("figure", "female")`);
  await putForward(page, WHOLE_S);
  await page.says(DOCK, "How does it feel?");
});

journey("no time passes while it is paused, and none is lost in the background", options, async ({ page }) => {
  await starts(page);
  await putForward(page, 9);
  await page.says(SPOKEN, "Hold the stretch");
  await pauses(page);
  await page.says(DOCK, "Paused");
  const before = await seconds(page);
  await putForward(page, 600);
  await page.runAsync("await new Promise((done) => setTimeout(done, 500))");
  assert.equal(await seconds(page), before);
  await goesOn(page);
  assert.equal(await seconds(page), before);
  await putForward(page, WHOLE_S);
  await page.says(DOCK, "How does it feel?");
});

journey("still sore: once more, the next spot, and when to book", options, async ({ page }) => {
  await starts(page);
  await stops(page);
  await page.says(SPOKEN, "Stopped. Let go. How does it feel?");
  await page.press(answer("same"));
  await page.gone(DOCK);
  await page.says(PANEL, "Still sore");
  await page.says(PANEL, "two to four weeks");
  await page.seen(listed("spot upper-trapezius.2 right"));
  const inOrder = await page.run(`
    const order = deep(".panel .emergency-line").compareDocumentPosition(deep(arguments[0]));
    return (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;`, start(STRETCH));
  assert.ok(inOrder, "warning signs stand above what is done once more");
  await accessible(page);
  await page.press(start(STRETCH));
  await page.seen(DOCK);
  await page.says(SPOKEN, "Get into place");
  await stops(page);
  await page.press(answer("same"));
  await page.says(PANEL, "Wait until tomorrow");
  await page.gone(start(STRETCH));
});

journey("worse: warning signs first, then stop and see someone", options, async ({ page }) => {
  await starts(page);
  await page.run(`
    deep("pain-map").setAttribute("booking-url", "/book");
    deep("pain-map").setAttribute("emergency-number", "112");`);
  await stops(page);
  await page.press(answer("worse"));
  await page.says(PANEL, "It got worse: stop here");
  assert.equal(await page.text(`${PANEL} .panel-body > :first-child .section-title`), "Call 112 if");
  await page.seen(`${PANEL} .warning.urgent`);
  await page.seen(`${PANEL} .book`);
  await page.gone(`${PANEL} [data-hold]`);
  await accessible(page);
  await page.press(listed("back"));
  await page.says(PANEL, "This is not for you now, because you said: it felt worse.");
  await page.gone(start(STRETCH));
  await accessible(page);
  await page.press(listed("fit again"));
  await page.press(listed("has felt-worse"));
  await page.press(listed("fit done"));
  await page.seen(start(STRETCH));
});

journey("an answer that closes the exercise ends the hold with the reason", options, async ({ page }) => {
  const stretch = "gastroc-stretch";
  await opensCard(page, stretch, "gastrocnemius-medial.1");
  await page.press(start(stretch));
  await page.seen(DOCK);
  await putForward(page, 5);
  await page.says(SPOKEN, "Hold the stretch");
  await page.press(listed("back"));
  await page.press(listed("fit again"));
  await page.press(listed("has suspected-clot"));
  await page.press(listed("fit done"));
  await page.says(SPOKEN, "Stopped. Let go. This is not for you now, because you said: a possible blood clot.");
  await page.says(PANEL, "Do not press, rub or stretch there.");
  assert.equal(await page.count(`${DOCK} [data-do]`), 0);
  await page.gone(COUNT);
  await accessible(page);
  await pressed("Close the timer")(page);
  await page.gone(DOCK);
});

journey("ended with a reason, the timer leaves a phone the panel", { ...options, width: 360, height: 640 }, async ({ page }) => {
  const inSight = () => page.run(`
    const [panel, dock] = [deep(".panel"), deep(arguments[0])].map((part) => part.getBoundingClientRect());
    return { dock: Math.round(dock.height), panel: Math.round(Math.min(panel.bottom, dock.top) - panel.top) };`, DOCK);
  await starts(page);
  const before = await inSight();
  await page.press(listed("back"));
  await page.press(listed("fit again"));
  await page.press(listed("has fracture"));
  await page.press(listed("fit done"));
  await page.says(DOCK, "because you said: a broken bone");
  const after = await inSight();
  assert.ok(after.dock <= 120 && after.panel >= 240, JSON.stringify({ before, after }));
  for (const words of ["Stopped. Let go.", "Close the timer"]) await page.says(DOCK, words);
  // Twice the text needs more lines, and no line lies over another or over the end of the panel.
  await page.run("document.documentElement.style.fontSize = '200%'");
  const [room, ...parts] = await page.run(`
    const box = (part) => deep(part).getBoundingClientRect();
    const rows = [".hold-cue", ".hold-breath", ".hold-buttons"].map(box);
    const room = parseFloat(getComputedStyle(deep(".panel")).marginBlockEnd) - box(arguments[0]).height;
    return [room, ...rows.slice(1).map((row, at) => row.top - rows[at].bottom)];`, DOCK);
  assert.ok(room >= -1 && parts.every((gap) => gap >= -1), JSON.stringify([room, ...parts]));
  await accessible(page);
});

journey("what comes while the timer asks closes it, too", { ...options, hold: /texts\.es/ }, async ({ page, release }) => {
  await starts(page);
  await stops(page);
  await page.says(DOCK, "How does it feel?");
  await page.press(listed("back"));
  await page.press(listed("fit again"));
  await page.press(listed("has fracture"));
  await page.press(listed("fit done"));
  await page.says(DOCK, "because you said: a broken bone");
  assert.equal(await page.count(answer("better")), 0);
  // The words of the reason come after those around it.
  await page.run(`deep("pain-map").setAttribute("lang", "es")`);
  await page.says(DOCK, "porque usted dijo");
  release();
  await page.says(DOCK, "un hueso roto");
});

journey("the timer says what the exercise asks for", options, async ({ page }) => {
  await starts(page, "upper-trap-pinch");
  await putForward(page, 5);
  await page.says(SPOKEN, "Squeeze and hold");
});

journey("an emergency ends the hold", options, async ({ page }) => {
  await starts(page);
  await page.press(does("mode pain"));
  await page.press(drawn("zone breastbone midline", "front"));
  await page.seen(DOCK);
  const matches = listed("matches");
  if ((await page.count(matches)) > 0) await page.press(matches);
  await page.seen(listed("answer chest-heart yes"));
  await page.press(listed("answer chest-heart yes"));
  await page.says(PANEL, "Call the emergency number now");
  await page.gone(DOCK);
});

journey("an answer that asks for rest ends the hold", options, async ({ page }) => {
  await starts(page);
  await page.press(does("mode pain"));
  await page.press(drawn("zone breastbone midline", "front"));
  const matches = listed("matches");
  if ((await page.count(matches)) > 0) await page.press(matches);
  await page.press(listed("answer chest-heart unsure"));
  await page.gone(DOCK);
});

journey("the timer speaks the language that is chosen while it runs", options, async ({ page }) => {
  await starts(page);
  await page.says(DOCK, "Get into place");
  await page.run(`deep("pain-map").setAttribute("lang", "es")`);
  await page.says(DOCK, "Colóquese en posición");
  assert.equal(await page.attribute(".hold", "lang"), "es");
  await page.says(".hold-title", "Estiramiento");
  await putForward(page, 5);
  await page.says(SPOKEN, "Quedan 20 segundos");
  await stops(page, "Parar");
  await page.says(DOCK, "¿Cómo lo siente?");
  await accessible(page);
});

journey("the title changes with the language though the card is closed, and once more is there", options, async ({ page }) => {
  await starts(page);
  await page.press(listed("back"));
  await page.press(listed("back"));
  await page.gone(start(STRETCH));
  await page.run(`deep("pain-map").setAttribute("lang", "es")`);
  await page.says(".hold-title", "Estiramiento");
  await stops(page, "Parar");
  await page.press(answer("same"));
  await page.gone(DOCK);
  await page.seen(start(STRETCH));
});

journey("on a phone the dock covers no height of the page, and every target is large", { ...options, width: 360, height: 800 }, async ({ page }) => {
  await opensCard(page);
  const height = await page.run("return document.documentElement.scrollHeight");
  await page.press(start(STRETCH));
  await page.seen(DOCK);
  assert.equal(await page.run("return document.documentElement.scrollHeight"), height);
  const small = () => page.run(`
    return [...deep(arguments[0]).querySelectorAll("button")].filter((button) => {
      const { width, height } = button.getBoundingClientRect();
      return width < 44 || height < 44;
    }).map((button) => button.textContent);`, DOCK);
  assert.deepEqual(await small(), []);
  await accessible(page);
  await stops(page);
  assert.deepEqual(await small(), []);
  await page.says(DOCK, "How does it feel?");
  await accessible(page);
});

journey("with reduced motion there are numbers and no ring", { page, earlyScripts: ["/e2e/clock.js", "/e2e/still.js"] }, async ({ page }) => {
  await starts(page);
  await page.gone(`${DOCK} svg`);
  assert.ok((await seconds(page)) > 0);
});

journey("it is silent, and is felt only where that is wanted", { page, earlyScripts: ["/e2e/clock.js", "/e2e/motor.js"] }, async ({ page }) => {
  await starts(page);
  const toggle = `${DOCK} [aria-pressed]`;
  assert.equal(await page.attribute(toggle, "aria-pressed"), "false");
  await putForward(page, 5);
  await page.says(SPOKEN, "Hold the stretch");
  assert.deepEqual(await page.run("return buzzed"), []);
  await page.press(toggle);
  assert.equal(await page.attribute(toggle, "aria-pressed"), "true");
  await putForward(page, 20);
  await page.says(SPOKEN, "Let go and rest");
  assert.ok((await page.run("return buzzed.length")) >= 2);
  assert.equal(await page.count("audio"), 0);
});

journey("a device that cannot be felt offers no vibration", options, async ({ page }) => {
  await starts(page);
  await page.gone(`${DOCK} [aria-pressed]`);
});

journey("Escape in the timer stops it, and never goes back in the map", options, async ({ page }) => {
  await starts(page);
  await page.keys("Escape");
  await page.says(DOCK, "How does it feel?");
  await page.seen(start(STRETCH));
  await page.keys("Escape");
  await page.gone(DOCK);
  await page.seen(start(STRETCH));
  assert.equal(await name(page), "Start the timer");
});

journey("the timer works under a strict policy and leaves with its map", { page: "variants/strict-csp.html", earlyScripts: ["/e2e/clock.js"] }, async ({ page }) => {
  await starts(page);
  await page.says(SPOKEN, "Get into place");
  await page.run(`const map = deep("pain-map"); window.root = map.shadowRoot; map.remove();`);
  await page.until("the timer to end", "return root.querySelector('.hold') === null");
});
