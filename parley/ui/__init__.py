"""The Streamlit pieces that the pages share; nothing below this package imports Streamlit."""
