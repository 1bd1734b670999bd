"""Floor: the same 27 polygons as SVG in a component: outlines by URL once, 27 digits a rerun."""

import streamlit as st

from floor_empty import head
from maps import COLOURS, slider, statuses

JS = """const SVG = 'http://www.w3.org/2000/svg', squeeze = Math.cos(48.5 * Math.PI / 180);
const path = ({geometry: {type, coordinates}, properties}) => {
  const e = document.createElementNS(SVG, 'path'), rings = type === 'Polygon' ? coordinates : coordinates.flat();
  e.id = properties.id;
  e.setAttribute('d', rings.map(r => 'M' + r.map(([x, y]) => [(x * squeeze).toFixed(3), -y]).join('L') + 'Z').join(''));
  return e;
};
let units;  // one request a page, whatever the number of reruns
export default async ({data, parentElement}) => {
  const svg = parentElement.querySelector('svg');
  units ??= fetch('app/static/units.geojson').then(r => r.json());
  if (!svg.childElementCount) { const {features} = await units; svg.replaceChildren(...features.map(path)); }
  [...svg.dataset.status = data].forEach((status, i) => { svg.children[i].dataset.status = status; });
}"""
CSS = "path {stroke: #555; stroke-width: .02}\n" + "".join(
    f"[data-status='{i}'] {{fill: rgb({r} {g} {b})}}" for i, (r, g, b) in enumerate(COLOURS)
)
SVG = '<svg viewBox="14.4 -52.5 12.4 8.2" width="100%" height="500"></svg>'

chart = st.components.v2.component("floor_map", html=SVG, css=CSS, js=JS)


if __name__ == "__main__":
    choice = head()
    chart(data="".join(map(str, statuses(slider(), choice))))
