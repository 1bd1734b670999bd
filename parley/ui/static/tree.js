// Builds a page's pieces from JsonML: ["tag", {attributes}, ...children]. Text only ever becomes a text node, so
// nothing that comes from an article, a table or an address can turn into an element.
import { watch } from './page.js';
import { mount } from './streamlit.js';
import { strFromU8, unzlibSync } from './vendor/fflate.js';

/** @typedef {string | number | [tag: string, attributes: Record<string, string>, ...children: any[]]} TreeNode */
/** @typedef {{ root: HTMLElement, drawn: string }} Tree where a node is drawn, and its JSON as it stands there */

const SVG = 'http://www.w3.org/2000/svg';
const UNSAFE = /^\s*(javascript|data|vbscript):/i;

/** Whether an attribute may be set: none that runs script, none that loads what is no address.
    @param {string} name @param {string} value */
export const isSafeAttribute = (name, value) =>
  !name.startsWith('on') && name !== 'srcdoc' && !(/^(href|src|action)$/.test(name) && UNSAFE.test(value));

/** Make a DOM node; `inSvg` carries the namespace down.
    @param {TreeNode} node @param {boolean} [inSvg] @returns {any} */
export const build = (node, inSvg = false) => {
  if (!Array.isArray(node)) return document.createTextNode(String(node));
  const [tag, attributes, ...children] = node;
  const svg = inSvg || tag === 'svg';
  const element = svg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (isSafeAttribute(name, value)) element.setAttribute(name, value);
  }
  element.append(...children.map((child) => build(child, svg && tag !== 'foreignObject')));
  return element;
};

/** Put back what the reader had: focus by id, and which details stood open. */
const keepFocusAndDetails = (root, change) => {
  const focused = root.contains(document.activeElement) ? document.activeElement.id : '';
  const open = [...root.querySelectorAll('details[open][id]')].map((details) => details.id);
  change();
  for (const id of open) root.querySelector(`details[id="${CSS.escape(id)}"]`)?.setAttribute('open', '');
  if (focused) root.querySelector(`[id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
};

/** Unpack a node that came compressed; at once, so that the browser does not paint a page without it meanwhile.
    @param {string} text zlib in base64 @returns {TreeNode} */
export const unpackNode = (text) => {
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  return JSON.parse(strFromU8(unzlibSync(bytes)));
};

const drawTree = (root, node) => {
  keepFocusAndDetails(root, () => root.replaceChildren(build(node)));
  document.dispatchEvent(new Event('parley:drawn')); // whoever paints on what is drawn here may begin
};

/** The element that a component draws its tree in, made when there is none.
    @param {HTMLElement} parentElement @returns {HTMLElement} */
export const treeRoot = (parentElement) => {
  const found = parentElement.querySelector(':scope > .parley-tree');
  if (found) return /** @type {HTMLElement} */ (found);
  const root = Object.assign(document.createElement('div'), { className: 'parley-tree' });
  parentElement.append(root);
  return root;
};

/** Draw a node where it differs from what stands there, without telling others. @param {Tree} tree @param {TreeNode} node */
export const updateTree = (tree, node) => {
  const drawn = JSON.stringify(node);
  if (tree.drawn === drawn) return;
  tree.drawn = drawn;
  tree.root.replaceChildren(build(node));
};

/** Draw what only paper shows when it is about to be printed: a printer waits for nothing, so the node is at hand. */
const drawBeforePrint = (tree, text, signal) => {
  const paper = matchMedia('print');
  const drawOnce = () => {
    if (tree.drawn !== text) drawTree(tree.root, unpackNode(text));
    tree.drawn = text;
  };
  if (paper.matches) return drawOnce();
  addEventListener('beforeprint', drawOnce, { signal });
  paper.addEventListener('change', drawOnce, { signal });
};

export default ({ data, parentElement }) => {
  watch();
  return mount(
    parentElement,
    () => ({ root: treeRoot(parentElement), drawn: '' }),
    (tree, signal) => {
      if (data.paper) return drawBeforePrint(tree, data.packed, signal);
      const drawn = data.packed ?? JSON.stringify(data.node);
      if (tree.drawn === drawn) return; // nothing new: keep focus, scroll and open details as they are
      tree.drawn = drawn;
      drawTree(tree.root, data.packed ? unpackNode(data.packed) : data.node);
    },
  );
};
