// Tells the server when this browser has no WebGL: without it the zoomable map would be an empty box and no error.
export default ({ setStateValue }) => {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) setStateValue('missing', true);
  context?.getExtension('WEBGL_lose_context')?.loseContext();
};
