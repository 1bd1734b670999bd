// The sentence that a search result or a copied link leads to: painted over the text, not changed in it.
import { scrollPageBy } from '../streamlit.js';
import { findPartsByCodePoint } from './offsets.js';

const ADDED = '.number, .paragraph-number'; // what the page adds to a paragraph as it was sent

const textNodes = (paragraph) => {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(ADDED)) found.push(walker.currentNode);
  return found;
};

/** A stretch of a paragraph, counted as Python counts: by code point; null where the paragraph is shorter. */
const sentenceRange = (paragraph, start, end) => {
  const texts = textNodes(paragraph);
  const parts = findPartsByCodePoint(
    texts.map((text) => text.data),
    start,
    end,
  );
  if (!parts?.length) return null;
  const [first, last] = [parts[0], parts.at(-1)];
  const range = document.createRange();
  range.setStart(texts[first.piece], first.from);
  range.setEnd(texts[last.piece], last.to);
  return range;
};

/** Paint the sentence, scroll to it and give its paragraph the focus: once for each choice.
    @param {{ data: any, arrived: string }} state what is asked for, and the choice that has been scrolled to */
export const showSentence = (state) => {
  const { data } = state;
  const paragraph = data.paragraph && document.querySelector(`.article #p${data.paragraph}`);
  const range = paragraph ? sentenceRange(paragraph, data.start, data.end) : null;
  if (window.Highlight && CSS.highlights) {
    range ? CSS.highlights.set('sentence', new Highlight(range)) : CSS.highlights.delete('sentence');
  }
  if (!data.paragraph) state.arrived = '';
  const key = `${data.article} ${data.sentence}`;
  if (!range || state.arrived === key) return;
  state.arrived = key;
  const box = range.getBoundingClientRect();
  const aim = matchMedia('(min-width: 1100px)').matches ? innerHeight * 0.26 : 96;
  if (box.top < 90 || box.bottom > innerHeight * 0.66) scrollPageBy(box.top - aim);
  paragraph.tabIndex = -1;
  paragraph.focus({ preventScroll: true });
};
