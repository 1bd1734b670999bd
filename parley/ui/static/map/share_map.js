// The map of assessed shares: a click opens the record of a place the article names, arrow keys step through them in
// the order of the list, Enter opens one. The drawing itself comes once a day; which place is chosen comes apart.
import { announce, openRecord, watch } from '../page.js';
import { mount } from '../streamlit.js';
import { nextPlace } from './changes.js';

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
  const names = new Map(places);
  const territory = nextPlace([...names.keys()], state.at ?? selected, step);
  state.at = territory;
  mark(territory);
  announce('#share-said', names.get(territory));
};

export default ({ data, parentElement }) => {
  watch();
  return mount(
    parentElement,
    () => ({ data, at: undefined }),
    (state, signal) => {
      if (state.data.selected !== data.selected) state.at = undefined; // the keys go on from what is chosen now
      state.data = data;
      const redraw = () => mark(state.at ?? data.selected);
      document.addEventListener('parley:drawn', redraw, { signal });
      document.addEventListener('click', choose, { signal });
      document.addEventListener('keydown', (event) => walk(event, state), { signal });
      redraw();
    },
  );
};
