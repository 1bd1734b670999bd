// What moves in the article: the chosen passage, the switches that hide a kind of mark, and the way to a passage that
// a reader comes from a record to. The text itself is drawn by tree.js and not touched here.
import { watch } from './page.js';

const KINDS = ['passages', 'names', 'places', 'dates'];

/** Mark the chosen quote and its passage's number. */
const choose = (article, data) => {
  for (const run of article.querySelectorAll('[data-quotes]')) {
    run.classList.toggle('chosen', data.quote !== '' && run.dataset.quotes.split(' ').includes(data.quote));
  }
  for (const number of article.querySelectorAll('.number')) {
    number.setAttribute('aria-expanded', String(number.dataset.passage === String(data.passage)));
  }
};

/** Scroll to the chosen passage, not smoothly, and focus its number: once for each choice. */
const arrive = (article, data) => {
  const key = `${data.article} ${data.quote}`;
  if (!data.passage || document.parleyArrived === key) return;
  document.parleyArrived = key;
  const number = article.querySelector(`#passage-${data.passage}`);
  const chosen = article.querySelector('.chosen') ?? number;
  const main = document.querySelector('[data-testid="stMain"]');
  const third = innerHeight / 3;
  const top = chosen.getBoundingClientRect().top;
  if (top < 90 || top > third * (innerWidth < 700 ? 1 : 2)) main.scrollBy({ top: top - third * 0.8, behavior: 'instant' });
  number.focus({ preventScroll: true });
};

const hide = (event) => {
  const box = event.target.closest?.('input[data-hides]');
  if (!box) return;
  document.parleyHidden ??= new Set();
  box.checked ? document.parleyHidden.delete(box.dataset.hides) : document.parleyHidden.add(box.dataset.hides);
  dress();
};

/** Put the reader's switches on what is drawn. */
const dress = () => {
  const hidden = document.parleyHidden ?? new Set();
  const article = document.querySelector('.article');
  for (const kind of KINDS) article?.classList.toggle(`no-${kind}`, hidden.has(kind));
  for (const box of document.querySelectorAll('input[data-hides]')) box.checked = !hidden.has(box.dataset.hides);
};

/** Where there is no room beside the text the legend begins folded. */
const fold = () => {
  const legend = document.querySelector('#legend');
  if (!legend || legend.folded) return;
  legend.folded = true;
  legend.open = innerWidth >= 1100;
};

export default ({ data }) => {
  watch();
  const show = () => {
    const article = document.querySelector('.article');
    if (!article) return;
    fold();
    dress();
    choose(article, data);
    arrive(article, data);
  };
  if (!data.quote) document.parleyArrived = '';
  show();
  document.addEventListener('parley:drawn', show);
  document.addEventListener('change', hide);
  return () => {
    document.removeEventListener('parley:drawn', show);
    document.removeEventListener('change', hide);
  };
};
