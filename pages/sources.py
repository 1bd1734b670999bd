"""The sources: which article tells what, where they differ, and what each adds to those before it."""

from parley.ui.embed import figures as embed_figures
from parley.ui.frame import shell, show
from parley.ui.frame.chrome import Heading
from parley.ui.frame.view_state import ViewState
from parley.ui.parts import downloads
from parley.ui.sources import page as sources_page


def draw(view: ViewState, heading: Heading) -> None:
    """The comparison in one piece; its marks lead to other pages, so nothing here follows a choice."""
    heading.write(*sources_page.sources_page_head(view))
    show.tree(sources_page.build_sources_page(view), "sources")
    downloads.buttons(view, sources_page.SOURCES_OFFER)


view, heading = shell.enter()
if view.embedded:
    embed_figures.alone(view, heading)
else:
    draw(view, heading)
