"""The front page: what this is, and the ways into it."""

from parley.ui import shell

here = shell.enter()
here.title("Overview", here.dossier.title, here.dossier.description)
