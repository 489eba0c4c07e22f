// The gallery: asks the core for each picture when it comes near the window.

import { loadCore, loadFile } from "./loading.js";

/** Layer of the pictures that do not name one. */
const DEFAULT_LAYER = "muscle";

const sections = document.querySelector("#sections");
const filter = document.querySelector("#filter");

const core = await loadCore();
const map = new core.Handle();
map.names("en", await loadFile("names en"));
map.texts("en", await loadFile("texts en"));
map.option("show-pelvic", "");

/** @type {Map<Element, {actions: string[], views: {view: string, drawing: string}[]}>} */
const pictures = new Map();

/** Drawings that the map has, or is being given. */
const given = new Map();

function give(drawing) {
  if (!given.has(drawing)) {
    const files = Promise.all([loadFile(`lines ${drawing}`), loadFile(`pack ${drawing}`)]);
    given.set(drawing, files.then(([lines, pack]) => {
      const problem = map.lines(drawing, ...lines) ?? map.pack(drawing, pack);
      if (problem) throw new Error(problem.message);
    }));
  }
  return given.get(drawing);
}

/** Brings the file of the figure that the map wants to draw, if it has not come yet. */
async function wear() {
  const want = map.wants().find((file) => file.startsWith("figure "));
  if (!want) return;
  const problem = map.figure(want.split(" ")[1], await loadFile(want));
  if (problem) throw new Error(problem.message);
}

/** One map draws them all, one after the other. */
let turn = Promise.resolve();

const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) turn = turn.then(() => draw(target)).catch((error) => fail(target, error));
    else clear(target);
  }
}, { rootMargin: "50%" });

async function draw(figure) {
  const { actions, views } = pictures.get(figure);
  await Promise.all(views.map(({ drawing }) => give(drawing)));
  map.act("clear");
  for (const action of ["figure neutral", `layer ${DEFAULT_LAYER}`, ...actions]) map.act(action);
  await wear();
  for (const { view } of views) {
    const place = figure.querySelector(`[data-view="${view}"]`);
    const url = URL.createObjectURL(new Blob([map.svg(view)], { type: "image/svg+xml" }));
    place.href = url;
    place.firstChild.src = url;
  }
}

function clear(figure) {
  for (const place of figure.querySelectorAll("a[href]")) {
    URL.revokeObjectURL(place.href);
    place.removeAttribute("href");
    place.firstChild.removeAttribute("src");
  }
}

function fail(figure, error) {
  console.error(`gallery: ${figure.id}: ${error.message}`);
  figure.querySelector(".note").textContent = `Not drawn: ${error.message}`;
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function figureOf(picture) {
  const places = picture.views.map(({ view, name, closeup }) => {
    const image = element("img", { alt: `${picture.name}: ${name}` });
    const place = element("a", { className: closeup ? "closeup" : "body", target: "_blank" }, image);
    place.dataset.view = view;
    return place;
  });
  const caption = element("figcaption", {},
    `${picture.name} `,
    element("code", { className: "slug", textContent: picture.id }),
    element("div", { className: "note", textContent: picture.note }));
  const figure = element("figure", { id: picture.id }, element("div", { className: "row" }, ...places), caption);
  pictures.set(figure, picture);
  return figure;
}

const plan = await (await fetch(new URL("gallery.json", import.meta.url))).json();
for (const section of plan) {
  const figures = section.pictures.map(figureOf);
  sections.append(
    element("h2", { textContent: section.title, id: section.id }),
    element("div", { className: "pictures" }, ...figures),
  );
  for (const figure of figures) near.observe(figure);
}

// The picture that the address names did not exist when the page was opened.
document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();

filter.addEventListener("input", () => {
  const words = filter.value.toLowerCase().split(/[\s,]+/).filter(Boolean);
  for (const [figure] of pictures) {
    const text = figure.textContent.toLowerCase();
    figure.hidden = words.length > 0 && !words.some((word) => text.includes(word));
  }
});
