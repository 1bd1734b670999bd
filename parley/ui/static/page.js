// What every page answers to: links inside the dashboard are followed without loading it anew, copy buttons copy,
// Escape closes the evidence panel. One listener each on the document, however many components ask for them.
import {
  isEmbedded,
  isScriptRunning,
  isStreamlitInput,
  listPlotlyFrames,
  navigate,
  onNavigate,
  onThemeChange,
  requestRerun,
  RERUN_LOST_AFTER_MS,
  scrollPageToTop,
  silenceHostMessages,
  toAddress,
} from './streamlit.js';

/** Follow a link to a view of this dashboard the way back and forward do: change the address, tell Streamlit. */
const follow = (event) => {
  const link = event.target.closest?.('a[href]');
  if (
    !link ||
    event.defaultPrevented ||
    event.button ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return;
  const href = link.getAttribute('href'); // a link in a drawing has no plain `href` of its own
  if (link.getAttribute('target') || link.hasAttribute('download') || href.startsWith('#')) return;
  const address = toAddress(href);
  if (address.origin !== location.origin || address.pathname.includes('.')) return;
  if (isEmbedded(new URL(location.href))) {
    link.setAttribute('target', '_blank'); // the whole page opens beside the article that shows this figure
    link.setAttribute('rel', 'noopener');
    return;
  }
  event.preventDefault();
  go(address);
};

/** Set an attribute or take it off (null), and leave alone what is as it should be: the page need not be laid out anew. */
export const put = (element, name, value) => {
  if (element.getAttribute(name) === value) return;
  value === null ? element.removeAttribute(name) : element.setAttribute(name, value);
};

/** Set the words of the element at a selector, where there is one and they differ. @param {string} selector @param {string} text */
export const announce = (selector, text) => {
  const element = document.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
};

let live = null; // the live part of the page on show (live.js)
let pending = ''; // the address that it was asked for and that the server has not answered yet

/** Say what answers a change of the page's own parameters; gives back how to take that off. */
export const setLive = (part) => {
  live = part;
  pending = '';
  lookAfter();
  return () => {
    if (live === part) live = null;
  };
};

let looking = 0;
let missed = ''; // the address that was asked for once more

/** Where two changes of the address follow each other at once, the server may answer the first alone: ask it again. */
const lookAfter = () => {
  clearTimeout(looking);
  looking = setTimeout(() => {
    if (!live || pending) return;
    if (isScriptRunning()) return lookAfter();
    if (live.shows(current())) missed = '';
    else if (missed !== location.href) {
      missed = location.href;
      requestRerun();
    }
  }, RERUN_LOST_AFTER_MS);
};

/** The address that the page shows or is about to show. */
export const current = () => new URL(pending || location.href);

let opener = null; // what had the focus when the evidence was opened: { element, id, address, record }

const panel = () => document.querySelector('.panel [data-close]');
const recordOf = (address) => address.searchParams.get('record') ?? '';

/** Where a link leads, however it is written; a link in a drawing has no plain `href` of its own. */
const leadsTo = (link) => link.hasAttribute('href') && toAddress(link.getAttribute('href')).href;

/** Keep in mind where a reader is who opens the evidence. */
const remember = (address) => {
  const element = document.activeElement;
  if (panel() && opener) return;
  opener = element === document.body ? {} : { element, id: element.id, address: leadsTo(element) };
  opener.record = recordOf(address);
};

const seen = (places) => places.find((each) => Boolean(each) && each.checkVisibility());
const said = (name, value) => value && document.querySelector(`[${name}="${CSS.escape(value)}"]`);

/** Where the reader was: the same link, perhaps drawn anew.
    A switch that keeps the rest of the address has, for a moment, the very address of the evidence on show. */
const openedFrom = ({ element, id, address }) => {
  const anew = () =>
    [...document.querySelectorAll('a[href]:not([data-keeps] *)')].find((link) => leadsTo(link) === address);
  return seen([element?.isConnected && element, said('id', id), address && anew()]);
};

/** What comes nearest to it where it is gone: the record's mark, the map as a whole. */
const nearby = ({ record }) => {
  const mark = said('data-record', record);
  return seen([mark?.closest('a') ?? mark?.querySelector('a'), document.querySelector('.desk-map')]);
};

/** Ask in each frame until something is found; null after `limitMs` of frames or when `signal` is aborted. In a tab in
    the background, where frames stop, no time goes by.
    @template Found
    @param {(spentMs: number) => Found | null | undefined | false} find
    @param {number} limitMs
    @param {AbortSignal} signal
    @returns {Promise<Found | null>} */
export const waitFor = (find, limitMs, signal) =>
  new Promise((resolve) => {
    let [spent, before] = [0, performance.now()];
    const ask = (now) => {
      spent += Math.min(Math.max(0, now - before), LONGEST_FRAME_MS);
      before = now;
      const found = signal.aborted ? null : find(spent);
      if (found || signal.aborted || spent > limitMs) resolve(found || null);
      else requestAnimationFrame(ask);
    };
    ask(before);
  });

const LONGEST_FRAME_MS = 100;
const FOCUS_RETURNS_WITHIN_MS = 20_000;
const NEAREST_MARK_AFTER_MS = 1_000; // what the evidence stood over comes back within these, if it comes back

let restoring = null; // ends the wait for the place that the focus is to return to

/** Give the focus back once the evidence has gone, unless somebody else has it by then. */
const restoreFocus = async () => {
  restoring?.abort();
  restoring = new AbortController();
  const from = opener;
  let goneAt = null;
  const place = await waitFor(
    (spent) => {
      if (panel()) return (goneAt = null);
      if (document.activeElement !== document.body) return document.activeElement;
      goneAt ??= spent;
      return openedFrom(from) ?? (spent - goneAt < NEAREST_MARK_AFTER_MS ? null : nearby(from));
    },
    FOCUS_RETURNS_WITHIN_MS,
    restoring.signal,
  );
  if (!place) return;
  place.focus({ preventScroll: true });
  if (opener === from) opener = null;
};

/** Open an address of this dashboard in place. */
export const go = (address) => {
  if (recordOf(address)) {
    restoring?.abort();
    remember(address);
  } else if (panel()) {
    opener ??= { record: recordOf(current()) };
    restoreFocus();
  }
  if (live?.answers(address)) {
    pending = address.href;
    live.ask(address); // the server answers with the part and changes the address
    return;
  }
  const moved = address.pathname !== location.pathname;
  navigate(address);
  if (moved) scrollPageToTop();
};

/** Open a record in this view. */
export const openRecord = (record) => {
  const address = current();
  address.searchParams.set('record', record);
  if (address.href !== current().href) go(address);
};

const COPIED_SHOWN_MS = 2000;
const copyTexts = new WeakMap(); // button → how its words are made
const labels = new WeakMap(); // button → { label, timer } while it says that it has copied

/** Have a copy button make its words when it is pressed. @param {Element} button @param {() => string} make */
export const setCopyText = (button, make) => copyTexts.set(button, make);

/** The words of a copy button, then where they stand: a way into this dashboard becomes a whole address. `address` alone
    is this view; a button that quotes takes the sentence that its panel shows. */
const readCopyText = (button) => {
  const make = copyTexts.get(button);
  if (make) return make();
  const { copy: words, link, quotes } = button.dataset;
  if (words === 'address') return location.href;
  const quoted = quotes === undefined ? '' : button.closest('.panel')?.querySelector('blockquote')?.textContent;
  return [quoted && `“${quoted}”`, words, link && toAddress(link).href].filter(Boolean).join(' ');
};

const copyText = async (event) => {
  const button = event.target.closest?.('[data-copy]');
  if (!button) return;
  const text = readCopyText(button);
  const said = button.parentElement.querySelector('[role="status"]');
  const { label, timer } = labels.get(button) ?? { label: button.textContent, timer: 0 };
  clearTimeout(timer);
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    if (said) said.textContent = 'Copied to the clipboard.';
  } catch {
    if (said) said.textContent = text; // no clipboard here: show the words, so that they can be copied by hand
  }
  const restore = () => {
    button.textContent = label;
    labels.delete(button);
  };
  labels.set(button, { label, timer: setTimeout(restore, COPIED_SHOWN_MS) });
};

