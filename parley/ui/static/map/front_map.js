// The small map of the front page: the drawing comes once; what the filters change (where its links lead, which places
// lose their fill) comes apart and is put on it here, wherever it stands.
import { build } from '../tree.js';
import { watch } from '../page.js';

const paint = (data) => {
  const map = document.querySelector('.small-map');
  if (!map) return; // not drawn yet: it says when it is
  for (const link of map.querySelectorAll('a[data-place]')) link.setAttribute('href', data.links[link.dataset.place]);
  for (const element of map.querySelectorAll('[data-territory]')) {
    element.toggleAttribute('data-off', data.off.includes(element.dataset.territory));
  }
};

export default ({ data, parentElement }) => {
  watch();
  const drawn = JSON.stringify(data.node);
  const root = parentElement.querySelector(':scope > .parley-tree') ?? document.createElement('div');
  if (root.drawn !== drawn) {
    root.className = 'parley-tree';
    root.drawn = drawn;
    root.replaceChildren(build(data.node));
    parentElement.append(root);
  }
  root.leave?.();
  const ended = new AbortController();
  document.addEventListener('parley:drawn', () => paint(data), { signal: ended.signal });
  root.leave = () => ended.abort();
  paint(data);
  return root.leave;
};
