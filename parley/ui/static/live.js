// The live part of a page: a link that changes nothing but its parameters is answered by that part alone.
import { current, setLive, watch } from './page.js';
import { mount, toAddress } from './streamlit.js';

/** Links outside the live part that keep the rest of the address say so: tell them what it is now.
    A block may name more that its links keep: parameters that are not the live part's own. */
export const updateKeptLinks = () => {
  const address = current();
  for (const block of document.querySelectorAll('[data-keeps]')) {
    const more = block.dataset.keeps.split(' ').filter(Boolean);
    const kept = { ...shown, ...Object.fromEntries(more.map((name) => [name, address.searchParams.get(name)])) };
    for (const link of block.querySelectorAll('a[href]')) {
      const { href } = withParameters(new URL(link.href), kept);
      if (href !== link.href) link.href = href;
    }
    for (const list of block.querySelectorAll('[data-go]'))
      list.dataset.go = withParameters(toAddress(list.dataset.go), kept).href;
  }
};

/** An address with parameters set, the empty ones taken off.
    @param {URL} address changed in place @param {Record<string, string | null>} parameters */
export const withParameters = (address, parameters) => {
  for (const [name, value] of Object.entries(parameters)) {
    value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
  }
  return address;
};

/** The parameters of an address other than the live part's own, in a set order.
    @param {URL} address @param {string[]} names the live part's own */
const otherParameters = (address, names) =>
  [...address.searchParams]
    .filter(([name]) => !names.includes(name))
    .sort()
    .join('&');

/** Whether an address can be reached in one change of these parameters, so that the way back has no stop between: all
    set, or one gone. @param {string[]} names @param {URL} from @param {URL} to */
export const isOneChange = (names, from, to) => {
  const [before, after] = [from, to].map(
    ({ searchParams }) =>
      (name) =>
        searchParams.get(name) ?? '',
  );
  const changed = names.filter((name) => before(name) !== after(name));
  const gone = changed.filter((name) => !after(name));
  return changed.length > 0 && (gone.length === 0 || changed.length === 1);
};

/** Whether the live part alone can answer an address: the same page under the same filters, one change of its own.
    @param {string} page its path @param {string[]} names @param {URL} from what the page shows @param {URL} to */
export const canAnswer = (page, names, from, to) =>
  from.pathname === page &&
  to.pathname === page &&
  otherParameters(from, names) === otherParameters(to, names) &&
  isOneChange(names, from, to);

/** Whether what stands on a page is what an address asks for; another page's address asks for nothing here.
    @param {string} page @param {Record<string, string>} shown @param {URL} address */
export const showsAddress = (page, shown, { pathname, searchParams }) =>
  pathname !== page ||
  Object.entries(shown).every(([name, value]) => (searchParams.getAll(name).at(-1) ?? '') === value);

/** @type {Record<string, string> | null} */
let shown = null;

/** What the live part on the page shows, by parameter; null before the first. `parley:shown` says when it changes. */
export const shownParameters = () => shown;

export default ({ data: [present], parentElement, setTriggerValue }) => {
  watch();
  const names = Object.keys(present);
  const page = location.pathname;
  return mount(
    parentElement,
    () => null,
    (_, signal) => {
      const leave = setLive({
        answers: (address) => canAnswer(page, names, new URL(current().href), address),
        shows: (address) => showsAddress(page, present, address),
        ask: (address) =>
          setTriggerValue(
            'follow',
            Object.fromEntries(names.map((name) => [name, address.searchParams.get(name) ?? ''])),
          ),
      });
      signal.addEventListener('abort', leave);
      shown = present;
      updateKeptLinks();
      document.dispatchEvent(new Event('parley:shown'));
    },
  );
};
