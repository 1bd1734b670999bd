"""Floor: a title, a select box bound to the URL, and one line that depends on it."""

import streamlit as st

CHOICES = list("ABCDEFGH")


def head() -> int:
    """Draw the empty page; the index of the choice."""
    st.title("Floor")
    choice = st.selectbox("Choice", CHOICES, key="choice", bind="query-params")
    st.write(f"You chose {choice}.")
    return CHOICES.index(choice)


if __name__ == "__main__":
    head()
