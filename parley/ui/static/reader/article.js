// What one reader asks for, put on the article that is drawn alike for all: the chosen passage, what the filters mute,
// searched words, the switches that hide a kind of mark, and the way to a passage that a reader comes from a record to.
import { outlineWords } from './words.js';
import { reveal, showMatching } from './folds.js';
import { showSteps } from './steps.js';
import { watch } from '../page.js';
import { scrollPageBy } from '../streamlit.js';

const KINDS = ['passages', 'people', 'bodies', 'places', 'dates', 'words'];
const WIDE = matchMedia('(min-width: 1100px)'); // narrower, the panel is a sheet over the text (reader.css)
const hidden = new Set();
let here = null; // what was last asked for, { data, root }: listeners outlive a run, so they read it here
let left = 0; // the passage a reader closed the evidence of, until its number has the focus again

/** Mark the chosen quote and its passage's number. */
const choose = (article, data) => {
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
const arrive = (article, { data, root }) => {
  const key = `${data.article} ${data.quote}`;
  const number = article.querySelector(`#passage-${data.passage}`);
  if (!number || root.arrived === key) return;
  if (!document.querySelector('.panel:not(.hint)')) return; // the sheet makes the room to scroll; it is drawn next
  root.arrived = key;
  reveal(article, number);
  const third = innerHeight / 3;
  const top = (article.querySelector('.chosen') ?? number).getBoundingClientRect().top;
  const bar = document.querySelector('.steps')?.offsetHeight ?? 0;
  const aim = WIDE.matches ? third * 0.8 : 96 + bar; // just under the masthead: the sheet covers the lower half
  if (top < 90 || top > (WIDE.matches ? third * 2 : aim + 40)) scrollPageBy(top - aim);
  const stepping = document.activeElement?.closest('.panel-steps'); // who steps through the events stays on the step
  if (!stepping) number.focus({ preventScroll: true });
};

/** Give the focus back to the number of the passage whose evidence was closed. */
const goBack = (article, data) => {
  if (data.passage) {
    left = data.passage;
  } else if (left && document.activeElement === document.body) {
    article.querySelector(`#passage-${left}`)?.focus({ preventScroll: true });
    left = 0;
  } else if (!document.activeElement?.closest('.panel')) {
    left = 0;
  }
};

/** Put the reader's switches on what is drawn. */
const dress = (article) => {
  for (const kind of KINDS) article.classList.toggle(`no-${kind}`, hidden.has(kind));
  for (const box of document.querySelectorAll('input[data-hides]')) box.checked = !hidden.has(box.dataset.hides);
};

/** Where there is room beside the text the legend stands open; elsewhere the reader opens it. */
const unfold = () => {
  const legend = document.querySelector('#legend');
  if (legend && WIDE.matches) legend.open = true;
};

/** The numbers lead on with the filters that are on. */
const address = (article, data) => {
  if (article.addressed === data.address) return;
  article.addressed = data.address;
  const joint = data.address.includes('?') ? '&' : '?';
  for (const number of article.querySelectorAll('.number')) {
    const evidence = new URL(number.href).searchParams.get('evidence');
    number.setAttribute('href', `${data.address}${joint}evidence=${encodeURIComponent(evidence)}`);
  }
};

/** The switch for searched words stands there while there are any. */
const countWords = (words) => {
  const row = document.querySelector('[data-hides="words"]')?.closest('li');
  if (!row) return;
  row.hidden = !words.length;
  row.querySelector('.muted').textContent = words.length.toLocaleString('en');
};

const show = () => {
  const article = document.querySelector('.article');
  if (!article || !here?.root.isConnected) return;
  unfold();
  dress(article);
  address(article, here.data);
  showMatching(article, here.data);
  outlineWords(article, here.data.words);
  countWords(here.data.words);
  showSteps(here.data);
  choose(article, here.data);
  arrive(article, here);
  goBack(article, here.data);
};

const hide = (event) => {
  const box = event.target.closest?.('input[data-hides]');
  if (!box) return;
  box.checked ? hidden.delete(box.dataset.hides) : hidden.add(box.dataset.hides);
  dress(document.querySelector('.article'));
};

/** From words to the editor's note on them and back, without a change of the address. */
const toNote = (event) => {
  const sign = event.target.closest?.('.note-sign');
  const aim = sign && document.querySelector(sign.getAttribute('href'));
  if (!aim) return;
  event.preventDefault();
  reveal(document.querySelector('.article'), aim);
  aim.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  aim.focus({ preventScroll: true });
};

/** A number opens by the space bar too, as a button does. */
const press = (event) => {
  const number = event.target.closest?.('.article .number');
  if (!number || event.key !== ' ') return;
  event.preventDefault();
  number.click();
};

document.addEventListener('parley:drawn', show);
document.addEventListener('change', hide);
document.addEventListener('keydown', press);
document.addEventListener('click', toNote);
WIDE.addEventListener('change', unfold);

export default ({ data, parentElement }) => {
  watch();
  if (!data.quote) parentElement.arrived = '';
  here = { data, root: parentElement };
  show();
};
