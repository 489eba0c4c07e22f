// Stands for a system that asks for less motion.
const ask = window.matchMedia.bind(window);
window.matchMedia = (query) => {
  const answer = ask(query);
  return query.includes("prefers-reduced-motion") ? new Proxy(answer, { get: (of, key) => (key === "matches" ? true : of[key]) }) : answer;
};
