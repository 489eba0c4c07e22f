// A QR code as the path of its dark squares.

import qrcode from "qrcode-generator";

/** Correction level: a quarter of the squares may be lost, as on a folded page. */
const LEVEL = "Q";

/** A code with more than this many bytes is too fine for a phone to read from paper. */
const MAX_BYTES = 1000;

/**
 * The code of a text; `undefined` for one that is too long.
 *
 * `size` is the width in squares, without the margin of four that a reader needs around it.
 *
 * @param {string} text
 * @returns {{size: number, d: string} | undefined}
 */
export function qrPath(text) {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MAX_BYTES) return undefined;
  const code = qrcode(0, bytes.length > MAX_BYTES / 2 ? "M" : LEVEL);
  code.addData(String.fromCharCode(...bytes), "Byte");
  code.make();
  const size = code.getModuleCount();
  return { size, d: squares(code, size) };
}

/** Runs of dark squares, row by row. */
function squares(code, size) {
  let d = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = x;
      while (x < size && code.isDark(y, x)) x += 1;
      if (x > from) d += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return d;
}
