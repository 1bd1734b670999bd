"""Figures: tables and options in, a picture out. Nothing here knows Streamlit, files or the clock."""
