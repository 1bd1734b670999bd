// Paints a change of control on what is drawn so far, wherever it stands: maps, key, list of places, table.
import { put } from '../page.js';
import { box } from '../streamlit.js';
import { dayNumber, dayWords, setAsOf } from './changes.js';

/** The selector of the zoomable map with its key and its drawing for paper. */
export const ZOOM_BOX = box('zoom_box');

// The same day is put in place again when the server has answered: what is right already is left alone, so that the
// browser need not lay the page out anew.
/** Set the words of an element where they differ. @param {Element} element @param {string} text */
export const setText = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};
const setHidden = (element, hidden) => {
  if (element.hidden !== hidden) element.hidden = hidden;
};

/** Paint a change on every map that stands here (what is drawn later says so).
    @param {any} data the plan of all days @param {number} at the change @param {number} day */
export const paintMaps = (data, at, day) => {
  for (const map of document.querySelectorAll(`.map-box, ${ZOOM_BOX}`)) paintMap(map, data, at, day);
};

/** Set an attribute, or take it off where its value is empty: the sheet asks whether it is there.
    @param {Element} element @param {string} name @param {string} value */
const putOrRemove = (element, name, value) => {
  if (value) put(element, name, value);
  else element.removeAttribute(name);
};

/** Fills, outlines, the day's words, the key. */
const paintMap = (map, data, at, day) => {
  for (const element of map.querySelectorAll('[data-territory]')) {
    const [status, claimed, basis, fill, claim] = data.statuses[element.dataset.territory]?.[at] ?? [
      '',
      false,
      'stated',
      '',
      '',
    ];
    put(element, 'data-status', status);
    put(element, 'data-basis', basis);
    putOrRemove(element, 'data-fill', fill);
    putOrRemove(element, 'data-claim', claim);
    element.toggleAttribute('data-claimed', claimed);
    element.toggleAttribute('data-chosen', element.dataset.territory === data.selected);
    const off = data.off.includes(element.dataset.territory);
    element.toggleAttribute('data-off', off);
    element.toggleAttribute('data-kept', data.off.length > 0 && !off);
  }
  const assessed = data.shares.days.findLastIndex((each) => dayNumber(each) <= day);
  for (const note of map.querySelectorAll('.share-note')) {
    setText(note, data.shares.notes[note.dataset.territory]?.[assessed] ?? '');
  }
  const drawn = [...data.classes[at], map.querySelector('.label.named-by-reference') ? 'named' : ''];
  for (const row of map.querySelectorAll('[data-class]')) setHidden(row, !drawn.includes(row.dataset.class));
  const asOf = map.querySelector('.as-of');
  if (asOf) setText(asOf, `As of ${dayWords(day)}`);
};

/** Bring what stands beside the map in words to a day: rows of other changes are hidden, links keep the day.
    @param {any} data @param {number} at @param {number} day */
export const updateListAndLinks = (data, at, day) => {
  for (const element of document.querySelectorAll('[data-on]'))
    setHidden(element, !element.dataset.on.split(' ').includes(`${at}`));
  for (const element of document.querySelectorAll('.day-shown')) setText(element, dayWords(day));
  for (const link of document.querySelectorAll('.place-list a[href]')) {
    const address = new URL(link.href);
    setAsOf(address, data.days, day);
    if (address.href !== link.href) link.href = address.href;
  }
};
