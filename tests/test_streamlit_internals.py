"""What Python assumes of Streamlit holds for the release installed, and where one did not, the log would say so."""

from __future__ import annotations

import logging

import pytest
from streamlit import config

from parley.ui.frame import streamlit_internals
from parley.ui.server import host


def test_all_that_is_assumed_of_the_installed_streamlit_holds():
    assert streamlit_internals.find_broken_assumptions() == []


@pytest.mark.parametrize(
    ("page", "missing"),
    [
        ("<head><title>a</title></head><body></body>", ["font"]),
        ('<HEAD><title>a</title><link as="font"></HEAD><body></body>', ["</head>"]),
        ('<head><link\n as="font"></head>', ["</body>", "<title>"]),
    ],
)
def test_a_marker_that_the_html_lacks_is_named(page, missing):
    found = streamlit_internals.describe_missing_markers(page)
    assert [sentence.split("has no ")[1].split(":")[0] for sentence in found] == missing


def test_a_script_chunk_that_is_called_otherwise_is_named_with_its_folder():
    (sentence,) = streamlit_internals.describe_missing_chunks(["BidiComponent", "NoSuchChart"])
    assert "NoSuchChart.*.js" in sentence
    assert str(streamlit_internals.STATIC) in sentence


def test_a_hidden_option_that_streamlit_has_dropped_is_named(monkeypatch):
    left = {name: option for name, option in config.get_config_options().items() if name != "runner.postScriptGC"}
    monkeypatch.setattr(config, "get_config_options", lambda: left)
    assert streamlit_internals.find_broken_assumptions() == [
        "Streamlit has no option runner.postScriptGC: take it out of config.toml."
    ]


def test_the_server_logs_each_broken_assumption_as_it_starts(monkeypatch, caplog):
    monkeypatch.setattr(streamlit_internals, "find_broken_assumptions", lambda: ["Streamlit has no x.", "Nor y."])
    with caplog.at_level(logging.WARNING, logger="parley.ui.server.host"):
        host.routes()
    assert [record.message for record in caplog.records] == ["Streamlit has no x.", "Nor y."]
