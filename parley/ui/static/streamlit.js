// Everything the scripts know of Streamlit that Streamlit does not document, one function each: look here after an
// upgrade (docs/upgrading.md). A marker that is missing warns once on the console and the page goes on without it.
// Imports nothing and touches the page only when called.

/** Streamlit merges rerun requests that follow each other at once and may answer the first alone: the milliseconds
    after which a view is taken for one that the server has not heard of. */
export const RERUN_LOST_AFTER_MS = 1500;

/** Streamlit takes the system's colour scheme over within these milliseconds of the media query's change. */
const THEME_KNOWN_AFTER_MS = 300;

const warned = new Set();
const warnOnce = (marker, lost) => {
  if (warned.has(marker)) return;
  warned.add(marker);
  console.warn(`parley: Streamlit has no ${marker} here: ${lost}`);
};

/** The element that scrolls a page: Streamlit's main section, not the window. */
export const findScroller = () => {
  const main = document.querySelector('[data-testid="stMain"]');
  if (!main) warnOnce('[data-testid="stMain"]', 'pages scroll by the window instead.');
  return main ?? document.scrollingElement;
};

/** Scroll the page by some pixels, not smoothly. */
export const scrollPageBy = (top) => findScroller().scrollBy({ top, behavior: 'instant' });

/** Scroll the page to its head, not smoothly. */
export const scrollPageToTop = () => findScroller().scrollTo({ top: 0, left: 0, behavior: 'instant' });

/** Have the server run the address that stands in the browser: Streamlit reruns on `popstate`, by whomever it is sent. */
export const requestRerun = () => dispatchEvent(new PopStateEvent('popstate', { state: {} }));

/** Go to an address of this dashboard without loading it anew, as the way back and forward does. */
export const navigate = (address) => {
  history.pushState({}, '', address);
  requestRerun();
};

/** Hear of each change of the address that reruns the page, until `signal` is aborted. */
export const onNavigate = (listener, signal) => addEventListener('popstate', listener, { signal });

/** Whether the server still draws the page that stands here. */
export const isScriptRunning = () => {
  const app = document.querySelector('[data-test-script-state]');
  if (!app) warnOnce('[data-test-script-state]', 'a view that the server has lost is asked for while it is drawn.');
  return app?.getAttribute('data-test-script-state') === 'running';
};

/** Streamlit tells the window that holds it all that happens. Alone in its tab it tells itself, and then weighs each
    message against its list of hosts: a tenth of what a change costs here. Its listener is there before ours and a
    window as target hears in that order, so such a message is not sent at all. */
export const silenceHostMessages = () => {
  if (parent !== window) return;
  const post = window.postMessage.bind(window);
  window.postMessage = (message, ...rest) => message?.stCommVersion || post(message, ...rest);
};

/** Whether an element is part of one of Streamlit's widgets that answer Escape themselves, told by its role. */
export const isStreamlitInput = (element) =>
  Boolean(element.closest?.('[role="listbox"], [role="combobox"], [role="dialog"]'));

/** Call back when the system's colour scheme has changed and Streamlit knows it. */
export const onThemeChange = (callback, signal) =>
  matchMedia('(prefers-color-scheme: dark)').addEventListener(
    'change',
    () => setTimeout(callback, THEME_KNOWN_AFTER_MS),
    { signal },
  );

/** The frames of the charts that Streamlit draws with plotly. */
export const listPlotlyFrames = () => [...document.querySelectorAll('.stPlotlyChart')];

/** The selector of a container that Python names by `key`. */
export const box = (key) => `.st-key-${key}`;

/** Whether an address asks for its figure alone, in somebody else's page. */
export const isEmbedded = (address) => address.searchParams.get('embed') === 'true';

/** Have an address ask for its figure alone. */
export const setEmbedded = (address) => address.searchParams.set('embed', 'true');

/** A whole address of one relative to the dashboard's foot: Streamlit's pages lie right beneath the path it is served
    under, and it sets no other base. */
export const toAddress = (href) => new URL(href, document.baseURI);

/** @type {WeakMap<HTMLElement, { value: any, ended: AbortController }>} */
const states = new WeakMap();

/** Run a component for one message.

    Streamlit calls a component anew for each message with the same `parentElement`, and may call the cleanup of an
    earlier message after a later one has begun, or never while the page stands. So what a component keeps (`initial()`)
    lives as long as `parentElement`; its listeners take `signal`, which ends with the next message at the latest; and
    each message's cleanup ends its own signal alone. `end` is called when the component leaves the page.
    @template State
    @param {HTMLElement} parentElement
    @param {() => State} initial
    @param {(state: State, signal: AbortSignal) => void} run
    @param {(state: State) => void} [end]
    @returns {() => void} the cleanup that Streamlit is to call */
export const mount = (parentElement, initial, run, end) => {
  const kept = states.get(parentElement) ?? { value: initial(), ended: new AbortController() };
  states.set(parentElement, kept);
  kept.ended.abort();
  const ended = new AbortController();
  kept.ended = ended;
  run(kept.value, ended.signal);
  return () => {
    ended.abort();
    if (kept.ended === ended) end?.(kept.value);
  };
};
