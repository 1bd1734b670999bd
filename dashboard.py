"""Parley's entry: `streamlit run dashboard.py` serves the ASGI app; a plain host runs this file as a script."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from parley.ui.server import host

app = st.App("parley/ui/entry.py", middleware=host.MIDDLEWARE, routes=host.routes())

if get_script_run_ctx(suppress_warning=True):  # a plain host, or AppTest, runs this file itself
    from parley.ui.frame import shell

    shell.main()
