"""The timeline: who did what, and when, each mark a way to its sentence."""

from parley.ui import embed_figures, timeline_forms
from parley.ui.frame import shell

here = shell.enter()
if here.embedded:
    embed_figures.alone(here)
else:
    timeline_forms.timeline(here)
