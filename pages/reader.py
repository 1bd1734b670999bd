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
from parley.ui.reader.article import Reading


def draw(view: ViewState, heading: Heading, read: Reading) -> None:
    """The article with what belongs to it; passage and evidence follow a choice alone."""
    heading.write(article_view.kicker(view, read), article_view.title(view, read), article_view.finding(read))
    found = search_view.results(view)
    library_view.articles(view)
    above = st.container()
    if read.filtered and not read.matching and not found:
        show.tree(filters.nothing(view.dossier, view.selection, view.filtered), "nothing")
    text, beside = chrome.pixel_columns("reader", [872, 348])
    with text:
        article_view.text(view, read)
        article_foot.foot(view, read)

    def follow(now: ViewState) -> None:
        chosen = article_view.reading(now) or read
        now = article_view.with_record(now, chosen)
        with above:
            article_side.above(now, chosen)
        article_view.choice(now, chosen)
        sentence_view.chosen(now, chosen)
        with beside:
            article_side.panel(now, chosen)

    LivePart(view, article_view.followed(view)).render(follow)


view, heading = shell.enter()
read = article_view.reading(view)
if view.embedded:
    embed_figures.alone(view, heading)
elif read is None:
    heading.write("Reader", "There is no article to read", "Put one into seeds/ and name it in data/sources.csv.")
else:
    draw(view, heading, read)
