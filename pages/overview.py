"""The front page: the story in a minute, each of its lines a way to its sentence."""

from parley.ui import (
    embed_figures,
    evidence_panel,
    front,
    map_downloads,
    positions_downloads,
    shell,
    show,
    small_map_view,
    story_time,
)
from parley.ui.shell import Here


def draw(here: Here) -> None:
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
        positions_downloads.stands_files(here)
    with right:
        small_map_view.small_map_view(here)
        if not here.dossier.control.empty:
            map_downloads.map_downloads(here, lambda: here)
    show.tree(told.events, "front_events")
    if not here.shown.events.empty:
        story_time.time_downloads(here)
    if here.record:
        evidence_panel.panel(here, "strip")
    show.tree(front.silences(here), "front_silences")


here = shell.enter()
if here.embedded:
    embed_figures.alone(here)
else:
    draw(here)
