// The words that are needed before the language files are there, and where they did not come: Spanish.

export const WORDS = {
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
};
