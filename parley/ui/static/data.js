// The data page: a table that is chosen comes into sight, its heading with the focus; arrow keys go along the strip.
import roving from './roving.js';

let shown = ''; // the table of the address
let due = false; // whether it has still to be brought into sight

const reveal = () => {
  const head = document.querySelector('#table h2');
  if (!due || !head || head.dataset.table !== shown) return;
  due = false;
  head.scrollIntoView({ block: 'start' });
  head.focus({ preventScroll: true });
};

document.addEventListener('parley:drawn', reveal);

export default ({ data }) => {
  due = Boolean(data.table) && data.table !== shown;
  shown = data.table;
  reveal();
  return roving({ data: { selected: '' } });
};
