"""The reader: the article with its evidence marked, from a fact to its sentence and back."""

import streamlit as st

from parley.ui.embed import figures as embed_figures
from parley.ui.frame import filters, shell, show
from parley.ui.frame.live import live
from parley.ui.frame.shell import ViewState
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


def draw(here: ViewState, read: Reading) -> None:
    """The article with what belongs to it; passage and evidence follow a choice alone."""
    here.title(article_view.kicker(here, read), article_view.title(here, read), article_view.finding(read))
    found = search_view.results(here)
    library_view.articles(here)
    above = st.container()
    if read.filtered and not read.matching and not found:
        show.tree(filters.nothing(here.dossier, here.selection, here.filtered), "nothing")
    text, beside = shell.columns("reader", [872, 348])
    with text:
        article_view.text(here, read)
        article_foot.foot(here, read)

    def follow(now: ViewState) -> None:
        chosen = article_view.reading(now) or read
        now = article_view.with_record(now, chosen)
        with above:
            article_side.above(now, chosen)
        article_view.choice(now, chosen)
        sentence_view.chosen(now, chosen)
        with beside:
            article_side.panel(now, chosen)

    live(here, article_view.followed(here), follow)


here = shell.enter()
read = article_view.reading(here)
if here.embedded:
    embed_figures.alone(here)
elif read is None:
    here.title("Reader", "There is no article to read", "Put one into seeds/ and name it in data/sources.csv.")
else:
    draw(here, read)
