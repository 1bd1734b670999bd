"""The front page: the story in a minute, each of its lines a way to its sentence."""

from parley.ui.embed import figures as embed_figures
from parley.ui.frame import chrome, shell, show
from parley.ui.frame.chrome import Heading
from parley.ui.frame.view_state import ViewState
from parley.ui.map import downloads as map_downloads
from parley.ui.overview import front, stands_downloads
from parley.ui.overview import small_map as small_map_view
from parley.ui.overview import time as story_time
from parley.ui.parts import downloads, evidence_panel


def draw(view: ViewState, heading: Heading) -> None:
    """The story with its map, facts and silences; without a story, what the dossier holds."""
    heading.write(front.overview_kicker(view), *front.overview_headline(view))
    if view.dossier.story.empty:
        front.render_entry_links(view)
        front.render_dossier_contents(view)
        return
    told = front.build_front_story(view)
    left, right = chrome.pixel_columns("front", [688, 560])
    with left:
        show.tree(told.opening, "front_story")
        downloads.buttons(view, stands_downloads.STANDS_OFFER)
    with right:
        small_map_view.render_front_map(view)
        if not view.dossier.control.empty:
            downloads.offer(view, map_downloads.MAP)
    show.tree(told.events, "front_events")
    downloads.buttons(view, story_time.FRONT_OFFER)
    if view.record:
        evidence_panel.panel(view, "strip")
    show.tree(front.draw_front_silences(view), "front_silences")


view, heading = shell.enter()
if view.embedded:
    embed_figures.alone(view, heading)
else:
    draw(view, heading)
