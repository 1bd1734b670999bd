// Tells the server when this browser has no WebGL: without it the zoomable map would be an empty box and no error. And
// when a desk's window is as narrow as a phone, which no header says: the map opens as on a phone then. And names the map.
import { box } from '../streamlit.js';

const NARROW = matchMedia('(max-width: 699px)');
const NAME = 'Zoomable map. Arrow keys move it, plus and minus zoom. The list of places opens their records.';

/** Tell what the map is and which keys it knows, as soon as it stands; deck.gl makes it a stop of the Tab key unnamed. */
const name = (left = 200) => {
  const map = document.querySelector(`${box('zoom_box')} .deck-events-root`);
  if (!map) return left && setTimeout(name, 100, left - 1);
  map.setAttribute('role', 'application');
  map.setAttribute('aria-label', NAME);
};

export default ({ setStateValue }) => {
  name();
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) setStateValue('missing', true);
  if (NARROW.matches && !navigator.userAgent.includes('Mobi')) setStateValue('narrow', true);
  context?.getExtension('WEBGL_lose_context')?.loseContext();
};
