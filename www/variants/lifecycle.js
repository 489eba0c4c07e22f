// Takes the map out of the page and puts it in again.

const here = document.querySelector("#here");
const there = document.querySelector("#there");
let map = document.querySelector("pain-map");

const on = (id, act) => document.querySelector(id).addEventListener("click", act);

on("#remove", () => map.remove());
on("#add", () => here.append(map));
on("#move", () => (map.parentElement === here ? there : here).append(map));
on("#replace", () => {
  const fresh = document.createElement("pain-map");
  map.replaceWith(fresh);
  map = fresh;
});
