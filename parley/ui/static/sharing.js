// The line at a page's end: copy the address of exactly this view, a citation of it, the code of a frame with its figure.
// All three are made when they are asked for, so that they hold whatever was chosen since the page was drawn.
import { setCopyText, watch } from './page.js';
import { findScroller, mount, setEmbedded, toAddress } from './streamlit.js';
import { treeRoot, updateTree } from './tree.js';

/** @type {Intl.DateTimeFormatOptions} */
const TODAY = { day: 'numeric', month: 'long', year: 'numeric' };
const button = (words) => ['button', { type: 'button', class: 'button', 'data-copy': '' }, words];
const STATUS = ['span', { role: 'status', class: 'said' }];
/** @type {import('./tree.js').TreeNode} */
const LINE = [
  'section',
  { class: 'share', 'aria-label': 'Share this view' },
  ['div', { class: 'share-ways' }, button('Copy this view’s link'), button('Cite this view'), STATUS],
  [
    'details',
    { class: 'share-embed', id: 'share-embed' },
    ['summary', {}, 'Embed'],
    ['p', {}],
    ['textarea', { readonly: '', rows: '4', spellcheck: 'false', 'aria-label': 'Code of the frame' }],
    ['div', { class: 'share-ways' }, button('Copy code'), STATUS],
  ],
];

/** The words at the head of the page as it stands. */
const pageHeading = (name) => findScroller().querySelector(name)?.textContent.trim() ?? '';

/** How to cite this view: finding, section and day, dossier, source, filters, address, today. */
const viewCitation = (data) => {
  const today = new Intl.DateTimeFormat('en-GB', TODAY).format(new Date());
  return `“${pageHeading('h1')}”. ${pageHeading('.kicker')}. ${data.cite} ${location.href} (accessed ${today}).`;
};

/** A text as the value of an attribute in quotes. @param {string} text */
export const escapeAttribute = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const PUT = 'Put this code where the figure should stand:';
const CHOOSE = 'Choose a passage or a sentence: what can be embedded from here is a quote.';

/** Whether the address names what this page's figure needs. */
const hasFigureParameter = (data) =>
  !data.needs.length || data.needs.some((name) => new URL(location.href).searchParams.has(name));

/** The frame's code: the small page where this server has one, else this page without what stands round its figure.
    @param {{ figure?: string, height: number }} data @param {URL} here @param {string} title */
export const frameCode = (data, here, title) => {
  const address = data.figure ? toAddress(data.figure) : new URL(here);
  address.search = here.search;
  if (!data.figure) setEmbedded(address);
  address.hash = '';
  return `<iframe src="${escapeAttribute(address.href)}" title="${escapeAttribute(title)}" width="100%" height="${data.height}" style="border:0" loading="lazy"></iframe>`;
};

/** Listen to what is within the line: it goes with its elements. */
const listenToLine = (state) => {
  const [link, cite, frame] = state.root.querySelectorAll('button');
  const text = state.root.querySelector('textarea');
  setCopyText(link, () => location.href);
  setCopyText(cite, () => viewCitation(state.data));
  setCopyText(frame, () => updateFrameCode(state));
  state.root.querySelector('details').addEventListener('toggle', () => updateFrameCode(state));
  text.addEventListener('focus', () => text.select());
};

/** Write the frame's code, or what has to be chosen before there is one; gives the code back. */
const updateFrameCode = ({ root, data }) => {
  const named = hasFigureParameter(data);
  const text = root.querySelector('textarea');
  root.querySelector('p').textContent = named ? PUT : CHOOSE;
  text.hidden = !named;
  [...root.querySelectorAll('button')].at(-1).hidden = !named;
  text.value = frameCode(data, new URL(location.href), pageHeading('h1'));
  return text.value;
};

/** @returns {{ root: HTMLElement, drawn: string, data: any }} */
const makeLine = (parentElement) => {
  const state = { root: treeRoot(parentElement), drawn: '', data: null };
  updateTree(state, LINE);
  listenToLine(state);
  return state;
};

export default ({ data, parentElement }) => {
  watch();
  return mount(
    parentElement,
    () => makeLine(parentElement),
    (state, signal) => {
      state.data = data;
      document.addEventListener('parley:shown', () => updateFrameCode(state), { signal });
      updateFrameCode(state);
    },
  );
};
