// The arithmetic of the stepper: days as numbers since 1970, and which change is in force on one. No DOM.
const DAY_MS = 86400000;
const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A day as a number. @param {string} iso YYYY-MM-DD */
export const dayNumber = (iso) => Math.round(Date.parse(iso) / DAY_MS);

/** A day as YYYY-MM-DD. @param {number} day */
export const isoDay = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** A day as readers read it, whatever the time zone of their machine: 18 March 2025. @param {number} day */
export const dayWords = (day) => FORMAT.format(new Date(day * DAY_MS));

/** The number of the change in force on a day: the last one not after it, else the first.
    @param {number[]} changes days, earliest first @param {number} day */
export const changeOn = (changes, day) =>
  Math.max(
    0,
    changes.findLastIndex((change) => change <= day),
  );

/** The day of the change so many steps on from the one in force; the first or last where there are no more.
    @param {number[]} changes @param {number} day @param {number} by */
export const stepDay = (changes, day, by) =>
  changes[Math.min(changes.length - 1, Math.max(0, changeOn(changes, day) + by))];

/** The same day so many months on, or the month's last where it has no such day. @param {number} day @param {number} by */
export const addMonths = (day, by) => {
  const from = new Date(day * DAY_MS);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + by];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Math.round(Date.UTC(year, month, Math.min(from.getUTCDate(), last)) / DAY_MS);
};

/** A day within two others. @param {number} day @param {number} first @param {number} last */
export const clampDay = (day, first, last) => Math.min(last, Math.max(first, day));

/** Write a day into an address; the latest change, which is the default, stays out of it.
    @param {URL} address @param {string[]} days of the changes as YYYY-MM-DD @param {number} day */
export const setAsOf = (address, days, day) => {
  if (isoDay(day) === days.at(-1)) address.searchParams.delete('asof');
  else address.searchParams.set('asof', isoDay(day));
};

/** The place that an arrow key leads to, round and round; the first or last where none of them is chosen yet.
    @param {string[]} places @param {string} from @param {1 | -1} step */
export const nextPlace = (places, from, step) => {
  const at = places.indexOf(from);
  if (at < 0) return places.at(step > 0 ? 0 : -1);
  return places[(at + step + places.length) % places.length];
};
