// The words that are needed before the language files are there, and where they did not come.
//
// One entry for each folder of data/content; its tag makes the language known to the element.

/** @type {Record<string, Record<string, any>>} */
export const WORDS = {
  en: {
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
  },
  es: {
    lang: "es",
    dir: "ltr",
    title: "Mapa del dolor",
    loading: "Preparando los músculos",
    failed: "El mapa no se pudo cargar",
    incomplete: "Una parte del mapa no se pudo cargar.",
    readable: "Aún puede leerlo todo en la lista.",
    list: "Leer la lista",
    again: "Intentar de nuevo",
    emergency: "¿Dolor en el pecho, un brazo débil o el peor dolor de cabeza de su vida, de repente?",
    call: "Llame al número de emergencias.",
    causes: {
      "no-webassembly": "Este navegador es demasiado antiguo para mostrarlo.",
      "blocked-by-csp": "La configuración de esta página no lo permite.",
      "mime-type": "Un archivo llegó en una forma que el navegador rechaza.",
      panic: "Algo en él salió mal.",
    },
    cause: "Falta un archivo o se cortó la conexión.",
  },
};
