// Puts an outline round the words a reader searched for. The drawing is the same for every reader, so the places come
// apart from it: [sentence, start, end], counted in the letters of the sentence as JavaScript counts them.
const ASIDE = '.number, .note-sign';

/** The text of a sentence without the numbers and signs that stand in it. */
const texts = (sentence) => {
  const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(ASIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};

/** Outline one stretch; one that runs through several marks is outlined piece by piece. */
const outline = (sentence, start, end) => {
  let at = 0;
  for (const text of texts(sentence)) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, text.length)];
    at += text.length;
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    const mark = document.createElement('span');
    mark.className = 'word';
    range.surroundContents(mark);
  }
};

const clear = (article) => {
  for (const mark of article.querySelectorAll('.word')) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
};

/** Outline these words and no others. */
export const outlineWords = (article, words) => {
  const asked = JSON.stringify(words);
  if (article.outlined === asked) return;
  article.outlined = asked;
  clear(article);
  for (const [number, start, end] of words) {
    const sentence = article.querySelector(`[data-sentence="${number}"]`);
    if (sentence) outline(sentence, start, end);
  }
};
