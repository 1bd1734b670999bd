// Around the article: lists that narrow what is shown, names of languages, and the sentence that a search result or a
// copied link leads to. The text itself is drawn by tree.js; the sentence is painted over it, not changed.
import { keepUp } from '../live.js';
import { go, put, watch } from '../page.js';
import { scrollPageBy, toAddress } from '../streamlit.js';

const WIDE = matchMedia('(min-width: 1100px)');
let here = null; // what was last asked for, { data, root }: listeners outlive a run, so they read it here

/** A choice in a list opens its view. */
const narrow = (event) => {
  const list = event.target.closest?.('select[data-go]');
  if (!list) return;
  const address = toAddress(list.dataset.go);
  if (list.value) address.searchParams.set(list.dataset.parameter, list.value);
  go(address);
};

/** Codes of languages as names, where the browser knows them. */
const name = () => {
  const names = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'code' });
  for (const element of document.querySelectorAll('[data-language]:not([data-named])')) {
    element.dataset.named = '';
    try {
      const known = names.of(element.dataset.language);
      element.textContent = element.dataset.count ? `${known} (${element.dataset.count})` : known;
    } catch {
      // Not the form of a code: it stays as the tables have it.
    }
  }
};

/** The text of a paragraph as it was sent, without what the page adds to it. */
const rangeOf = (paragraph, start, end) => {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0;
  let begun = false;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest('.number, .paragraph-number')) continue;
    const letters = [...text.data]; // counted as Python counts: by code point
    const unit = (offset) => letters.slice(0, offset).join('').length;
    if (!begun && start < at + letters.length) {
      range.setStart(text, unit(start - at));
      begun = true;
    }
    if (begun && end <= at + letters.length) {
      range.setEnd(text, unit(end - at));
      return range;
    }
    at += letters.length;
  }
  return null;
};

/** Paint the sentence, scroll to it and give its paragraph the focus: once for each choice. */
const arrive = () => {
  const { data, root } = here;
  const paragraph = data.paragraph && document.querySelector(`.article #p${data.paragraph}`);
  const range = paragraph ? rangeOf(paragraph, data.start, data.end) : null;
  if (window.Highlight && CSS.highlights) {
    range ? CSS.highlights.set('sentence', new Highlight(range)) : CSS.highlights.delete('sentence');
  }
  if (!data.paragraph) root.arrived = '';
  const key = `${data.article} ${data.sentence}`;
  if (!range || root.arrived === key) return;
  root.arrived = key;
  const box = range.getBoundingClientRect();
  const aim = WIDE.matches ? innerHeight * 0.26 : 96;
  if (box.top < 90 || box.bottom > innerHeight * 0.66) {
    scrollPageBy(box.top - aim);
  }
  paragraph.tabIndex = -1;
  paragraph.focus({ preventScroll: true });
};

/** The list is drawn once for all articles: say in it which one is read, and let its links keep that. */
const mark = () => {
  for (const link of document.querySelectorAll('.articles [data-article]')) {
    put(link, 'aria-current', link.dataset.article === here.data.article ? 'true' : null);
  }
  keepUp();
};

const dress = () => {
  name();
  if (!here?.root.isConnected) return; // another page by now
  mark();
  arrive();
};

document.addEventListener('parley:drawn', dress);
document.addEventListener('change', narrow);

export default ({ data, parentElement }) => {
  watch();
  here = { data, root: parentElement };
  dress();
};
