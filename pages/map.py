"""The control map: who controls what on a day, on whose word; and what a reference assesses of each region."""

from parley.ui.embed import figures as embed_figures
from parley.ui.frame import shell
from parley.ui.map import layers as map_layers

view, heading = shell.enter()
if view.embedded:
    embed_figures.alone(view, heading)
elif view.own.get("layer") == "share":
    map_layers.share_layer(view, heading)
else:
    map_layers.control_layer(view, heading)
