// What moves in the positions: which cell or tie is chosen, and the arrow keys. The table and the drawing themselves are
// drawn by tree.js and not touched here, so a choice costs a few words.
import { put, watch } from './page.js';
import { scrollPageBy } from './streamlit.js';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', ' '];
const NARROW = matchMedia('(max-width: 699px)'); // the panel is a sheet over the page
let selected = ''; // the record of the address
let due = false; // whether what is chosen has still to be brought into sight
let soon = 0; // the frame in which that is done
let left = ''; // the record a reader closed, until its mark has the focus again

const marksOf = (box) => [...box.querySelectorAll('a[href]')].filter((link) => link.checkVisibility()); // asks for no layout

/** Mark what is chosen; of each figure one mark is in the order of the Tab key: the chosen one, else the first. */
const show = () => {
  for (const box of document.querySelectorAll('[data-roving]')) {
    const marks = marksOf(box);
    for (const mark of marks) put(mark, 'aria-current', selected && mark.dataset.record === selected ? 'true' : null);
    const within = marks.find((mark) => mark === document.activeElement);
    stop(marks, within ?? marks.find((mark) => mark.hasAttribute('aria-current')) ?? marks[0]);
  }
  if (due) reveal();
};

/** The same when the page has been painted, where nothing is chosen: what is drawn anew has its stop already, and
    which marks are in sight need not be asked for once for each piece. */
const showSoon = () => {
  if (selected) return show();
  cancelAnimationFrame(soon);
  soon = requestAnimationFrame(show);
};

/** Let Tab stop at one mark only. */
const stop = (marks, at) => {
  for (const mark of marks) put(mark, 'tabindex', mark === at ? '0' : '-1');
};

/** The mark nearest to another in the rows above or below; rows are told by where they stand. */
const across = (marks, from, down) => {
  const box = (mark) => mark.getBoundingClientRect();
  const here = box(from);
  const beyond = marks.filter((mark) => (down ? box(mark).top >= here.bottom - 1 : box(mark).bottom <= here.top + 1));
  const far = (mark) => {
    const other = box(mark);
    const sideways = Math.abs(other.left + other.width / 2 - here.left - here.width / 2);
    return [Math.round(sideways / 24), down ? other.top : -other.bottom];
  };
  return beyond.sort((one, other) => far(one)[0] - far(other)[0] || far(one)[1] - far(other)[1])[0];
};

const press = (event) => {
  const from = event.target.closest?.('[data-roving] a[href]');
  if (!from || !ARROWS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (event.key === ' ') return from.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  const marks = marksOf(from.closest('[data-roving]'));
  const at = marks.indexOf(from);
  const to = {
    ArrowLeft: () => marks[at - 1],
    ArrowRight: () => marks[at + 1],
    ArrowUp: () => across(marks, from, false),
    ArrowDown: () => across(marks, from, true),
    Home: () => marks[0],
    End: () => marks.at(-1),
  }[event.key]();
  if (!to) return;
  stop(marks, to);
  to.focus();
};

/** Bring what is chosen into sight where a link or a step led past it; on a phone the sheet covers the lower half. */
const reveal = () => {
  const chosen = [...document.querySelectorAll('[data-roving] [aria-current]')].find((mark) => mark.getClientRects().length);
  if (!chosen) return;
  due = false;
  const foot = innerHeight * (NARROW.matches ? 0.42 : 1);
  const { top, bottom } = chosen.getBoundingClientRect();
  if (top > 90 && Math.min(bottom, top + 60) < foot) return;
  scrollPageBy(top - foot / 3 - 60);
};

/** Give the focus back to the mark whose evidence was closed. */
const goBack = () => {
  if (!left || document.activeElement !== document.body) return;
  const marks = [...document.querySelectorAll('[data-roving]')].flatMap(marksOf);
  marks.find((mark) => mark.dataset.record === left)?.focus({ preventScroll: true });
};

document.addEventListener('parley:drawn', showSoon);
document.addEventListener('keydown', press);

export default ({ data }) => {
  watch();
  left = data.selected ? '' : selected || left;
  due = Boolean(data.selected) && (due || data.selected !== selected);
  const before = selected;
  selected = data.selected;
  before ? show() : showSoon();
  if (left) setTimeout(goBack, 60); // the panel with the link that closed it goes after this
  return () => {
    selected = left = '';
  };
};
