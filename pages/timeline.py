"""The timeline: who did what, and when, each mark a way to its sentence."""

from parley.ui.embed import figures as embed_figures
from parley.ui.frame import shell
from parley.ui.timeline import forms as timeline_forms

view, heading = shell.enter()
if view.embedded:
    embed_figures.alone(view, heading)
else:
    timeline_forms.render_timeline_page(view, heading)
