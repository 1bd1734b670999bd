"""The front page: what this is, and the ways into it."""

from parley.ui import front, shell

here = shell.enter()
here.title(front.kicker(here), here.dossier.title, here.dossier.description)
front.doors(here)
front.contents(here)
