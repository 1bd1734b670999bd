"""Floor: the empty page in a process that has imported the libraries Parley uses."""

import geopandas  # noqa: F401
import pandas  # noqa: F401
import plotly.graph_objects  # noqa: F401
import pydeck  # noqa: F401

from floor_empty import head

head()
