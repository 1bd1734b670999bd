"""Floor: the empty page and one component that shows a 60 kB SVG, changed with the choice."""

import streamlit as st

from floor_empty import head

JS = """export default ({data, parentElement}) => { parentElement.querySelector('div').innerHTML = data; }"""
picture = st.components.v2.component("floor_svg", html="<div></div>", js=JS)


@st.cache_data
def drawing(choice: int) -> str:
    colour = [f"#{(i * 7919 + choice * 99991) % 0xFFFFFF:06x}" for i in range(1000)]
    cells = (
        f'<rect x="{i % 40 * 10}" y="{i // 40 * 10}" width="9" height="9" fill="{c}"/>' for i, c in enumerate(colour)
    )
    return (
        '<svg id="floor" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 250" width="800" height="500">'
        + "".join(cells)
    ).ljust(60_000 - 6) + "</svg>"


picture(data=drawing(head()))
