"""Floor: the empty page and one component that shows 4 kB of text with 60 marks, all set by textContent."""

import streamlit as st

from floor_empty import head

JS = """export default ({data, parentElement}) => {
  const article = parentElement.querySelector('article');
  article.replaceChildren(...data.map(([text, marked]) => {
    const e = document.createElement(marked ? 'mark' : 'span'); e.textContent = text; return e; }));
}"""
article = st.components.v2.component("floor_text", html="<article></article>", js=JS)
choice = head()
article(data=[[f"Words {choice} of piece {i:03} that fill. ", i % 2] for i in range(120)])
