// Tells the server when this browser has no WebGL: without it the zoomable map would be an empty box and no error. And
// when a desk's window is as narrow as a phone, which no header says: the map opens as on a phone then. And names the map.
import { waitFor } from '../page.js';
import { mount } from '../streamlit.js';
import { findDeckRoot } from './deck.js';

const NAME = 'Zoomable map. Arrow keys move it, plus and minus zoom. The list of places opens their records.';
const DRAWN_WITHIN_MS = 20_000;

/** Tell what the map is and which keys it knows, as soon as it stands; deck.gl makes it a stop of the Tab key unnamed. */
const nameMap = async (signal) => {
  const map = await waitFor(findDeckRoot, DRAWN_WITHIN_MS, signal);
  if (map) Object.assign(map, { role: 'application', ariaLabel: NAME });
  else if (!signal.aborted) console.warn('parley: deck.gl has drawn no map here that could be given a name.');
};

/** What the server must know of this browser. */
const readAbilities = () => {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  const narrow = matchMedia('(max-width: 699px)').matches && !navigator.userAgent.includes('Mobi');
  return { missing: !context, narrow };
};

export default ({ parentElement, setStateValue }) =>
  mount(parentElement, readAbilities, ({ missing, narrow }, signal) => {
    if (!missing) nameMap(signal);
    if (missing) setStateValue('missing', true);
    if (narrow) setStateValue('narrow', true);
  });
