"""A view as plain data: the page, what the address asks of it, and what of the dossier answers. No Streamlit here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parley.dossier.dossier import Dossier
from parley.selection import address
from parley.selection.link_values import LinkNotice, QueryParams
from parley.selection.selection import Selection, SelectionResult, select_records


@dataclass(frozen=True)
class ViewState:
    """What a page needs to know: where it is, what the reader asked for, and what of the dossier answers it.

    `url` is the page's whole address without parameters, "" where the host does not say it; files that are made after
    the run cannot ask for it any more. `embedded` says that the page stands in somebody else's: it shows its figure
    alone (`embed=true`).
    """

    page: str
    dossier: Dossier
    selection: Selection
    shown: SelectionResult
    record: str
    own: dict[str, str]
    served: bool
    url: str = ""
    embedded: bool = False

    @property
    def day(self) -> date:
        """The day that the map shows: the address's, by default the article's."""
        asof = self.own.get("asof")
        return date.fromisoformat(asof) if asof else self.dossier.as_of

    def link(self, page: str | None = None, **own: str | None) -> str:
        """An address with the filters: on this page its own parameters stay unless changed (None takes one off)."""
        kept = {**self.own, "record": self.record} if page is None or page == self.page else {}
        return address.page_href(self.page if page is None else page, self.selection, {**kept, **own})

    def filtered(self, selection: Selection) -> str:
        """This view under other filters."""
        return address.page_href(self.page, selection, {**self.own, "record": self.record})

    def selected(self, kind: str) -> str:
        """The id of the selected record where it is of this kind (event, statement, actor, territory), else ""."""
        found, _, key = self.record.partition(":")
        return key if found == kind else ""


def read_view(dossier: Dossier, page: str, params: QueryParams, served: bool) -> tuple[ViewState, list[LinkNotice]]:
    """What an address asks of a page, and what of it could not be followed."""
    params, unknown = address.read_parameters(params)
    selection, notices = address.read_selection(params, dossier)
    notices.extend(unknown)
    record = address.read_record_parameter(params, dossier, notices)
    own = address.read_page_parameters(params, page, dossier, notices)
    return ViewState(page, dossier, selection, select_records(dossier, selection), record, own, served), notices
