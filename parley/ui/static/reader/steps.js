// The way through the matching sentences, or through the mentions of one name: the bar above the text, its buttons, and
// the keys n and p while the focus is in the text.
import { reveal } from './folds.js';
import { scrollPageBy } from '../streamlit.js';

let name = ''; // the record whose mentions are stepped through; '' for the sentences that match
let label = '';
let at = -1; // which of them the reader stands on
let data = null;

const articleNow = () => document.querySelector('.article');
const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What can be stepped to, in the order of the text: each a list of the pieces it is drawn in. */
const stops = (article) => {
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

/** What the bar says: how many there are and which of them this is. */
const said = (all, total) => {
  if (!name && !data.matching) return '';
  if (name) return at < 0 ? `${label}: ${plural(all.length, 'mention')}` : `${label}: mention ${at + 1} of ${all.length}`;
  const share = `${all.length} of ${plural(total, 'sentence')} match${all.length === 1 && total !== 1 ? 'es' : ''}`;
  return at < 0 ? share : `Match ${at + 1} of ${all.length} in ${plural(total, 'sentence')}`;
};

const paint = () => {
  const [article, bar] = [articleNow(), document.querySelector('.steps')];
  if (!article || !bar || !data) return;
  const all = stops(article);
  bar.hidden = !name && !data.matching;
  const words = said(all, +bar.dataset.total);
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

/** Where the first step leads: to the first stop that is not above what the reader has in sight. */
const nearest = (all, by) => {
  const below = all.findIndex(([piece]) => piece.getBoundingClientRect().top > 90);
  if (by > 0) return below < 0 ? 0 : below;
  return (below < 0 ? all.length : below) - 1;
};

const step = (by) => {
  const article = articleNow();
  const all = stops(article);
  if (!all.length) return;
  const to = at < 0 ? nearest(all, by) : at + by;
  at = (to + all.length) % all.length;
  reveal(article, all[at][0]);
  paint();
  const { top, bottom } = all[at][0].getBoundingClientRect();
  const sheet = document.querySelector('.panel:not(.hint)');
  const low = sheet && getComputedStyle(sheet).position === 'fixed' ? sheet.getBoundingClientRect().top : innerHeight;
  if (top < 150 || bottom > low - 40) {
    scrollPageBy(top - Math.min(low / 2, 260));
  }
};

/** Step through the mentions of a name, or ('') through the sentences that match. */
const follow = (record, words) => {
  [name, label, at] = [record, words, -1];
  paint();
};

const click = (event) => {
  const button = event.target.closest?.('[data-name], .steps [data-step], .steps .leave');
  if (!button) return;
  if (button.dataset.step) return step(+button.dataset.step);
  const again = button.matches('.leave') || button.dataset.name === name;
  const left = document.querySelector(`[data-name="${CSS.escape(name)}"]`);
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

document.addEventListener('click', click);
document.addEventListener('keydown', press);

/** Take in what a run brought: another article ends a name's steps, other matches begin anew. */
export const showSteps = (now) => {
  const asked = ({ article, matching }) => JSON.stringify([article, matching]);
  if (data && data.article !== now.article) [name, label] = ['', ''];
  if (!data || asked(data) !== asked(now)) at = name ? at : -1;
  data = now;
  paint();
};
