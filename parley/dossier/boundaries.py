"""What a dossier says of the boundaries that it draws (`parley.boundaries`): the program claims nothing of its own."""

from __future__ import annotations

from collections.abc import Mapping

from parley.dossier.dossier import Dossier
from parley.words.messages import say


def boundary_source(dossier: Dossier) -> str:
    """Whose boundaries are drawn, with the licence as the contract gives it; "" where it says nothing."""
    return read_boundary_setting(dossier, "source")


def boundary_words(dossier: Dossier) -> str:
    """What a line of sources says of the boundaries: their stance, then whose they are; "" where nothing is said."""
    source, stance = boundary_source(dossier), read_boundary_setting(dossier, "stance")
    credit = say("Boundaries: {source}.", source=source.rstrip(".")) if source and dossier.geometry.is_dir() else ""
    return " ".join(filter(None, [stance if dossier.geometry.is_dir() else "", credit]))


def read_boundary_setting(dossier: Dossier, name: str) -> str:
    """One of the contract's words on boundaries."""
    own = dossier.settings.get("boundaries", {})
    return str(own.get(name, "")).strip() if isinstance(own, Mapping) else ""
