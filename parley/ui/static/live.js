// The live part of a page: a link that changes nothing but its parameters is answered by that part alone.
import { current, setLive, watch } from './page.js';

/** Links outside the live part that keep the rest of the address say so: tell them what it is now. */
const keepUp = (present) => {
  for (const link of document.querySelectorAll('[data-keeps] a[href]')) {
    const address = new URL(link.href);
    for (const [name, value] of Object.entries(present)) {
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    }
    link.href = address.href;
  }
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
    ask: (address) =>
      setTriggerValue('follow', Object.fromEntries(names.map((name) => [name, address.searchParams.get(name) ?? '']))),
  });
  keepUp(present);
  document.parleyShown = present; // for whoever paints by it
  document.dispatchEvent(new Event('parley:shown'));
  return leave;
};
