"""The control map: who controls what on a day, on whose word; and what a reference assesses of each region."""

from parley.ui.embed import figures as embed_figures
from parley.ui.frame import shell
from parley.ui.map import layers as map_layers

here = shell.enter()
if here.embedded:
    embed_figures.alone(here)
elif here.own.get("layer") == "share":
    map_layers.share_layer(here)
else:
    map_layers.control_layer(here)
