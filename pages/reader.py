"""The reader: the article with its evidence marked, from a fact to its sentence and back."""

import streamlit as st

from parley.ui.embed import figures as embed_figures
from parley.ui.frame import chrome, filters, shell, show
from parley.ui.frame.chrome import Heading
from parley.ui.frame.live import LivePart
from parley.ui.frame.view_state import ViewState
from parley.ui.reader import (
    article as article_view,
)
from parley.ui.reader import (
    foot as article_foot,
)
from parley.ui.reader import (
    library as library_view,
)
from parley.ui.reader import (
    search as search_view,
)
from parley.ui.reader import (
    sentence as sentence_view,
)
from parley.ui.reader import (
    side as article_side,
)
from parley.ui.reader.article import ReaderState


def draw(view: ViewState, heading: Heading, read: ReaderState) -> None:
    """The article with what belongs to it; passage and evidence follow a choice alone."""
    heading.write(
        article_view.article_kicker(view, read),
        article_view.article_title(view, read),
        article_view.article_finding(read),
    )
    found = search_view.render_search_results(view)
    library_view.render_article_list(view)
    above = st.container()
    if read.filtered and not read.matching and not found:
        show.tree(filters.nothing(view.dossier, view.selection, view.filtered), "nothing")
    text, beside = chrome.pixel_columns("reader", [872, 348])
    with text:
        article_view.render_article_text(view, read)
        article_foot.render_article_foot(view, read)

    def follow(now: ViewState) -> None:
        chosen = article_view.read_reader_state(now) or read
        now = article_view.select_panel_record(now, chosen)
        with above:
            article_side.render_article_notices(now, chosen)
        article_view.render_reader_choice(now, chosen)
        sentence_view.render_sentence_choice(now, chosen)
        with beside:
            article_side.render_reader_panel(now, chosen)

    LivePart(view, article_view.reader_choice_parameters(view)).render(follow)


view, heading = shell.enter()
read = article_view.read_reader_state(view)
if view.embedded:
    embed_figures.alone(view, heading)
elif read is None:
    heading.write("Reader", "There is no article to read", "Put one into seeds/ and name it in data/sources.csv.")
else:
    draw(view, heading, read)
