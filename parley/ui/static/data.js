// The data page: a table that is chosen comes into sight, its heading with the focus; arrow keys go along the strip.
import { listenToRoving } from './roving.js';
import { watch } from './page.js';
import { mount } from './streamlit.js';

/** Bring the table of the address into sight, once for each choice. */
const scrollToTable = (state) => {
  const head = document.querySelector('#table h2');
  if (!state.due || !head || head.dataset.table !== state.table) return;
  state.due = false;
  head.scrollIntoView({ block: 'start' });
  head.focus({ preventScroll: true });
};

export default ({ data, parentElement }) => {
  watch();
  return mount(
    parentElement,
    () => ({ table: '', due: false }),
    (state, signal) => {
      state.due = Boolean(data.table) && data.table !== state.table;
      state.table = data.table;
      document.addEventListener('parley:drawn', () => scrollToTable(state), { signal });
      scrollToTable(state);
      listenToRoving({}, signal);
    },
  );
};
