// The strip: choose a span by dragging (mouse, pen or finger) or with two sliders. Everything moves here; only when the
// reader lets go does the address change, and with it everything that is shown.
import { current, go, watch } from '../page.js';

const REST = 350; // milliseconds after the last key
const CLICK = 4; // pixels that are no drag yet
const EPOCH = 719163; // the day 1970-01-01, counted from the year 1

const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const dated = (day) => new Date((day - EPOCH) * 86400000);
const words = (day) => FORMAT.format(dated(day));
/** YYYY-MM-DD; the year always has four digits. */
const iso = (day) => dated(day).toISOString().slice(0, 10);

const bandOf = () => document.querySelector('.time-strip .band');
const ends = (band) => [Number(band.dataset.first), Number(band.dataset.last) - 1];
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** What is chosen, open sides filled with the ends of the strip. */
const chosen = (band, data) => {
  const [first, last] = ends(band);
  const from = data.from ? clamp(data.from, first, last) : first;
  return { from, to: data.to ? clamp(data.to, from, last) : last };
};

const share = (band, day) => {
  const [first, last] = ends(band);
  return ((day - first) / (last + 1 - first)) * 100;
};

/** Put handles and veils where the span is. */
const place = (band, span) => {
  const left = share(band, span.from);
  const right = share(band, span.to + 1);
  band.querySelector('.before').style.width = `${left}%`;
  band.querySelector('.beyond').style.left = `${right}%`;
  for (const [name, at] of [['from', left], ['to', right]]) {
    const handle = band.querySelector(`.handle.${name}`);
    handle.style.left = `${at}%`;
    handle.setAttribute('aria-valuenow', span[name]);
    handle.setAttribute('aria-valuetext', words(span[name]));
  }
};

/** Write the span into the address; an end that leaves nothing out is no filter. */
const commit = (band, span) => {
  const [first, last] = ends(band);
  const address = current();
  const put = (name, value, open) => (open ? address.searchParams.delete(name) : address.searchParams.set(name, value));
  put('from', iso(span.from), span.from <= first);
  put('to', iso(span.to), span.to >= last);
  if (address.href !== current().href) go(address);
};

const dayAt = (band, x) => {
  const box = band.getBoundingClientRect();
  const [first, last] = ends(band);
  return clamp(Math.floor(first + ((x - box.left) / box.width) * (last + 1 - first)), first, last);
};

/** A drag begins: on a handle it moves that end, elsewhere it makes a new span. */
const press = (event, root) => {
  const band = event.target.closest?.('.time-strip .band');
  if (!band || event.button) return;
  const handle = event.target.closest('.handle');
  const span = chosen(band, root.data);
  const held = handle?.classList.contains('from') ? 'from' : handle ? 'to' : '';
  const anchor = held === 'from' ? span.to : held === 'to' ? span.from : dayAt(band, event.clientX);
  root.drag = { band, anchor, x: event.clientX, moved: false, span };
  try {
    band.setPointerCapture(event.pointerId);
  } catch {
    // a pointer that is gone already: the drag ends with its own event
  }
  handle ? handle.focus() : undefined;
  event.preventDefault();
};

const move = (event, root) => {
  const { drag } = root;
  if (!drag) return;
  if (Math.abs(event.clientX - drag.x) < CLICK && !drag.moved) return;
  drag.moved = true;
  const day = dayAt(drag.band, event.clientX);
  drag.span = { from: Math.min(day, drag.anchor), to: Math.max(day, drag.anchor) };
  place(drag.band, drag.span);
};

const release = (root) => {
  const { drag } = root;
  root.drag = undefined;
  if (drag?.moved) commit(drag.band, drag.span);
};

const cancel = (root) => {
  if (root.drag) place(root.drag.band, chosen(root.drag.band, root.data));
  root.drag = undefined;
};

/** One key moves an end to the next event; the address follows when the keys rest. */
const onKey = (event, root) => {
  const handle = event.target.closest?.('.time-strip .handle');
  if (!handle || event.altKey || event.ctrlKey || event.metaKey) return;
  const band = handle.closest('.band');
  const name = handle.classList.contains('from') ? 'from' : 'to';
  const span = root.keyed ?? chosen(band, root.data);
  const [first, last] = ends(band);
  const stops = [...new Set([first, ...band.dataset.stops.split(' ').filter(Boolean).map(Number), last])];
  stops.sort((a, b) => a - b);
  const next = () => stops.find((day) => day > span[name]) ?? last;
  const before = () => stops.findLast((day) => day < span[name]) ?? first;
  const moves = { ArrowRight: next, ArrowUp: next, ArrowLeft: before, ArrowDown: before, Home: () => first, End: () => last };
  if (!(event.key in moves)) return;
  event.preventDefault();
  const day = moves[event.key]();
  root.keyed = { ...span, [name]: name === 'from' ? Math.min(day, span.to) : Math.max(day, span.from) };
  place(band, root.keyed);
  clearTimeout(root.resting);
  root.resting = setTimeout(() => {
    const { keyed } = root;
    root.keyed = undefined;
    commit(band, keyed);
  }, REST);
};

export default ({ data, parentElement }) => {
  watch();
  const root = parentElement;
  root.leave?.();
  root.data = data;
  const ended = new AbortController();
  const until = { signal: ended.signal };
  const show = () => {
    const band = bandOf();
    if (band && !root.drag && !root.keyed) place(band, chosen(band, data));
  };
  document.addEventListener('parley:drawn', show, until);
  document.addEventListener('pointerdown', (event) => press(event, root), until);
  document.addEventListener('pointermove', (event) => move(event, root), until);
  document.addEventListener('pointerup', () => release(root), until);
  document.addEventListener('pointercancel', () => cancel(root), until);
  document.addEventListener('keydown', (event) => onKey(event, root), until);
  root.leave = () => ended.abort();
  show();
  return () => {
    clearTimeout(root.resting);
    root.leave();
  };
};
