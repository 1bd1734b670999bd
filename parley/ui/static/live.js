// The live part of a page: a link that changes nothing but its parameters is answered by that part alone.
import { current, setLive, watch } from './page.js';
import { toAddress } from './streamlit.js';

/** Links outside the live part that keep the rest of the address say so: tell them what it is now.
    A block may name more that its links keep: parameters that are not the live part's own. */
export const keepUp = () => {
  const address = current();
  for (const block of document.querySelectorAll('[data-keeps]')) {
    const more = block.dataset.keeps.split(' ').filter(Boolean);
    const kept = { ...document.parleyShown, ...Object.fromEntries(more.map((name) => [name, address.searchParams.get(name)])) };
    for (const link of block.querySelectorAll('a[href]')) {
      const { href } = keeping(new URL(link.href), kept);
      if (href !== link.href) link.href = href;
    }
    for (const list of block.querySelectorAll('[data-go]')) list.dataset.go = keeping(toAddress(list.dataset.go), kept).href;
  }
};

/** An address with parameters set, the empty ones taken off. */
const keeping = (address, kept) => {
  for (const [name, value] of Object.entries(kept)) {
    value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
  }
  return address;
};

export default ({ data: [present], setTriggerValue }) => {
  watch();
  const names = Object.keys(present);
  const page = location.pathname;
  const others = (address) => [...address.searchParams].filter(([name]) => !names.includes(name)).sort().join('&');
  /** Whether an address can be reached in one change, so that the way back has no stop between: all set or one gone. */
  const isOneChange = (from, to) => {
    const [before, after] = [from, to].map(({ searchParams }) => (name) => searchParams.get(name) ?? '');
    const changed = names.filter((name) => before(name) !== after(name));
    const gone = changed.filter((name) => !after(name));
    return changed.length > 0 && (gone.length === 0 || changed.length === 1);
  };
  const leave = setLive({
    /** Whether an address is this page under the same filters, with something of the live part's own changed. */
    answers: (address) =>
      [location.pathname, address.pathname].every((path) => path === page) &&
      others(address) === others(current()) &&
      isOneChange(current(), address),
    /** Whether what stands here is what an address asks for. */
    shows: ({ pathname, searchParams }) =>
      pathname !== page || names.every((name) => (searchParams.getAll(name).at(-1) ?? '') === present[name]),
    ask: (address) =>
      setTriggerValue('follow', Object.fromEntries(names.map((name) => [name, address.searchParams.get(name) ?? '']))),
  });
  document.parleyShown = present; // for whoever paints by it
  keepUp();
  document.dispatchEvent(new Event('parley:shown'));
  return leave;
};
