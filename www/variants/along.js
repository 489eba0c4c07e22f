// What a page can do with marks: export, and take them back.

const map = document.querySelector("pain-map");
const field = document.querySelector("#pattern");
const told = document.querySelector("#told");

const show = (value) => (field.value = JSON.stringify(value, undefined, 2));

document.querySelector("#json").addEventListener("click", () => show(map.exportPattern()));
document.querySelector("#fhir").addEventListener("click", async () => show(await map.exportFHIR()));
document.querySelector("#import").addEventListener("click", () => {
  try {
    const { problems } = map.importPattern(field.value);
    told.textContent = problems.length > 0 ? problems.join("; ") : "Everything is on the map.";
  } catch (error) {
    told.textContent = error.message;
  }
});
