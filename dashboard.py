"""Parley's entry: `streamlit run dashboard.py` serves the ASGI app; a plain host runs this file as a script."""

import streamlit as st

from parley.ui.frame import streamlit_internals
from parley.ui.server import host

app = st.App("parley/ui/entry.py", middleware=host.MIDDLEWARE, routes=host.routes())

if streamlit_internals.is_script_run():  # a plain host, or AppTest, runs this file itself
    from parley.ui.frame import shell

    shell.main()
