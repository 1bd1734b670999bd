"""x"""

from parley.ui import evidence_panel, shell

here = shell.enter()
here.title("k", "reader", "d")
evidence_panel.panel(here)
