// The line at a page's end: copy the address of exactly this view, a citation of it, the code of a frame with its figure.
// All three are made when they are asked for, so that they hold whatever was chosen since the page was drawn.
import { build } from './tree.js';
import { watch } from './page.js';
import { findScroller, setEmbedded, toAddress } from './streamlit.js';

const TODAY = { day: 'numeric', month: 'long', year: 'numeric' };
const button = (words) => ['button', { type: 'button', class: 'button', 'data-copy': '' }, words];
const said = ['span', { role: 'status', class: 'said' }];
const LINE = ['section', { class: 'share', 'aria-label': 'Share this view' },
  ['div', { class: 'share-ways' }, button('Copy this view’s link'), button('Cite this view'), said],
  ['details', { class: 'share-embed', id: 'share-embed' },
    ['summary', {}, 'Embed'],
    ['p', {}],
    ['textarea', { readonly: '', rows: '4', spellcheck: 'false', 'aria-label': 'Code of the frame' }],
    ['div', { class: 'share-ways' }, button('Copy code'), said]]];

/** The words at the head of the page as it stands. */
const head = (name) => findScroller().querySelector(name)?.textContent.trim() ?? '';

/** How to cite this view: finding, section and day, dossier, source, filters, address, today. */
const citation = (data) => {
  const today = new Intl.DateTimeFormat('en-GB', TODAY).format(new Date());
  return `“${head('h1')}”. ${head('.kicker')}. ${data.cite} ${location.href} (accessed ${today}).`;
};

const attribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const PUT = 'Put this code where the figure should stand:';
const CHOOSE = 'Choose a passage or a sentence: what can be embedded from here is a quote.';

/** Whether the address names what this page's figure needs. */
const isNamed = (data) => !data.needs.length || data.needs.some((name) => new URL(location.href).searchParams.has(name));

/** The frame's code: the small page where this server has one, else this page without what stands round its figure. */
const code = (data) => {
  const here = new URL(location.href);
  const address = data.figure ? toAddress(data.figure) : here;
  address.search = here.search;
  if (address === here) setEmbedded(address);
  address.hash = '';
  return `<iframe src="${attribute(address.href)}" title="${attribute(head('h1'))}" width="100%" height="${data.height}" style="border:0" loading="lazy"></iframe>`;
};

export default ({ data, parentElement }) => {
  watch();
  let root = parentElement.querySelector(':scope > .parley-tree');
  if (!root) {
    root = document.createElement('div');
    root.className = 'parley-tree';
    root.append(build(LINE));
    parentElement.append(root);
  }
  const [link, cite, frame] = root.querySelectorAll('button');
  const text = root.querySelector('textarea');
  const write = () => {
    const named = isNamed(data);
    root.querySelector('p').textContent = named ? PUT : CHOOSE;
    text.hidden = frame.hidden = !named;
    return (text.value = code(data));
  };
  link.told = () => location.href;
  cite.told = () => citation(data);
  frame.told = write;
  root.querySelector('details').ontoggle = write;
  text.onfocus = () => text.select();
  document.addEventListener('parley:shown', write);
  write();
  return () => document.removeEventListener('parley:shown', write);
};
