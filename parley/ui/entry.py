"""The script that the ASGI app runs for every view; its folder holds no `pages/`, so deep links work from the first."""

from parley.ui.frame import shell

shell.main(served=True)
