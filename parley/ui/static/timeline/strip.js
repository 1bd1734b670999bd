// The strip: choose a span by dragging (mouse, pen or finger) or with two sliders. Everything moves here; only when the
// reader lets go does the address change, and with it everything that is shown.
import { current, go, watch } from '../page.js';
import { mount } from '../streamlit.js';
import { dayAt, dayByKey, dayPercent, dayWords, fillSpan, moveEnd, spanParameters } from './span.js';

const KEYS_REST_MS = 350; // after the last key the address follows
const CLICK_PX = 4; // a pointer that moves less has clicked, not dragged

const findBand = () => document.querySelector('.time-strip .band');
/** @returns {import('./span.js').Ends} */
const readEnds = (band) => [Number(band.dataset.first), Number(band.dataset.last) - 1];
const readStops = (band) => band.dataset.stops.split(' ').filter(Boolean).map(Number);
/** @returns {'from' | 'to'} */
const endOf = (handle) => (handle.classList.contains('from') ? 'from' : 'to');

/** Put handles and veils where the span is. */
const placeHandles = (band, span) => {
  const ends = readEnds(band);
  const left = dayPercent(ends, span.from);
  const right = dayPercent(ends, span.to + 1);
  band.querySelector('.before').style.width = `${left}%`;
  band.querySelector('.beyond').style.left = `${right}%`;
  for (const [name, at] of [
    ['from', left],
    ['to', right],
  ]) {
    const handle = band.querySelector(`.handle.${name}`);
    handle.style.left = `${at}%`;
    handle.setAttribute('aria-valuenow', span[name]);
    handle.setAttribute('aria-valuetext', dayWords(span[name]));
  }
};

/** Write the span into the address. */
const openSpan = (band, span) => {
  const address = current();
  for (const [name, value] of Object.entries(spanParameters(readEnds(band), span))) {
    value === null ? address.searchParams.delete(name) : address.searchParams.set(name, value);
  }
  if (address.href !== current().href) go(address);
};

/** A drag begins: on a handle it moves that end, elsewhere it makes a new span. */
const startDrag = (event, state) => {
  const band = event.target.closest?.('.time-strip .band');
  if (!band || event.button) return;
  const handle = event.target.closest('.handle');
  const span = fillSpan(readEnds(band), state.data);
  const fixed = handle && (endOf(handle) === 'from' ? span.to : span.from);
  const anchor = fixed ?? dayAt(readEnds(band), band.getBoundingClientRect(), event.clientX);
  state.drag = { band, anchor, x: event.clientX, moved: false, span };
  try {
    band.setPointerCapture(event.pointerId);
  } catch {
    // a pointer that is gone already: the drag ends with its own event
  }
  handle?.focus();
  event.preventDefault();
};

const moveDrag = (event, { drag }) => {
  if (!drag || (Math.abs(event.clientX - drag.x) < CLICK_PX && !drag.moved)) return;
  drag.moved = true;
  const day = dayAt(readEnds(drag.band), drag.band.getBoundingClientRect(), event.clientX);
  drag.span = { from: Math.min(day, drag.anchor), to: Math.max(day, drag.anchor) };
  placeHandles(drag.band, drag.span);
};

const endDrag = (state) => {
  const { drag } = state;
  state.drag = null;
  if (drag?.moved) openSpan(drag.band, drag.span);
};

const cancelDrag = (state) => {
  if (state.drag) placeHandles(state.drag.band, fillSpan(readEnds(state.drag.band), state.data));
  state.drag = null;
};

/** One key moves an end to the next event; the address follows when the keys rest. */
const onKey = (event, state) => {
  const handle = event.target.closest?.('.time-strip .handle');
  if (!handle || event.altKey || event.ctrlKey || event.metaKey) return;
  const band = handle.closest('.band');
  const [end, ends] = [endOf(handle), readEnds(band)];
  const span = state.keyed ?? fillSpan(ends, state.data);
  const day = dayByKey(event.key, ends, readStops(band), span[end]);
  if (day === null) return;
  event.preventDefault();
  state.keyed = moveEnd(span, end, day);
  placeHandles(band, state.keyed);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    const { keyed } = state;
    state.keyed = null;
    openSpan(band, keyed);
  }, KEYS_REST_MS);
};

export default ({ data, parentElement }) => {
  watch();
  const initial = () => ({ data, drag: null, keyed: null, timer: 0 });
  return mount(
    parentElement,
    initial,
    (state, signal) => {
      state.data = data;
      const show = () => {
        const band = findBand();
        if (band && !state.drag && !state.keyed) placeHandles(band, fillSpan(readEnds(band), data));
      };
      document.addEventListener('parley:drawn', show, { signal });
      document.addEventListener('pointerdown', (event) => startDrag(event, state), { signal });
      document.addEventListener('pointermove', (event) => moveDrag(event, state), { signal });
      document.addEventListener('pointerup', () => endDrag(state), { signal });
      document.addEventListener('pointercancel', () => cancelDrag(state), { signal });
      document.addEventListener('keydown', (event) => onKey(event, state), { signal });
      show();
    },
    (state) => clearTimeout(state.timer),
  );
};
