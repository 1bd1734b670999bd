// The way through the matching sentences, or through the mentions of one name: the bar above the text, its buttons, and
// the keys n and p while the focus is in the text.
import { reveal } from './folds.js';
import { scrollPageBy } from '../streamlit.js';

const MASTHEAD_PX = 90; // what is above lies under the masthead

/** What is stepped through, which holds while the reader looks at another page: the record whose mentions are meant
    (`name`; '' for the sentences that match) and its words, which of them the reader stands on (-1: none yet), and what
    the last run brought. */
const steps = { name: '', label: '', at: -1, data: null };

const articleNow = () => document.querySelector('.article');
/** What can be stepped to, in the order of the text: each a list of the pieces it is drawn in. */
const listStops = (article) => {
  const { name, data } = steps;
  if (!name) {
    const sentences = data?.matching ? [...article.querySelectorAll('.sentence:not(.off)')] : [];
    return sentences.map((sentence) => [sentence]);
  }
  const mentions = new Map();
  for (const piece of article.querySelectorAll(`[data-of~="${CSS.escape(name)}"]`)) {
    mentions.set(piece.dataset.at, [...(mentions.get(piece.dataset.at) ?? []), piece]);
  }
  return [...mentions.values()];
};

const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What the bar says: how many there are and which of them this is.
    @param {{ name: string, label: string, at: number }} steps @param {boolean} filtered whether sentences must match
    @param {number} count what can be stepped to @param {number} total sentences */
export const stepLabel = ({ name, label, at }, filtered, count, total) => {
  if (!name && !filtered) return '';
  if (name) return at < 0 ? `${label}: ${plural(count, 'mention')}` : `${label}: mention ${at + 1} of ${count}`;
  const share = `${count} of ${plural(total, 'sentence')} match${count === 1 && total !== 1 ? 'es' : ''}`;
  return at < 0 ? share : `Match ${at + 1} of ${count} in ${plural(total, 'sentence')}`;
};

/** Where a step leads, round and round; the first leads to the first stop that is not above what the reader has in sight.
    @param {number[]} tops of the stops @param {number} at -1 before the first step @param {1 | -1} by */
export const nextStop = (tops, at, by) => {
  const below = tops.findIndex((top) => top > MASTHEAD_PX);
  const nearest = by > 0 ? Math.max(0, below) : (below < 0 ? tops.length : below) - 1;
  return ((at < 0 ? nearest : at + by) + tops.length) % tops.length;
};

const paint = () => {
  const { name, at, data } = steps;
  const [article, bar] = [articleNow(), document.querySelector('.steps')];
  if (!article || !bar || !data) return;
  const all = listStops(article);
  bar.hidden = !name && !data.matching;
  const words = stepLabel(steps, Boolean(data.matching), all.length, +bar.dataset.total);
  const told = bar.querySelector('.steps-said');
  if (told.textContent !== words) told.textContent = words;
  for (const button of bar.querySelectorAll('[data-step]')) button.disabled = !all.length;
  const only = bar.querySelector('.only');
  only.hidden = Boolean(name) || !data.matching?.length;
  only.textContent = data.only ? 'Show the whole text' : 'Show only matching';
  only.setAttribute('href', data.turn);
  bar.querySelector('.leave').hidden = !name;
  for (const piece of article.querySelectorAll('.same, .at')) piece.classList.remove('same', 'at');
  if (name) for (const piece of all.flat()) piece.classList.add('same');
  for (const piece of all[at] ?? []) piece.classList.add('at');
  for (const button of document.querySelectorAll('[data-name]')) {
    button.setAttribute('aria-pressed', String(button.dataset.name === name));
  }
};

const step = (by) => {
  const article = articleNow();
  const all = listStops(article);
  if (!all.length) return;
  steps.at = nextStop(
    all.map(([piece]) => piece.getBoundingClientRect().top),
    steps.at,
    by,
  );
  reveal(article, all[steps.at][0]);
  paint();
  const { top, bottom } = all[steps.at][0].getBoundingClientRect();
  const sheet = document.querySelector('.panel:not(.hint)');
  const low = sheet && getComputedStyle(sheet).position === 'fixed' ? sheet.getBoundingClientRect().top : innerHeight;
  if (top < 150 || bottom > low - 40) {
    scrollPageBy(top - Math.min(low / 2, 260));
  }
};

/** Step through the mentions of a name, or ('') through the sentences that match. */
const follow = (record, words) => {
  Object.assign(steps, { name: record, label: words, at: -1 });
  paint();
};

const click = (event) => {
  const button = event.target.closest?.('[data-name], .steps [data-step], .steps .leave');
  if (!button) return;
  if (button.dataset.step) return step(+button.dataset.step);
  const again = button.matches('.leave') || button.dataset.name === steps.name;
  const left = document.querySelector(`[data-name="${CSS.escape(steps.name)}"]`);
  follow(again ? '' : button.dataset.name, again ? '' : button.querySelector('bdi').textContent);
  if (again) return button.matches('.leave') && left?.focus({ preventScroll: true });
  const [legend, wide] = [document.querySelector('#legend'), matchMedia('(min-width: 1100px)').matches];
  if (!wide && legend) legend.open = false; // it stands over the text there
  step(1);
  if (!wide) document.querySelector('.steps [data-step="1"]').focus({ preventScroll: true });
};

const press = (event) => {
  const by = { n: 1, p: -1 }[event.key];
  if (!by || event.metaKey || event.ctrlKey || event.altKey || !event.target.closest?.('.article, .steps')) return;
  event.preventDefault();
  step(by);
};

/** Listen to the bar, the legend's names and the keys. @param {AbortSignal} signal */
export const listenToSteps = (signal) => {
  document.addEventListener('click', click, { signal });
  document.addEventListener('keydown', press, { signal });
};

/** Take in what a run brought: another article ends a name's steps, other matches begin anew. */
export const showSteps = (now) => {
  const asked = ({ article, matching }) => JSON.stringify([article, matching]);
  const { data } = steps;
  if (data && data.article !== now.article) Object.assign(steps, { name: '', label: '' });
  if (!data || asked(data) !== asked(now)) steps.at = steps.name ? steps.at : -1;
  steps.data = now;
  paint();
};
