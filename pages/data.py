"""Data and method: what the pages rest on, how much of the article that is, every table, and how it was made."""

from parley.ui.data import downloads as data_downloads
from parley.ui.data import page as data_view
from parley.ui.data import tables as tables_view
from parley.ui.frame import downloads, shell, show
from parley.ui.frame.live import live
from parley.ui.frame.shell import ViewState


def tables(now: ViewState) -> None:
    """The list of tables, and the one on show with its file."""
    show.tree(tables_view.contents(now), "data_tables")
    data_downloads.everything(now)
    if now.own.get("table"):
        tables_view.head(now)
        tables_view.search(now)
        tables_view.look_through(now)
        downloads.offer(now, data_downloads.TABLE)
    data_view.motion(now)


def draw(here: ViewState) -> None:
    """All parts in their order; the table on show follows a choice alone."""
    here.title(*data_view.title(here))
    drawn = data_view.drawn(here)
    left, right = shell.columns("data", [900, 348])
    with left:
        show.tree(drawn.coverage, "data_coverage")
        downloads.offer(here, data_downloads.COVERAGE)
        show.tree(drawn.above, "data_above")
        downloads.offer(here, data_downloads.KNOWN)
        live(here, ("table", "sort", "p"), tables)
        show.tree(drawn.below, "data_below")
    with right:
        show.tree(drawn.beside, "data_beside")


here = shell.enter()
if here.embedded:
    data_view.alone(here)
else:
    draw(here)
