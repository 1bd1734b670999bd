// Mutes the sentences that do not match and, where a reader asks for the matching ones only, folds the rest away behind
// buttons that say how many they are and open them.
const words = (count) => (count === 1 ? '… one sentence …' : `… ${count} sentences …`);

/** A button in the place of what it folds away; `parts` come back with it. */
const fold = (article, parts, count, inline) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = inline ? 'fold inline' : 'fold';
  button.textContent = words(count);
  button.title = 'Show them';
  button.addEventListener('click', () => open(article, button));
  button.parts = parts;
  parts[0].before(button);
  for (const part of parts) part.hidden = true;
};

/** Show what a button folds away; it stays open until other sentences match. The focus goes on to the text. */
const open = (article, button) => {
  for (const part of button.parts) part.hidden = false;
  const held = button === document.activeElement;
  button.remove();
  if (held) article.focus({ preventScroll: true });
};

/** Show an element that is folded away. */
export const reveal = (article, element) => {
  const button = [...article.querySelectorAll('.fold')].find((each) => each.parts.some((part) => part.contains(element)));
  if (button) open(article, button);
};

const unfold = (article) => {
  for (const button of article.querySelectorAll('.fold')) {
    for (const part of button.parts) part.hidden = false;
    button.remove();
  }
};

/** Fold runs of whole paragraphs with their notes, and runs of sentences within a paragraph that has a match. */
const foldAll = (article, stays) => {
  let parts = [];
  let sentences = [];
  const close = (inline) => {
    if (sentences.length) fold(article, parts, sentences.length, inline);
    [parts, sentences] = [[], []];
  };
  for (const block of [...article.children]) {
    const inside = [...block.querySelectorAll('.sentence')];
    if (block.matches('.editors-note')) {
      if (sentences.length) parts.push(block); // a note goes with its paragraph
    } else if (!inside.length || inside.some(stays)) {
      close(false);
      for (const sentence of inside) {
        if (stays(sentence)) close(true);
        else [parts, sentences] = [[...parts, sentence], [...sentences, sentence]];
      }
      close(true);
    } else {
      parts.push(block);
      sentences.push(...inside);
    }
  }
  close(false);
};

/** Mute what does not match (`matching` null: everything matches), and fold it away where that was asked for. */
export const showMatching = (article, { matching, only }) => {
  const asked = JSON.stringify([matching, only]);
  if (article.asked === asked) return;
  article.asked = asked;
  unfold(article);
  const fits = new Set((matching ?? []).map(String));
  const all = [...article.querySelectorAll('.sentence')];
  for (const sentence of all) sentence.classList.toggle('off', matching !== null && !fits.has(sentence.dataset.sentence));
  if (!only || !matching) return;
  foldAll(article, (sentence) => !sentence.matches('.off'));
};
