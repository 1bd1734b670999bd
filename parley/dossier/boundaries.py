"""What a dossier says of the boundaries that it draws (`parley.boundaries`): the program claims nothing of its own."""

from __future__ import annotations

from collections.abc import Mapping

from parley.dossier.dossier import Dossier
from parley.words.messages import say


def boundary_source(dossier: Dossier, with_licence: bool = True) -> str:
    """Whose boundaries are drawn, with their licence in brackets, as the contract gives both; "" where it does not."""
    source, licence = read_boundary_setting(dossier, "source"), read_boundary_setting(dossier, "licence")
    return f"{source} ({licence})" if source and licence and with_licence else source


def boundary_credit(dossier: Dossier, with_licence: bool = False) -> str:
    """Whose boundaries are drawn, as a sentence; "" where nothing is said, or nothing is drawn."""
    source = boundary_source(dossier, with_licence) if dossier.has_geometry else ""
    return say("Boundaries: {source}.", source=source.rstrip(".")) if source else ""


def boundary_words(dossier: Dossier, with_licence: bool = False) -> str:
    """What a line of sources says of the boundaries: their stance, then whose they are; "" where nothing is said.

    A page names the licence once, among its licences; a file, which leaves the page, carries it.
    """
    stance = read_boundary_setting(dossier, "stance") if dossier.has_geometry else ""
    return " ".join(filter(None, [stance, boundary_credit(dossier, with_licence)]))


def read_boundary_setting(dossier: Dossier, name: str) -> str:
    """One of the contract's words on boundaries."""
    own = dossier.settings.get("boundaries", {})
    return str(own.get(name, "")).strip() if isinstance(own, Mapping) else ""
