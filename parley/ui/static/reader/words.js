// Puts an outline round the words a reader searched for. The drawing is the same for every reader, so the places come
// apart from it: [sentence, start, end], counted in the letters of the sentence as JavaScript counts them.
import { isNew } from './applied.js';
import { findParts } from './offsets.js';

const ASIDE = '.number, .note-sign';

/** The text of a sentence without the numbers and signs that stand in it. */
const textNodes = (sentence) => {
  const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(ASIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};

/** Outline one stretch; one that runs through several marks is outlined piece by piece. */
const outlineRange = (sentence, start, end) => {
  const texts = textNodes(sentence);
  for (const { piece, from, to } of findParts(
    texts.map(({ length }) => length),
    start,
    end,
  )) {
    const range = document.createRange();
    range.setStart(texts[piece], from);
    range.setEnd(texts[piece], to);
    range.surroundContents(Object.assign(document.createElement('span'), { className: 'word' }));
  }
};

const removeOutlines = (article) => {
  for (const mark of article.querySelectorAll('.word')) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
};

/** Outline these words and no others. */
export const outlineWords = (article, words) => {
  if (!isNew(article, 'words', words)) return;
  removeOutlines(article);
  for (const [number, start, end] of words) {
    const sentence = article.querySelector(`[data-sentence="${number}"]`);
    if (sentence) outlineRange(sentence, start, end);
  }
};
