// The map of assessed shares: a click opens the record of a place the article names, arrow keys step through them in
// the order of the list, Enter opens one. The drawing itself comes once a day; which place is chosen comes apart.
import { openRecord, watch } from '../page.js';

const mark = (territory) => {
  for (const element of document.querySelectorAll('.share-box [data-territory]')) {
    element.toggleAttribute('data-chosen', element.dataset.territory === territory);
  }
};

const choose = (event) => {
  const territory = event.target.closest?.('.share-box [data-territory]')?.dataset.territory;
  if (territory) openRecord(`territory:${territory}`);
};

const walk = (event, state) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!event.target.closest?.('.share-box .wide') || (!step && event.key !== 'Enter')) return;
  event.preventDefault();
  if (event.key === 'Enter') return state.at && openRecord(`territory:${state.at}`);
  const { places, selected } = state.data;
  if (!places.length) return;
  const from = places.findIndex(([territory]) => territory === (state.at ?? selected));
  const [territory, words] = places[from < 0 ? (step > 0 ? 0 : places.length - 1) : (from + step + places.length) % places.length];
  state.at = territory;
  mark(territory);
  document.querySelector('#share-said').textContent = words;
};

export default ({ data, parentElement }) => {
  watch();
  const state = (parentElement.parleyShare ??= {});
  if (state.data?.selected !== data.selected) state.at = undefined; // the keys go on from what is chosen now
  state.data = data;
  state.ended?.abort();
  state.ended = new AbortController();
  const until = { signal: state.ended.signal };
  const redraw = () => mark(state.at ?? data.selected);
  document.addEventListener('parley:drawn', redraw, until);
  document.addEventListener('click', choose, until);
  document.addEventListener('keydown', (event) => walk(event, state), until);
  redraw();
  return () => state.ended.abort();
};
