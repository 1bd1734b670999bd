// Tells the server when this browser has no WebGL: without it the zoomable map would be an empty box and no error. And
// when a desk's window is as narrow as a phone, which no header says: the map opens as on a phone then.
const NARROW = matchMedia('(max-width: 699px)');

export default ({ setStateValue }) => {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) setStateValue('missing', true);
  if (NARROW.matches && !navigator.userAgent.includes('Mobi')) setStateValue('narrow', true);
  context?.getExtension('WEBGL_lose_context')?.loseContext();
};
