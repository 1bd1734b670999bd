// The flat control map and its stepper. All days' statuses come once; moving the day repaints here, without the server.
// Only when the reader comes to rest does the address change, and with it the panel and the tables.
import { shownParameters } from '../live.js';
import { announce, current, go, openRecord, put, watch } from '../page.js';
import { mount } from '../streamlit.js';
import { build } from '../tree.js';
import { addMonths, changeOn, clampDay, dayNumber, dayWords, isoDay, nextPlace, setAsOf, stepDay } from './changes.js';
import { paintMaps, setText, updateListAndLinks, ZOOM_BOX } from './paint.js';

const PAUSE_MS = 1400; // on each change while playing
const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -1, PageUp: 1, Home: -1e6, End: 1e6 };

/** What stands on the page: two messages feed it, the plan of all days, which is the same for everybody, and the places
    that a filter leaves out. So both share this one object: `root` is the stepper (null while none is drawn), `data` the
    plan with what is chosen, `day` the day shown, `at` the place that the keys are on, `timer` that of Play. */
const stepper = { root: null, drawn: '', plan: null, off: [], data: null, day: 0, at: undefined, timer: 0 };

const listChanges = () => stepper.data.days.map(dayNumber);

/** Write the day over the slider's thumb, never beyond the ends of the track. */
const showThumbDay = (root, day) => {
  const { min, max } = root.querySelector('.track');
  const share = (day - min) / Math.max(1, max - min);
  const label = root.querySelector('.thumb-day');
  setText(label, dayWords(day));
  label.style.left = `${share * 100}%`;
  label.style.transform = `translateX(${-share * 100}%)`;
};

/** Put the stepper where the day is: slider, its words, what can still be stepped to. */
const showDay = (day) => {
  const { root, data } = stepper;
  stepper.day = day;
  const changes = listChanges();
  const at = changeOn(changes, day);
  const slider = root.querySelector('.track');
  slider.value = day;
  put(slider, 'aria-valuetext', dayWords(day));
  const field = root.querySelector('.day-field');
  if (field !== document.activeElement && field.value !== isoDay(day)) field.value = isoDay(day);
  showThumbDay(root, day);
  const [back, next] = root.querySelectorAll('.step');
  back.disabled = at === 0;
  next.disabled = at === changes.length - 1;
  setText(back, at > 0 ? `‹ ${data.short[at - 1]}` : '‹ Earlier');
  setText(next, at < changes.length - 1 ? `${data.short[at + 1]} ›` : 'Later ›');
  paintMaps(data, at, day);
  updateListAndLinks(data, at, day);
};

/** Write the day into the page's address. */
const openDay = (day) => {
  const address = current();
  setAsOf(address, stepper.data.days, day);
  if (address.href !== current().href) go(address);
};

/** A click on a unit or a site opens its record; where a site lies in a unit, the site is on top and wins. */
const openPlace = (event) => {
  const territory = event.target.closest?.('.map-box [data-territory]')?.dataset.territory;
  if (territory) openRecord(`territory:${territory}`);
};

/** Step through the places with the arrow keys: outline one, say what it is, open it with Enter. */
const walkPlaces = (event) => {
  const map = event.target.closest?.('.desk-map');
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!map || !stepper.data || (!step && event.key !== 'Enter')) return;
  event.preventDefault();
  if (event.key === 'Enter') return stepper.at && openRecord(`territory:${stepper.at}`);
  const { names, statuses, means, selected } = stepper.data;
  stepper.at = nextPlace(Object.keys(names), stepper.at ?? selected, step);
  for (const element of map.querySelectorAll('[data-territory]')) {
    element.toggleAttribute('data-chosen', element.dataset.territory === stepper.at);
  }
  const status = statuses[stepper.at]?.[changeOn(listChanges(), stepper.day)]?.[0];
  announce('#map-said', status === undefined ? names[stepper.at] : `${names[stepper.at]}: ${means[status]}`);
};

/** Step and write the day into the address. The flat map is painted here, at once; for the zoomable one, which the
    server has to colour, it is asked first and works while the rest is painted. */
const stepChange = (by) => {
  stepper.day = stepDay(listChanges(), stepper.day, by);
  const { day } = stepper;
  if (document.querySelector(ZOOM_BOX)) setTimeout(() => stepper.root && showDay(stepper.day));
  else showDay(day);
  openDay(day);
};

