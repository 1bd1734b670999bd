"""The check of the claim to take away: its numbers with their formulas as CSV, its picture as SVG and PNG."""

from __future__ import annotations

from parley.evidence import citation
from parley.figures.files import rows as export_rows
from parley.figures.files import svg as export
from parley.figures.files.svg import Caption
from parley.figures.map.scene import DESK_WIDTH
from parley.figures.markup import is_element, text_from_node
from parley.figures.shares.claim_range import draw_claim_range
from parley.results import claim, share
from parley.results.claim import CheckedClaim
from parley.ui.frame import sheet
from parley.ui.frame.view_state import ViewState
from parley.ui.map import claim as claim_view
from parley.ui.parts import claim_sums, downloads
from parley.ui.parts.downloads import Download, Files, Offer
from parley.words import dates

COLUMNS = ("share", "what", "formula")


def files_of(view: ViewState) -> Files | None:
    """What the claim has to take; None where the dossier's contract names none."""
    found = claim.check_share_claim(view.dossier)
    if found is None:
        return None
    files = [
        Download("Numbers as CSV", "csv", "text/csv", lambda: csv_of(view, found)),
        Download("Drawing as SVG", "svg", "image/svg+xml", lambda: svg_of(view, found).encode()),
        Download("Drawing as PNG", "png", "image/png", lambda: downloads.png(svg_of(view, found))),
    ]
    return Files("claim", files)


CLAIM = Offer("claim", "map", files_of)


def caption_of(view: ViewState, found: CheckedClaim) -> Caption:
    """What the files say: the finding, the article, the areas, and whose reference it is held against."""
    areas = ", ".join(claim_sums.area_sources(view.dossier, (*found.full, *found.partial)))
    held = f" Reference: {share.publisher(view.dossier, found.reference)}." if found.reference else ""
    return downloads.caption(
        view,
        title=claim.claim_headline(found.claim, found.verdict),
        kicker=f"Share of {share.find_country_name(view.dossier)} · as of {dates.format_day(found.day)}",
        source=f"Source: {citation.cite_article_list(view.dossier)}. Official areas: {areas}.{held} "
        f"{claim_view.spoken(found)}",
    )


def csv_of(view: ViewState, found: CheckedClaim) -> bytes:
    """Each number with what it is and how it comes about."""
    nodes = claim_sums.sums(view, found)
    rows = []
    for value, told in zip(nodes[::2], nodes[1::2], strict=True):
        words = [part for part in told[2:] if not (is_element(part) and part[0] == "p")]
        formula = [part for part in told[2:] if is_element(part) and part[0] == "p"]
        rows.append(
            dict(
                zip(
                    COLUMNS,
                    (text_from_node(value), "".join(map(text_from_node, words)), "".join(map(text_from_node, formula))),
                    strict=True,
                )
            )
        )
    return export_rows.write_export_csv(rows, caption_of(view, found), COLUMNS)


def svg_of(view: ViewState, found: CheckedClaim) -> str:
    """The range as it stands on a desk."""
    said = caption_of(view, found)
    return export.write_figure_svg(draw_claim_range(found, DESK_WIDTH, said.title), [], said, sheet.rules())
