// The timeline in order: paints what the address chooses on the drawing and the list, and answers to the arrow keys.
// The drawing itself comes apart and once; what is chosen is all that this is told.
import { announce, go, put, watch } from '../page.js';
import { mount, toAddress } from '../streamlit.js';

const ways = () => [...document.querySelectorAll('.order .way')];
const stepOf = (element) => element?.closest('.step');

/** Mark what is chosen: the step, lane or statement in the drawing, the entry of the list. */
const paint = (record) => {
  for (const each of document.querySelectorAll('.order :is(.way, .lane, .statement), .events .event')) {
    const on = Boolean(record) && each.dataset.record === record;
    each.toggleAttribute('data-chosen', on);
    const link = each.matches('a') ? each : each.querySelector('a');
    if (link) put(link, 'aria-current', on ? 'true' : null);
  }
  for (const step of document.querySelectorAll('.order .step')) {
    step.toggleAttribute('data-chosen', Boolean(step.querySelector('[data-chosen]')));
  }
  const all = ways();
  const first = all.find((way) => stepOf(way).hasAttribute('data-chosen')) ?? all[0];
  const held = all.includes(document.activeElement) ? document.activeElement : first;
  for (const way of all) put(way, 'tabindex', way === held ? '0' : '-1');
};

const focus = (way) => {
  for (const each of ways()) put(each, 'tabindex', each === way ? '0' : '-1');
  way.focus();
  way.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

/** The marks of a step from top to bottom: those of its event, then what was said beside them. */
const marksOf = (step) => [...step.querySelectorAll('[data-lane]')].sort((a, b) => heightOf(a) - heightOf(b));
const heightOf = (mark) => Number(mark.getAttribute('transform').split(/[ ,)(]+/)[2]);

const clear = (state) => {
  state.cursor?.removeAttribute('data-cursor');
  state.cursor = null;
};

const say = (text) => announce('#order-said', text);

/** Along the lanes: from mark to mark in this step; above the first, the whole step again. */
const down = (state, step, by) => {
  const marks = marksOf(step);
  const at = marks.indexOf(state.cursor) + by;
  clear(state);
  if (by < 0 && at === -2) return mark(state, marks.at(-1));
  if (at < 0 || at >= marks.length) return say('');
  mark(state, marks[at]);
};

const mark = (state, element) => {
  state.cursor = element;
  element?.setAttribute('data-cursor', '');
  say(element?.dataset.who ?? '');
};

/** Along time: to the next step, or in a lane to the next step that has a mark in it. */
const along = (state, way, by) => {
  const all = ways();
  const lane = state.cursor?.dataset.lane;
  let at = all.indexOf(way) + by;
  const inLane = (each) => marksOf(stepOf(each)).find((found) => found.dataset.lane === lane);
  while (lane && all[at] && !inLane(all[at])) at += by;
  if (!all[at]) return;
  clear(state);
  focus(all[at]);
  if (lane) mark(state, inLane(all[at]));
};

const onKey = (event, state) => {
  const way = event.target.closest?.('.order .way');
  if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = ways();
  const answers = {
    ArrowRight: () => along(state, way, 1),
    ArrowLeft: () => along(state, way, -1),
    ArrowDown: () => down(state, stepOf(way), 1),
    ArrowUp: () => down(state, stepOf(way), -1),
    Home: () => {
      clear(state);
      focus(all[0]);
    },
    End: () => {
      clear(state);
      focus(all.at(-1));
    },
    Enter: () => open(state, way),
    ' ': () => open(state, way),
  };
  if (!(event.key in answers)) return;
  event.preventDefault();
  answers[event.key]();
};

const open = (state, way) => {
  const link = state.cursor?.matches('a') ? state.cursor : way;
  go(toAddress(link.getAttribute('href')));
};

const leaving = (event, state) => {
  if (event.target.closest?.('.order .way') && !event.relatedTarget?.closest?.('.order')) clear(state);
};

export default ({ data, parentElement }) => {
  watch();
  return mount(
    parentElement,
    () => ({ cursor: null }),
    (state, signal) => {
      document.addEventListener('parley:drawn', () => paint(data.selected), { signal });
      document.addEventListener('keydown', (event) => onKey(event, state), { signal });
      document.addEventListener('focusout', (event) => leaving(event, state), { signal });
      paint(data.selected);
    },
  );
};
