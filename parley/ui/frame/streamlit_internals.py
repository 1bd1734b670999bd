"""Everything Python knows of Streamlit that Streamlit does not document, in one place: look here after an upgrade.

What the browser side assumes stands in `static/streamlit.js` and `styles/streamlit.css`; `docs/upgrading.md` says how
all of it is tried. `find_broken_assumptions` is asked once at start, so that nothing of this fails in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import streamlit as st
from streamlit import config
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

__all__ = ["DeltaGenerator", "UploadedFile"]

STATIC = Path(st.__file__).with_name("static")
"""Streamlit's own front end: `index.html`, and its scripts below `static/js`."""

PATHS = frozenset({"static", "app", "media", "component", "geometry", "healthz", "script-health-check", "vendor"})
"""First parts of the addresses that Streamlit's own server answers, and of our geometry; others start with `_`."""

SCRIPT_CHUNK = "BidiComponent"
"""The script chunk that Streamlit loads for components of version 2, which every view of ours has."""

CHART_CHUNKS = ("DeckGlJsonChart", "PlotlyChart")
"""The script chunks that Streamlit loads for `st.pydeck_chart` and `st.plotly_chart`."""

FONT_PRELOAD = re.compile(r'<link[^>]*\bas="font"[^>]*>')
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
HTML_MARKERS = {"</head>": "</head>", "</body>": "</body>", "<title>": TITLE.pattern, "font": FONT_PRELOAD.pattern}
"""What `index.html` must hold, by name, as patterns: the middleware writes before, or in place of, each."""

REQUEST_HEADERS_TO_STRIP = (b"if-none-match", b"if-modified-since", b"accept-encoding")
"""What Streamlit's file handler answers with 304 or compressed text: a browser that holds an older page must not hear
that Streamlit's file is the same, for ours is not, and compressed text could not be written into."""

HIDDEN_OPTIONS = ("global.minCachedMessageSize", "global.maxCachedMessageAge", "runner.postScriptGC")
"""Options of `.streamlit/config.toml` that Streamlit does not document."""


def is_script_run() -> bool:
    """Whether Streamlit runs this code as a page's script, as a plain host and AppTest do with `dashboard.py`."""
    return get_script_run_ctx(suppress_warning=True) is not None


def read_base_path_option() -> str:
    """The path under which the host serves the dashboard, as the host wrote it; "" for the root."""
    return str(config.get_option("server.baseUrlPath") or "")


def find_script_chunks(names: Iterable[str]) -> list[str]:
    """The file names of Streamlit's script chunks by the first part of each; one that is not there is left out."""
    return [path.name for name in names for path in sorted((STATIC / "static" / "js").glob(f"{name}.*.js"))]


def remove_font_preload(page: str) -> str:
    """Streamlit's HTML without the face it would fetch early, which is set nowhere here."""
    return FONT_PRELOAD.sub("", page)


def replace_title(page: str, head: str) -> str:
    """Streamlit's HTML with these elements in place of its own title."""
    return insert_into_head(TITLE.sub("", page, count=1), head)


def insert_into_head(page: str, elements: str) -> str:
    """Streamlit's HTML with elements at the end of its head."""
    return page.replace("</head>", f"{elements}</head>", 1)


def insert_into_body(page: str, elements: str) -> str:
    """Streamlit's HTML with elements at the end of its body."""
    return page.replace("</body>", f"{elements}</body>", 1)


def find_broken_assumptions() -> list[str]:
    """A sentence for each assumption that this release of Streamlit does not meet; [] where all hold."""
    options = config.get_config_options()
    return [
        *describe_missing_chunks((SCRIPT_CHUNK, *CHART_CHUNKS)),
        *describe_missing_markers((STATIC / "index.html").read_text(encoding="utf-8")),
        *(
            f"Streamlit has no option {name}: take it out of config.toml."
            for name in HIDDEN_OPTIONS
            if name not in options
        ),
    ]


def describe_missing_chunks(names: Sequence[str]) -> list[str]:
    """A sentence for each script chunk that Streamlit's front end no longer has under its name."""
    return [
        f"Streamlit has no script {name}.*.js in {STATIC}: first views wait longer until its new name is given."
        for name in names
        if not find_script_chunks([name])
    ]


def describe_missing_markers(page: str) -> list[str]:
    """A sentence for each place in Streamlit's HTML that the middleware looks for and does not find."""
    return [
        f"Streamlit's index.html has no {name}: the sheet, early scripts or link previews miss on every page."
        for name, pattern in HTML_MARKERS.items()
        if not re.search(pattern, page, re.DOTALL)
    ]
