"""The front page: the story in a minute, each of its lines a way to its sentence."""

from parley.ui.embed import figures as embed_figures
from parley.ui.frame import downloads, evidence_panel, shell, show
from parley.ui.frame.shell import ViewState
from parley.ui.map import downloads as map_downloads
from parley.ui.overview import front, stands_downloads
from parley.ui.overview import small_map as small_map_view
from parley.ui.overview import time as story_time


def draw(here: ViewState) -> None:
    """The story with its map, facts and silences; without a story, what the dossier holds."""
    here.title(front.kicker(here), *front.headline(here))
    if here.dossier.story.empty:
        front.doors(here)
        front.contents(here)
        return
    told = front.told(here)
    left, right = shell.columns("front", [688, 560])
    with left:
        show.tree(told.opening, "front_story")
        downloads.buttons(here, stands_downloads.STANDS)
    with right:
        small_map_view.small_map_view(here)
        if not here.dossier.control.empty:
            downloads.offer(here, map_downloads.MAP)
    show.tree(told.events, "front_events")
    downloads.buttons(here, story_time.FRONT)
    if here.record:
        evidence_panel.panel(here, "strip")
    show.tree(front.silences(here), "front_silences")


here = shell.enter()
if here.embedded:
    embed_figures.alone(here)
else:
    draw(here)
