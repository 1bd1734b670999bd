// Finds a stretch of a sentence or paragraph in the pieces of text that it is drawn in. No DOM.

/** Where a piece of text holds part of a stretch: from and to, as JavaScript counts. @typedef {{ piece: number, from: number, to: number }} Part */

/** The parts of a stretch, a part for each piece of text that holds some of it; lengths and the stretch counted alike.
    @param {number[]} lengths of the pieces @param {number} start @param {number} end beyond the last @returns {Part[]} */
export const findParts = (lengths, start, end) => {
  const parts = [];
  let at = 0;
  for (const [piece, length] of lengths.entries()) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
    if (from < to) parts.push({ piece, from, to });
    at += length;
  }
  return parts;
};

/** How many UTF-16 units, as JavaScript counts, the first code points of a text, as Python counts, take up.
    @param {string} text @param {number} points */
export const unitsOf = (text, points) => [...text].slice(0, points).join('').length;

/** The same with the stretch counted in code points, as Python counts; null where the texts end before it does.
    @param {string[]} texts @param {number} start @param {number} end @returns {Part[] | null} */
export const findPartsByCodePoint = (texts, start, end) => {
  const lengths = texts.map((text) => [...text].length);
  if (start >= end || end > lengths.reduce((sum, length) => sum + length, 0)) return null;
  return findParts(lengths, start, end).map(({ piece, from, to }) => ({
    piece,
    from: unitsOf(texts[piece], from),
    to: unitsOf(texts[piece], to),
  }));
};
