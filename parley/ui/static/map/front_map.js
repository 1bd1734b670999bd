// The small map of the front page: the drawing comes once; what the filters change (where its links lead, which places
// lose their fill) comes apart and is put on it here, wherever it stands.
import { watch } from '../page.js';
import { mount } from '../streamlit.js';
import { treeRoot, updateTree } from '../tree.js';

const paint = (data) => {
  const map = document.querySelector('.small-map');
  if (!map) return; // not drawn yet: it says when it is
  for (const link of map.querySelectorAll('a[data-place]')) {
    const href = data.links[link.dataset.place];
    if (href) link.setAttribute('href', href); // a place of which nothing is told keeps the address it was drawn with
  }
  for (const element of map.querySelectorAll('[data-territory]')) {
    const off = data.off.includes(element.dataset.territory);
    element.toggleAttribute('data-off', off);
    element.toggleAttribute('data-kept', data.off.length > 0 && !off);
  }
};

export default ({ data, parentElement }) => {
  watch();
  return mount(
    parentElement,
    () => ({ root: treeRoot(parentElement), drawn: '' }),
    (state, signal) => {
      updateTree(state, data.node);
      document.addEventListener('parley:drawn', () => paint(data), { signal });
      paint(data);
    },
  );
};
