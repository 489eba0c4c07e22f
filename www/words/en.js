// The words that are needed before the language files are there, and where they did not come: English,
// which stands in for every other language.

export const WORDS = {
  lang: "en",
  dir: "ltr",
  title: "Pain map",
  loading: "Getting the muscles ready",
  failed: "The map did not load",
  incomplete: "A part of the map did not load.",
  readable: "You can still read everything in the list.",
  list: "Read the list",
  again: "Try again",
  emergency: "Chest pain, a weak arm or the worst headache ever, all of a sudden?",
  call: "Call the emergency number.",
  causes: {
    "no-webassembly": "This browser is too old to show it.",
    "blocked-by-csp": "The settings of this page do not allow it.",
    "mime-type": "A file came in a form that the browser refuses.",
    panic: "Something in it went wrong.",
  },
  cause: "A file is missing, or the connection broke.",
};
