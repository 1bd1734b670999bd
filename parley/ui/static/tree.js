// Builds a page's pieces from JsonML: ["tag", {attributes}, ...children]. Text only ever becomes a text node, so
// nothing that comes from an article, a table or an address can turn into an element.
import { watch } from './page.js';
import { strFromU8, unzlibSync } from './vendor/fflate.js';

const SVG = 'http://www.w3.org/2000/svg';
const UNSAFE = /^\s*(javascript|data|vbscript):/i;

/** Make a DOM node; `inSvg` carries the namespace down. */
export const build = (node, inSvg = false) => {
  if (!Array.isArray(node)) return document.createTextNode(String(node));
  const [tag, attributes, ...children] = node;
  const svg = inSvg || tag === 'svg';
  const element = svg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on') || name === 'srcdoc' || (/^(href|src|action)$/.test(name) && UNSAFE.test(value))) continue;
    element.setAttribute(name, value);
  }
  element.append(...children.map((child) => build(child, svg && tag !== 'foreignObject')));
  return element;
};

/** Put back what the reader had: focus by id, and which details stood open. */
const restoring = (root, change) => {
  const focused = root.contains(document.activeElement) ? document.activeElement.id : '';
  const open = [...root.querySelectorAll('details[open][id]')].map((details) => details.id);
  change();
  for (const id of open) root.querySelector(`details[id="${CSS.escape(id)}"]`)?.setAttribute('open', '');
  if (focused) root.querySelector(`[id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
};

/** Unfold a node that came compressed; at once, so that the browser does not paint a page without it meanwhile. */
const unpacked = (text) => {
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  return JSON.parse(strFromU8(unzlibSync(bytes)));
};

const draw = (root, node) => {
  restoring(root, () => root.replaceChildren(build(node)));
  document.dispatchEvent(new Event('parley:drawn')); // whoever paints on what is drawn here may begin
};

const paper = matchMedia('print');

/** Draw what only paper shows when it is about to be printed: a printer waits for nothing, so the node is at hand. */
const drawForPaper = (root, text) => {
  let left = text;
  const drawOnce = () => {
    if (left) draw(root, unpacked(left));
    left = '';
  };
  if (paper.matches) return drawOnce();
  addEventListener('beforeprint', drawOnce, { once: true });
  paper.addEventListener('change', drawOnce, { once: true });
};

export default ({ data, parentElement }) => {
  watch();
  const drawn = data.packed ?? JSON.stringify(data.node);
  let root = parentElement.querySelector(':scope > .parley-tree');
  if (!root) {
    root = document.createElement('div');
    root.className = 'parley-tree';
    parentElement.append(root);
  }
  if (root.drawn === drawn) return; // nothing new: keep focus, scroll and open details as they are
  root.drawn = drawn;
  if (data.paper) return drawForPaper(root, data.packed);
  draw(root, data.packed ? unpacked(data.packed) : data.node);
};
