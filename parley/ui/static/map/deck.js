// What the scripts know of the elements that deck.gl makes.
import { box } from '../streamlit.js';

/** The element of the zoomable map that takes pointers and keys, or null while there is none. */
export const findDeckRoot = () => document.querySelector(`${box('zoom_box')} .deck-events-root`);
