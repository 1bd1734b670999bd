// The flat control map and its stepper. All days' statuses come once; moving the day repaints here, without the server.
// Only when the reader comes to rest does the address change, and with it the panel and the tables.
import { build } from '../tree.js';
import { current, go, openRecord, put, watch } from '../page.js';
import { box } from '../streamlit.js';

const DAY = 86400000;
const ZOOM_BOX = box('zoom_box');
const PAUSE = 1400; // milliseconds on each change while playing

const days = (iso) => Math.round(Date.parse(iso) / DAY);
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** A day as readers read it, whatever the time zone of their machine: 18 March 2025. */
const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const words = (day) => FORMAT.format(new Date(day * DAY));

/** The change in force on a day: the last one not after it, else the first. */
const changeOn = (changes, day) => Math.max(0, changes.findLastIndex((change) => change <= day));

// The same day is put in place again when the server has answered: what is right already is left alone, so that the
// browser need not lay the page out anew.
const say = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};
const hide = (element, hidden) => {
  if (element.hidden !== hidden) element.hidden = hidden;
};

/** Paint a change on what is drawn so far, wherever it stands (what comes later says so): the zoomable map has a key
    beside it and a drawing for paper. */
const paint = (data, at, day) => {
  for (const map of document.querySelectorAll(`.map-box, ${ZOOM_BOX}`)) paintMap(map, data, at, day);
};

/** Fills, outlines, the day's words, the key. */
const paintMap = (map, data, at, day) => {
  for (const element of map.querySelectorAll('[data-territory]')) {
    const [status, claimed, basis] = data.statuses[element.dataset.territory]?.[at] ?? ['', false, 'stated'];
    put(element, 'data-status', status);
    put(element, 'data-basis', basis);
    element.toggleAttribute('data-claimed', claimed);
    element.toggleAttribute('data-chosen', element.dataset.territory === data.selected);
    element.toggleAttribute('data-off', data.off.includes(element.dataset.territory));
  }
  const drawn = [...data.classes[at], map.querySelector('.label.named-by-reference') ? 'named' : ''];
  for (const row of map.querySelectorAll('[data-class]')) hide(row, !drawn.includes(row.dataset.class));
  const said = map.querySelector('.as-of');
  if (said) say(said, `As of ${words(day)}`);
};

/** What stands beside the map in words: rows of other changes are hidden, links keep the day. */
const follow = (data, at, day) => {
  for (const element of document.querySelectorAll('[data-on]')) hide(element, !element.dataset.on.split(' ').includes(`${at}`));
  for (const element of document.querySelectorAll('.day-shown')) say(element, words(day));
  for (const link of document.querySelectorAll('.place-list a[href]')) {
    const address = new URL(link.href);
    dated(address, data, day);
    if (address.href !== link.href) link.href = address.href;
  }
};

/** Write a day into an address; the default stays out of it. */
const dated = (address, data, day) => {
  if (iso(day) === data.days.at(-1)) address.searchParams.delete('asof');
  else address.searchParams.set('asof', iso(day));
};

/** Put the stepper where the day is: slider, its words, what can still be stepped to. */
const place = (root, data, day) => {
  root.day = day;
  const changes = data.days.map(days);
  const at = changeOn(changes, day);
  const slider = root.querySelector('.track');
  slider.value = day;
  put(slider, 'aria-valuetext', words(day));
  const [back, next] = root.querySelectorAll('.step');
  back.disabled = at === 0;
  next.disabled = at === changes.length - 1;
  say(back, at > 0 ? `‹ ${data.short[at - 1]}` : '‹ Earlier');
  say(next, at < changes.length - 1 ? `${data.short[at + 1]} ›` : 'Later ›');
  paint(data, at, day);
  follow(data, at, day);
};

/** Write the day into the page's address. */
const commit = (root, day) => {
  const address = current();
  dated(address, root.data, day);
  if (address.href !== current().href) go(address);
};

/** A click on a unit or a site opens its record; where a site lies in a unit, the site is on top and wins. */
const choose = (event) => {
  const territory = event.target.closest?.('.map-box [data-territory]')?.dataset.territory;
  if (territory) openRecord(`territory:${territory}`);
};

/** Step through the places with the arrow keys: outline one, say what it is, open it with Enter. */
const walk = (event, root) => {
  const map = event.target.closest?.('.desk-map');
  const { names, statuses, means } = root.data;
  const order = Object.keys(names);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!map || (!step && event.key !== 'Enter')) return;
  event.preventDefault();
  if (event.key === 'Enter') return root.at && openRecord(`territory:${root.at}`);
  const from = order.indexOf(root.at ?? root.data.selected);
  root.at = order[(from + step + order.length) % order.length];
  for (const element of map.querySelectorAll('[data-territory]')) {
    element.toggleAttribute('data-chosen', element.dataset.territory === root.at);
  }
  const at = changeOn(root.data.days.map(days), root.day);
  document.querySelector('#map-said').textContent = `${names[root.at]}: ${means[statuses[root.at][at][0]]}`;
};

