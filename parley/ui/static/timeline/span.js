// The arithmetic of the strip: days as numbers counted from the year 1, as Python's `date.toordinal` counts, the span a
// reader chooses, and where on the strip a day lies. No DOM.
const EPOCH = 719163; // the day 1970-01-01, counted from the year 1
const DAY_MS = 86400000;

const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const dateOf = (day) => new Date((day - EPOCH) * DAY_MS);

/** A day as readers read it: 18 March 2025. @param {number} day */
export const dayWords = (day) => FORMAT.format(dateOf(day));

/** A day as YYYY-MM-DD; the year always has four digits. @param {number} day */
export const isoDay = (day) => dateOf(day).toISOString().slice(0, 10);

/** A value within limits. @param {number} value @param {number} low @param {number} high */
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** @typedef {{ from: number, to: number }} Span first and last day, both in it */
/** @typedef {[first: number, last: number]} Ends of the strip, both in it */

/** What is chosen, open sides (0 or null) filled with the ends of the strip.
    @param {Ends} ends @param {{ from?: number | null, to?: number | null }} chosen @returns {Span} */
export const fillSpan = ([first, last], chosen) => {
  const from = chosen.from ? clamp(chosen.from, first, last) : first;
  return { from, to: chosen.to ? clamp(chosen.to, from, last) : last };
};

/** How far along the strip a day begins, in per cent. @param {Ends} ends @param {number} day */
export const dayPercent = ([first, last], day) => ((day - first) / (last + 1 - first)) * 100;

/** The day at a place on the strip; beyond its edges, the first or last.
    @param {Ends} ends @param {{ left: number, width: number }} box @param {number} x */
export const dayAt = ([first, last], box, x) =>
  clamp(Math.floor(first + ((x - box.left) / box.width) * (last + 1 - first)), first, last);

/** Where a key moves one end of a span: to the next or last event, or to an end of the strip; null for other keys.
    @param {string} key @param {Ends} ends @param {number[]} events days @param {number} day */
export const dayByKey = (key, [first, last], events, day) => {
  const stops = [...new Set([first, ...events, last])].sort((one, other) => one - other);
  const next = () => stops.find((stop) => stop > day) ?? last;
  const before = () => stops.findLast((stop) => stop < day) ?? first;
  const moves = {
    ArrowRight: next,
    ArrowUp: next,
    ArrowLeft: before,
    ArrowDown: before,
    Home: () => first,
    End: () => last,
  };
  return Object.hasOwn(moves, key) ? moves[/** @type {keyof typeof moves} */ (key)]() : null;
};

/** A span with one end moved, never past the other. @param {Span} span @param {'from' | 'to'} end @param {number} day */
export const moveEnd = (span, end, day) => ({
  ...span,
  [end]: end === 'from' ? Math.min(day, span.to) : Math.max(day, span.from),
});

/** The parameters of a span in an address: null for an end that leaves nothing out.
    @param {Ends} ends @param {Span} span @returns {{ from: string | null, to: string | null }} */
export const spanParameters = ([first, last], { from, to }) => ({
  from: from <= first ? null : isoDay(from),
  to: to >= last ? null : isoDay(to),
});