/** Show a day, whether or not something changes on it, and write it into the address. */
const moveToDay = (day) => {
  const changes = listChanges();
  showDay(clampDay(day, changes[0], changes.at(-1)));
  openDay(stepper.day);
};

/** Go to the day of the date field once it is whole and within the map's days; a half-written year is left alone. */
const readField = (field) => {
  if (field.value && field.validity.valid && dayNumber(field.value) !== stepper.day) moveToDay(dayNumber(field.value));
};

const setPlaying = (playing) => {
  const button = stepper.root.querySelector('.play');
  button.setAttribute('aria-pressed', String(playing));
  button.textContent = playing ? 'Pause' : 'Play';
};

const stopPlaying = () => {
  clearInterval(stepper.timer);
  stepper.timer = 0;
  setPlaying(false);
};

/** Step from the first change (or on from here) to the last, a change at a time; no tween, so nothing moves. */
const startPlaying = () => {
  const changes = listChanges();
  if (stepper.day >= changes.at(-1)) showDay(changes[0]);
  setPlaying(true);
  stepper.timer = setInterval(() => {
    const day = stepDay(changes, stepper.day, 1);
    showDay(day);
    if (day < changes.at(-1)) return;
    stopPlaying();
    openDay(day);
  }, PAUSE_MS);
};

/** Listen to what is within the stepper: it goes with its elements. */
const listenToControls = (root) => {
  const slider = root.querySelector('.track');
  const [back, next] = root.querySelectorAll('.step');
  slider.addEventListener('input', () => showDay(+slider.value));
  slider.addEventListener('change', () => openDay(+slider.value));
  slider.addEventListener('keydown', (event) => {
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    const by = KEYS[event.key];
    if (event.shiftKey && Math.abs(by) === 1) moveToDay(addMonths(stepper.day, by));
    else stepChange(by);
  });
  const field = root.querySelector('.day-field');
  field.addEventListener('change', () => readField(field));
  field.addEventListener('keydown', (event) => event.key === 'Enter' && readField(field));
  back.addEventListener('click', () => stepChange(-1));
  next.addEventListener('click', () => stepChange(1));
  root.querySelector('.play').addEventListener('click', () => (stepper.timer ? stopPlaying() : startPlaying()));
};

/** Bring the stepper to the day and the record that the page shows (live.js), once all that it needs has come. */
const syncWithAddress = () => {
  const shown = shownParameters();
  if (!stepper.root?.isConnected || !shown) return;
  const [kind, selected] = (shown.record ?? '').split(/:(.*)/s);
  const data = { ...stepper.plan, off: stepper.off, selected: kind === 'territory' ? selected : '' };
  if (stepper.data?.selected !== data.selected) stepper.at = undefined; // the keys go on from what is chosen now
  stepper.data = data;
  if (!stepper.timer) showDay(dayNumber(shown.asof || data.days.at(-1)));
};

/** Draw the stepper where its node differs from what stands there. */
const drawStepper = (parentElement, node) => {
  const drawn = JSON.stringify(node);
  const old = parentElement.querySelector(':scope > .stepper');
  if (old && old === stepper.root && stepper.drawn === drawn) return;
  clearInterval(stepper.timer);
  const root = build(node);
  old ? old.replaceWith(root) : parentElement.append(root);
  Object.assign(stepper, { root, drawn, data: null, at: undefined, timer: 0 });
  listenToControls(root);
};

const leavePage = ({ root }) => {
  if (stepper.root !== root) return; // another page's stepper stands already
  clearInterval(stepper.timer);
  Object.assign(stepper, { root: null, drawn: '', plan: null, data: null, timer: 0 });
};

export default ({ data, parentElement }) => {
  watch();
  return mount(
    parentElement,
    () => ({ root: null }),
    (state, signal) => {
      if (data.off) {
        stepper.off = data.off;
        syncWithAddress();
        return;
      }
      drawStepper(parentElement, data.node);
      state.root = stepper.root;
      stepper.plan = data;
      document.addEventListener('parley:shown', syncWithAddress, { signal });
      document.addEventListener('parley:drawn', () => stepper.data && showDay(stepper.day), { signal });
      document.addEventListener('click', openPlace, { signal });
      document.addEventListener('keydown', walkPlaces, { signal });
      syncWithAddress();
    },
    (state) => state.root && leavePage(state),
  );
};
