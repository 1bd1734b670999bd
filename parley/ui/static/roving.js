// A roving tabindex in each box marked `data-roving`: Tab stops at one mark only, arrow keys walk on from it. And what is
// chosen in the positions: the table and the drawing themselves are drawn by tree.js, so a choice costs a few words.
import { put, waitFor, watch } from './page.js';
import { mount, scrollPageBy } from './streamlit.js';

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', ' '];
const PANEL_GONE_WITHIN_MS = 1000;
const COLUMN_PX = 24; // marks whose middles are less apart count as one column

/** @typedef {{ selected: string, closed: string, due: boolean, frame: number }} Roving the record of the address, the one
    a reader closed, whether what is chosen has still to be brought into sight, and the frame in which marks are painted */

const isNarrow = () => matchMedia('(max-width: 699px)').matches; // the panel is a sheet over the page then
const listBoxes = () => [...document.querySelectorAll('[data-roving]')];
const listMarks = (box) => [...box.querySelectorAll('a[href]')].filter((link) => link.checkVisibility()); // asks for no layout

/** Let Tab stop at one mark only. */
const setTabStop = (marks, at) => {
  for (const mark of marks) put(mark, 'tabindex', mark === at ? '0' : '-1');
};

/** Mark what is chosen; of each figure one mark is in the order of the Tab key: the chosen one, else the first. */
const updateMarks = (state) => {
  for (const box of listBoxes()) {
    const marks = listMarks(box);
    for (const mark of marks)
      put(mark, 'aria-current', state.selected && mark.dataset.record === state.selected ? 'true' : null);
    const within = marks.find((mark) => mark === document.activeElement);
    setTabStop(marks, within ?? marks.find((mark) => mark.hasAttribute('aria-current')) ?? marks[0]);
  }
  if (state.due) scrollToSelected(state);
};

/** The same when the page has been painted, where nothing is chosen: what is drawn anew has its stop already, and
    which marks are in sight need not be asked for once for each piece. */
const updateMarksSoon = (state) => {
  if (state.selected) return updateMarks(state);
  cancelAnimationFrame(state.frame);
  state.frame = requestAnimationFrame(() => updateMarks(state));
};

/** The number of the box nearest to another in the rows above or below, -1 for none; rows are told by where they stand.
    @param {{ left: number, top: number, bottom: number, width: number }[]} boxes @param {number} from @param {boolean} down */
export const nearestAcross = (boxes, from, down) => {
  const here = boxes[from];
  const middle = ({ left, width }) => left + width / 2;
  const beyond = boxes
    .map((box, at) => ({ box, at }))
    .filter(({ box }) => (down ? box.top >= here.bottom - 1 : box.bottom <= here.top + 1));
  const columns = ({ box }) => Math.round(Math.abs(middle(box) - middle(here)) / COLUMN_PX);
  const rows = ({ box }) => (down ? box.top : -box.bottom);
  beyond.sort((one, other) => columns(one) - columns(other) || rows(one) - rows(other));
  return beyond[0]?.at ?? -1;
};

const onKey = (event) => {
  const from = event.target.closest?.('[data-roving] a[href]');
  if (!from || !KEYS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (event.key === ' ') return from.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  const marks = listMarks(from.closest('[data-roving]'));
  const at = marks.indexOf(from);
  const across = (down) =>
    marks[
      nearestAcross(
        marks.map((mark) => mark.getBoundingClientRect()),
        at,
        down,
      )
    ];
  const to = {
    ArrowLeft: () => marks[at - 1],
    ArrowRight: () => marks[at + 1],
    ArrowUp: () => across(false),
    ArrowDown: () => across(true),
    Home: () => marks[0],
    End: () => marks.at(-1),
  }[event.key]();
  if (!to) return;
  setTabStop(marks, to);
  to.focus();
};

/** Bring what is chosen into sight where a link or a step led past it; on a phone the sheet covers the lower half. */
const scrollToSelected = (state) => {
  const chosen = [...document.querySelectorAll('[data-roving] [aria-current]')].find(
    (mark) => mark.getClientRects().length,
  );
  if (!chosen) return;
  state.due = false;
  const foot = innerHeight * (isNarrow() ? 0.42 : 1);
  const { top, bottom } = chosen.getBoundingClientRect();
  if (top > 90 && Math.min(bottom, top + 60) < foot) return;
  scrollPageBy(top - foot / 3 - 60);
};

/** Give the focus back to the mark whose evidence was closed, once the panel has gone. */
const restoreFocus = async (state, signal) => {
  const isGone = () => !document.querySelector('.panel [data-close]');
  if (!(await waitFor(isGone, PANEL_GONE_WITHIN_MS, signal)) || document.activeElement !== document.body) return;
  listBoxes()
    .flatMap(listMarks)
    .find((mark) => mark.dataset.record === state.closed)
    ?.focus({ preventScroll: true });
};

/** Keep the roving tabindex of all boxes for as long as a signal lasts.
    @param {Partial<Roving>} state what to mark; without `selected` nothing is chosen @param {AbortSignal} signal */
export const listenToRoving = (state, signal) => {
  document.addEventListener('parley:drawn', () => updateMarksSoon(state), { signal });
  document.addEventListener('keydown', onKey, { signal });
  updateMarksSoon(state);
};

export default ({ data, parentElement }) => {
  watch();
  const initial = () => ({ selected: '', closed: '', due: false, frame: 0 });
  return mount(parentElement, initial, (state, signal) => {
    const before = state.selected;
    state.closed = data.selected ? '' : before || state.closed;
    state.due = Boolean(data.selected) && (state.due || data.selected !== before);
    state.selected = data.selected;
    listenToRoving(state, signal);
    if (before) updateMarks(state);
    if (state.closed) restoreFocus(state, signal);
  });
};
