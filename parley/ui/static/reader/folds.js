// Mutes the sentences that do not match and, where a reader asks for the matching ones only, folds the rest away behind
// buttons that say how many they are and open them.
import { isNew } from './applied.js';

/** @type {WeakMap<Element, HTMLElement[]>} */
const folded = new WeakMap(); // button → what it folds away

/** The words of the button. @param {number} count of sentences */
export const foldLabel = (count) => (count === 1 ? '… one sentence …' : `… ${count} sentences …`);

/** A button in the place of what it folds away; `parts` come back with it. */
const fold = (article, parts, count, inline) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = inline ? 'fold inline' : 'fold';
  button.textContent = foldLabel(count);
  button.title = 'Show them';
  button.addEventListener('click', () => open(article, button));
  folded.set(button, parts);
  parts[0].before(button);
  for (const part of parts) part.hidden = true;
};

/** Show what a button folds away; it stays open until other sentences match. The focus goes on to the text. */
const open = (article, button) => {
  for (const part of folded.get(button)) part.hidden = false;
  const held = button === document.activeElement;
  button.remove();
  if (held) article.focus({ preventScroll: true });
};

/** Show an element that is folded away. */
export const reveal = (article, element) => {
  const button = [...article.querySelectorAll('.fold')].find((each) =>
    folded.get(each).some((part) => part.contains(element)),
  );
  if (button) open(article, button);
};

const removeFolds = (article) => {
  for (const button of article.querySelectorAll('.fold')) {
    for (const part of folded.get(button)) part.hidden = false;
    button.remove();
  }
};

/** Which parts go into which fold: runs of whole paragraphs with their notes, and runs of sentences within a paragraph
    that has one that stays.
    @template Part
    @param {{ part: Part, note: boolean, sentences: Part[] }[]} blocks in their order; a note has no sentences
    @param {(sentence: Part) => boolean} stays
    @returns {{ parts: Part[], count: number, inline: boolean }[]} */
export const groupFolds = (blocks, stays) => {
  const groups = [];
  let [parts, count] = [/** @type {Part[]} */ ([]), 0];
  const close = (inline) => {
    if (count) groups.push({ parts, count, inline });
    [parts, count] = [[], 0];
  };
  for (const { part, note, sentences } of blocks) {
    if (note) {
      if (count) parts.push(part); // a note goes with its paragraph
    } else if (!sentences.length || sentences.some(stays)) {
      close(false);
      for (const sentence of sentences) {
        if (stays(sentence)) close(true);
        else [parts, count] = [[...parts, sentence], count + 1];
      }
      close(true);
    } else {
      parts.push(part);
      count += sentences.length;
    }
  }
  close(false);
  return groups;
};

const readBlocks = (article) =>
  [...article.children].map((part) => ({
    part,
    note: part.matches('.editors-note'),
    sentences: [...part.querySelectorAll('.sentence')],
  }));

/** Mute what does not match (`matching` null: everything matches), and fold it away where that was asked for. */
export const showMatching = (article, { matching, only }) => {
  if (!isNew(article, 'matching', [matching, only])) return;
  removeFolds(article);
  const fits = new Set((matching ?? []).map(String));
  const all = [...article.querySelectorAll('.sentence')];
  for (const sentence of all)
    sentence.classList.toggle('off', matching !== null && !fits.has(sentence.dataset.sentence));
  if (!only || !matching) return;
  const groups = groupFolds(readBlocks(article), (sentence) => !sentence.matches('.off'));
  for (const { parts, count, inline } of groups) fold(article, parts, count, inline);
};
