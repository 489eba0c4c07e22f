// Lists the events of the map. Nothing is kept or sent.

const NAMES = ["selection-change", "marks-change", "view-change", "mode-change", "care-open", "error"];

const map = document.querySelector("pain-map");
const log = document.querySelector("#log");

for (const name of NAMES) {
  map.addEventListener(name, (event) => {
    const line = document.createElement("li");
    line.textContent = `${event.type} ${JSON.stringify(event.detail)}`;
    log.append(line);
  });
}

document.querySelector("#share").addEventListener("change", (event) => {
  map.shareSelection = event.target.checked;
});
