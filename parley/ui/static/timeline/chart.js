// The timeline in true time: marks what the address chooses on the drawing that plotly made, and opens what is clicked.
// The drawing travels once for the same rows; what is chosen is all that this is told.
import { openRecord, watch } from '../page.js';
import { box, findScroller, mount } from '../streamlit.js';

const BOX = box('timeline_plot');
const chartIn = () => document.querySelector(`${BOX} .js-plotly-plot`);

/** Mark those of some elements that fit, by their number. */
const mark = (elements, fits) => {
  for (const [at, element] of [...elements].entries()) element.toggleAttribute('data-chosen', fits(at));
};

/** A layer's own data, and the group it is drawn in: groups stand in the order of the layers, and neither is empty. */
const layerOf = (chart, name) => {
  const at = chart.data.findIndex((layer) => layer.meta === name);
  return [chart.data[at]?.customdata ?? [], chart.querySelectorAll('.scatterlayer > .trace')[at]];
};

/** The chosen event's name, line and marks, and whose lanes it stands in; or the chosen actor's lane. */
const paint = (chart, record) => {
  const [marks, drawn] = layerOf(chart, 'marks');
  const [words, written] = layerOf(chart, 'words');
  const touched = new Set(marks.filter(([each]) => record && each === record).map(([, lane]) => lane));
  if (record.startsWith('actor:')) touched.add(record.slice('actor:'.length));
  mark(drawn?.querySelectorAll('.point') ?? [], (at) => marks[at]?.[0] === record && marks[at][2]); // hollow ones keep their hue
  mark(written?.querySelectorAll('.textpoint') ?? [], (at) => touched.has(words[at]?.[0]));
  const { annotations = [], shapes = [] } = chart.layout;
  for (const [all, parts] of [
    ['.annotation', annotations],
    ['.shapelayer path', shapes],
  ]) {
    const found = [...chart.querySelectorAll(`${all}[data-index]`)];
    mark(found, (at) => Boolean(record) && parts[found[at].dataset.index]?.name === record);
  }
};

/** Open the record of a mark, or the actor whose lane it is; a lane of a side, or of nobody, has none. */
const open = ({ points }) => {
  const [record] = points[0]?.customdata ?? [];
  if (record) openRecord(record);
};

/** Listen to a drawing, once: plotly makes a new `on` whenever it begins anew. */
const listenToPlot = (state) => {
  const chart = chartIn();
  if (!chart?.on || chart.on === state.heard) return;
  state.heard = chart.on;
  chart.on('plotly_click', open);
  chart.on('plotly_afterplot', () => paint(chart, state.record));
};

export default ({ data, parentElement }) => {
  watch();
  return mount(
    parentElement,
    () => ({ record: '', heard: null }),
    (state, signal) => {
      state.record = data.selected;
      const drawings = new MutationObserver(() => listenToPlot(state)); // plotly, or the box itself, comes later than this
      drawings.observe(document.querySelector(BOX) ?? findScroller(), { childList: true, subtree: true });
      signal.addEventListener('abort', () => drawings.disconnect());
      listenToPlot(state);
      if (chartIn()?.data) paint(chartIn(), state.record);
    },
  );
};
