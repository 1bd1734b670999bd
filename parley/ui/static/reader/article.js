// What one reader asks for, put on the article that is drawn alike for all: the chosen passage, what the filters mute,
// searched words, the switches that hide a kind of mark, and the way to a passage that a reader comes from a record to.
import { isNew } from './applied.js';
import { outlineWords } from './words.js';
import { reveal, showMatching } from './folds.js';
import { listenToSteps, showSteps } from './steps.js';
import { watch } from '../page.js';
import { mount, scrollPageBy } from '../streamlit.js';

const KINDS = ['passages', 'people', 'bodies', 'places', 'dates', 'words'];
const hidden = new Set(); // kinds of mark that the reader's switches hide: they hold while another page is looked at

/** @typedef {{ data: any, arrived: string, closed: number }} State what was last asked for, the choice that has been
    scrolled to, and the passage a reader closed the evidence of, until its number has the focus again */

const wideScreen = () => matchMedia('(min-width: 1100px)'); // narrower, the panel is a sheet over the text (reader.css)

/** Mark the chosen quote and its passage's number. */
const markQuote = (article, data) => {
  const runs = [...article.querySelectorAll('[data-quotes]')];
  const chosen = runs.filter((run) => data.quote && run.dataset.quotes.split(' ').includes(data.quote));
  for (const run of runs) {
    run.classList.toggle('chosen', chosen.includes(run));
    run.classList.toggle('first', run === chosen[0]);
    run.classList.toggle('last', run === chosen.at(-1));
  }
  for (const number of article.querySelectorAll('.number')) {
    number.setAttribute('aria-expanded', String(number.dataset.passage === String(data.passage)));
  }
};

/** Scroll to the chosen passage, not smoothly, and focus its number: once for each choice. */
const scrollToPassage = (article, state) => {
  const { data } = state;
  const key = `${data.article} ${data.quote}`;
  const number = article.querySelector(`#passage-${data.passage}`);
  if (!number || state.arrived === key) return;
  if (!document.querySelector('.panel:not(.hint)')) return; // the sheet makes the room to scroll; it is drawn next
  state.arrived = key;
  reveal(article, number);
  const third = innerHeight / 3;
  const wide = wideScreen().matches;
  const top = (article.querySelector('.chosen') ?? number).getBoundingClientRect().top;
  const bar = document.querySelector('.steps')?.offsetHeight ?? 0;
  const aim = wide ? third * 0.8 : 96 + bar; // just under the masthead: the sheet covers the lower half
  if (top < 90 || top > (wide ? third * 2 : aim + 40)) scrollPageBy(top - aim);
  const stepping = document.activeElement?.closest('.panel-steps'); // who steps through the events stays on the step
  if (!stepping) number.focus({ preventScroll: true });
};

/** Give the focus back to the number of the passage whose evidence was closed. */
const restoreNumberFocus = (article, state) => {
  const { data } = state;
  if (data.passage) {
    state.closed = data.passage;
  } else if (state.closed && document.activeElement === document.body) {
    article.querySelector(`#passage-${state.closed}`)?.focus({ preventScroll: true });
    state.closed = 0;
  } else if (!document.activeElement?.closest('.panel')) {
    state.closed = 0;
  }
};

/** Put the reader's switches on what is drawn. */
const applySwitches = (article) => {
  for (const kind of KINDS) article.classList.toggle(`no-${kind}`, hidden.has(kind));
  for (const box of document.querySelectorAll('input[data-hides]')) box.checked = !hidden.has(box.dataset.hides);
};

/** Where there is room beside the text the legend stands open; elsewhere the reader opens it. */
const openLegend = () => {
  const legend = document.querySelector('#legend');
  if (legend && wideScreen().matches) legend.open = true;
};

/** The numbers lead on with the filters that are on. */
const updateNumberLinks = (article, data) => {
  if (!isNew(article, 'address', data.address)) return;
  const joint = data.address.includes('?') ? '&' : '?';
  for (const number of article.querySelectorAll('.number')) {
    const evidence = new URL(number.href).searchParams.get('evidence');
    number.setAttribute('href', `${data.address}${joint}evidence=${encodeURIComponent(evidence)}`);
  }
};

/** The switch for searched words stands there while there are any. */
const showWordCount = (words) => {
  const row = document.querySelector('[data-hides="words"]')?.closest('li');
  if (!row) return;
  row.hidden = !words.length;
  row.querySelector('.muted').textContent = words.length.toLocaleString('en');
};

const applyState = (state) => {
  const article = document.querySelector('.article');
  if (!article) return;
  const { data } = state;
  openLegend();
  applySwitches(article);
  updateNumberLinks(article, data);
  showMatching(article, data);
  outlineWords(article, data.words);
  showWordCount(data.words);
  showSteps(data);
  markQuote(article, data);
  scrollToPassage(article, state);
  restoreNumberFocus(article, state);
};

const toggleMarkKind = (event) => {
  const box = event.target.closest?.('input[data-hides]');
  if (!box) return;
  box.checked ? hidden.delete(box.dataset.hides) : hidden.add(box.dataset.hides);
  applySwitches(document.querySelector('.article'));
};

/** From words to the editor's note on them and back, without a change of the address. */
const openNote = (event) => {
  const sign = event.target.closest?.('.note-sign');
  const aim = sign && document.querySelector(sign.getAttribute('href'));
  if (!aim) return;
  event.preventDefault();
  reveal(document.querySelector('.article'), aim);
  aim.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  aim.focus({ preventScroll: true });
};

/** A number opens by the space bar too, as a button does. */
const openNumber = (event) => {
  const number = event.target.closest?.('.article .number');
  if (!number || event.key !== ' ') return;
  event.preventDefault();
  number.click();
};

export default ({ data, parentElement }) => {
  watch();
  return mount(
    parentElement,
    () => ({ data, arrived: '', closed: 0 }),
    (state, signal) => {
      if (!data.quote) state.arrived = '';
      state.data = data;
      document.addEventListener('parley:drawn', () => applyState(state), { signal });
      document.addEventListener('change', toggleMarkKind, { signal });
      document.addEventListener('keydown', openNumber, { signal });
      document.addEventListener('click', openNote, { signal });
      wideScreen().addEventListener('change', openLegend, { signal });
      listenToSteps(signal);
      applyState(state);
    },
  );
};