/** A file is of what the page shows now: a day or a record may have been chosen since its link was drawn. */
const upToDate = ({ target }) => {
  const link = target.closest?.('.downloads a');
  if (link) link.search = current().search;
};

const close = (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  if (event.target.closest?.('input, textarea') || isStreamlitInput(event.target)) return;
  const link = document.querySelector('.panel [data-close]');
  if (link) go(new URL(link.href));
};

/** Paper says where it comes from and when; its sheet learns how wide charts are drawn, to scale them. */
const imprint = () => {
  for (const chart of listPlotlyFrames()) chart.style.setProperty('--drawn', chart.scrollWidth);
  const place = document.querySelector('.printed-where');
  const day = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  if (place) place.textContent = `Printed on ${day} from ${location.href}`;
};

let watching = false;

/** Start listening, once a document: links and keys are answered whatever components stand on the page. */
export const watch = () => {
  if (watching) return;
  watching = true;
  silenceHostMessages();
  document.addEventListener('click', follow);
  document.addEventListener('click', copyText);
  for (const kind of ['pointerdown', 'focusin', 'click']) document.addEventListener(kind, upToDate, true);
  document.addEventListener('keydown', close);
  onNavigate(lookAfter);
  addEventListener('beforeprint', imprint);
  // What is drawn by the server in one theme (charts, WebGL) is drawn anew when the reader's system changes it.
  onThemeChange(requestRerun);
};

/** A host may answer our routes and yet send its own HTML: fetch the sheet that ours would have named. */
const dress = (sheet) => {
  if (!sheet || document.querySelector('link[data-parley-sheet]')) return;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: toAddress(sheet) });
  link.dataset.parleySheet = '';
  document.body.append(link);
};

export default ({ data: [sheet] }) => {
  dress(sheet);
  watch();
};