/** Go on to another change; gives back its day. */
const stepBy = (root, by) => {
  const changes = root.data.days.map(days);
  root.day = changes[Math.min(changes.length - 1, Math.max(0, changeOn(changes, root.day) + by))];
  return root.day;
};

/** Step and write the day into the address. The flat map is painted here, at once; for the zoomable one, which the
    server has to colour, it is asked first and works while the rest is painted. */
const move = (root, by) => {
  const day = stepBy(root, by);
  const paintAll = () => place(root, root.data, root.day);
  if (document.querySelector(ZOOM_BOX)) setTimeout(paintAll);
  else paintAll();
  commit(root, day);
};

const stop = (root) => {
  clearInterval(root.playing);
  root.playing = 0;
  const button = root.querySelector('.play');
  button.setAttribute('aria-pressed', 'false');
  button.textContent = 'Play';
};

/** Step from the first change (or on from here) to the last, a change at a time; no tween, so nothing moves. */
const play = (root) => {
  if (root.playing) return stop(root);
  const last = days(root.data.days.at(-1));
  if (root.day >= last) place(root, root.data, days(root.data.days[0]));
  const button = root.querySelector('.play');
  button.setAttribute('aria-pressed', 'true');
  button.textContent = 'Pause';
  root.playing = setInterval(() => {
    const day = stepBy(root, 1);
    place(root, root.data, day);
    if (day >= last) {
      stop(root);
      commit(root, day);
    }
  }, PAUSE);
};

const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -1, PageUp: 1, Home: -1e6, End: 1e6 };

const listen = (root) => {
  const slider = root.querySelector('.track');
  const [back, next] = root.querySelectorAll('.step');
  slider.addEventListener('input', () => place(root, root.data, +slider.value));
  slider.addEventListener('change', () => commit(root, +slider.value));
  slider.addEventListener('keydown', (event) => {
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    move(root, KEYS[event.key]);
  });
  back.addEventListener('click', () => move(root, -1));
  next.addEventListener('click', () => move(root, 1));
  root.querySelector('.play').addEventListener('click', () => play(root));
};

/** What the document tells a stepper: what was drawn, clicked and pressed; ends with the value it returns. */
const attend = (root) => {
  const ended = new AbortController();
  const until = { signal: ended.signal };
  const redraw = () => root.data && place(root, root.data, root.day);
  document.addEventListener('parley:drawn', redraw, until);
  document.addEventListener('click', choose, until);
  document.addEventListener('keydown', (event) => walk(event, root), until);
  return () => ended.abort();
};

const end = (root) => {
  root.leave?.();
  clearInterval(root.playing);
};

let stepper = null; // the one on the page, with its plan: it outlives a run
let off = []; // places that a filter leaves out

/** Bring the stepper to the day and the record that the page shows (live.js), once all that it needs has come. */
const meet = () => {
  const shown = document.parleyShown;
  if (!stepper?.isConnected || !shown) return;
  const [kind, selected] = (shown.record ?? '').split(/:(.*)/s);
  const data = { ...stepper.plan, off, selected: kind === 'territory' ? selected : '' };
  if (stepper.data?.selected !== data.selected) stepper.at = undefined; // the keys go on from what is chosen now
  stepper.data = data;
  if (!stepper.playing) place(stepper, data, days(shown.asof || data.days.at(-1)));
};

document.addEventListener('parley:shown', meet);

/** Two messages feed the stepper: the plan of all days, which is the same for everybody, and what is filtered out. */
export default ({ data, parentElement }) => {
  watch();
  if (data.off) {
    off = data.off;
    meet();
    return;
  }
  let root = parentElement.querySelector(':scope > .stepper');
  const drawn = JSON.stringify(data.node);
  if (root?.drawn !== drawn) {
    const fresh = build(data.node);
    if (root) end(root);
    root ? root.replaceWith(fresh) : parentElement.append(fresh);
    root = fresh;
    root.drawn = drawn;
    listen(root);
  }
  root.plan = data;
  stepper = root;
  // Streamlit calls this anew for every message and cleans up only when the page goes: take the old listeners off here.
  root.leave?.();
  root.leave = attend(root);
  meet();
  return () => end(root);
};
