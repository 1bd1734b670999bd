"""Data and method: what the pages rest on, how much of the article that is, every table, and how it was made."""

from parley.ui.data import downloads as data_downloads
from parley.ui.data import page as data_view
from parley.ui.data import tables as tables_view
from parley.ui.frame import chrome, shell, show
from parley.ui.frame.chrome import Heading
from parley.ui.frame.live import LivePart
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads


def tables(now: ViewState) -> None:
    """The list of tables, and the one on show with its file."""
    show.tree(tables_view.draw_table_index(now), "data_tables")
    data_downloads.render_package_offer(now)
    if now.own.get("table"):
        tables_view.render_table_head(now)
        tables_view.render_table_search(now)
        tables_view.render_table_rows(now)
        downloads.offer(now, data_downloads.TABLE_OFFER)
    data_view.render_data_selection(now)


def draw(view: ViewState, heading: Heading) -> None:
    """All parts in their order; the table on show follows a choice alone."""
    heading.write(*data_view.data_page_title(view))
    drawn = data_view.build_data_page(view)
    left, right = chrome.pixel_columns("data", [900, 348])
    with left:
        show.tree(drawn.coverage, "data_coverage")
        downloads.offer(view, data_downloads.COVERAGE_OFFER)
        show.tree(drawn.above, "data_above")
        downloads.offer(view, data_downloads.KNOWN_OFFER)
        LivePart(view, ("table", "sort", "p")).render(tables)
        show.tree(drawn.below, "data_below")
    with right:
        show.tree(drawn.beside, "data_beside")


view, heading = shell.enter()
if view.embedded:
    data_view.render_coverage_embed(view, heading)
else:
    draw(view, heading)
