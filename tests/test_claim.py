"""The claim, checked: sums of official areas, the reference, the rule, and what the contract may say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from parley.check.claim import check_claim_settings as faults_of
from parley.check.claim import drop_faulty_settings
from parley.dossier.dossier import Dossier
from parley.figures.markup import text_from_node
from parley.figures.shares.claim_range import ClaimScale, draw_claim_range
from parley.results import claim, share
from parley.results.claim import ShareClaim

FIFTH = ShareClaim("some-words", "about one-fifth", 20, 5)


def checked(dossier: Dossier) -> claim.CheckedClaim:
    """The claim of a dossier that has one."""
    found = claim.check_share_claim(dossier)
    assert found is not None
    return found


def test_the_figures_of_the_articles_day(dossier: Dossier) -> None:
    found = checked(dossier)
    assert round(found.least, 1) == 4.5
    assert round(found.most, 1) == 22.5
    assert found.reference is not None
    assert found.reference.country == 18.5
    assert found.verdict == "rounding"
    assert claim.claim_headline(found.claim, found.verdict) == "“About one-fifth” holds, as rounding"


def test_areas_are_the_official_ones_of_whole_regions(dossier: Dossier) -> None:
    found = checked(dossier)
    assert (found.country_area, found.full_area, found.partial_area) == (603628, 26945, 108845)
    assert (found.full, set(found.partial)) == (("crimea",), {"donetsk", "luhansk", "zaporizhzhia", "kherson"})


def test_the_words_stand_in_their_sentence(dossier: Dossier) -> None:
    row = dossier.evidence.set_index("evidence_id").loc[checked(dossier).claim.evidence_id]
    assert "about one-fifth" in row["exact"]


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        (20.0, "holds"),
        (19.8, "holds"),
        (20.2, "holds"),
        (18.5, "rounding"),
        (17.7, "rounding"),
        (17.6, "open"),
        (17.4, "open"),
        (17.2, "fails"),
        (22.3, "rounding"),
        (22.6, "open"),
        (22.8, "fails"),
        (0.0, "fails"),
        (None, "unknown"),
    ],
)
def test_the_rule(reference: float | None, found: str) -> None:
    assert claim.judge_share_claim(FIFTH, reference, 0.2) == found


@pytest.mark.parametrize(("value", "parts"), [(100, 1), (50, 2), (20, 5), (18.5, 5), (18.3, 6), (16.7, 6), (0.5, 100)])
def test_the_part_a_share_is_nearest_to(value: float, parts: int) -> None:
    assert claim.nearest_unit_fraction(value) == parts


@pytest.mark.parametrize(
    ("value", "said"), [(20.0, "holds"), (18.5, "holds, as rounding"), (17.5, "may hold"), (7.3, "does not hold")]
)
def test_the_headline_flips_with_its_rows(dossier: Dossier, value: float, said: str) -> None:
    table = dossier.occupied_share
    country = table["iso_3166_2"].eq(share.find_country_code(dossier))
    changed = replace(dossier, occupied_share=table.assign(share_pct=table["share_pct"].mask(country, value)))
    found = checked(changed)
    assert said in claim.claim_headline(found.claim, found.verdict)


def test_without_a_reference_the_claim_is_shown_and_not_judged(dossier: Dossier) -> None:
    found = checked(replace(dossier, occupied_share=dossier.occupied_share.iloc[:0]))
    assert found.verdict == "unknown"
    assert "cannot be checked" in claim.claim_headline(found.claim, found.verdict)
    assert "reference" not in text_from_node(draw_claim_range(found, 900, "A range"))


def test_large_portions_region_by_region(dossier: Dossier) -> None:
    found = claim.check_portions_claim(dossier)
    assert found is not None
    shares = {place.territory_id: place.share for place in found.places}
    assert shares == {"donetsk": 69.1, "luhansk": 99.2, "zaporizhzhia": 72.6, "kherson": 72.3}
    assert all(place.large for place in found.places)


def test_a_portion_no_larger_than_its_error_is_not_large(dossier: Dossier) -> None:
    table = dossier.occupied_share.assign(share_pct=50.1)
    found = claim.check_portions_claim(replace(dossier, occupied_share=table))
    assert found is not None
    assert not any(place.large for place in found.places)


@pytest.mark.parametrize("settings", [{}, {"claim": {"evidence_id": "nobody", "words": "x", "share_pct": 20}}])
def test_a_dossier_without_a_sound_claim_shows_nothing(dossier: Dossier, settings: dict[str, Any]) -> None:
    other = replace(dossier, settings=drop_faulty_settings(settings, dossier.evidence))
    assert claim.check_share_claim(other) is None
    assert claim.check_portions_claim(other) is None


def test_another_dossier_has_no_claim(tiny: Dossier) -> None:
    assert claim.check_share_claim(tiny) is None
    assert claim.check_portions_claim(tiny) is None


SOUND = {"evidence_id": "ev-harbour", "words": "harbour", "share_pct": 20, "rounded_to": 5}


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"claim": "a fifth"}, "“claim”"),
        ({"claim": {**SOUND, "evidence_id": "nobody"}}, "claim.evidence_id"),
        ({"claim": {**SOUND, "words": "one-fifth"}}, "claim.words"),
        ({"claim": {**SOUND, "share_pct": "20"}}, "claim.share_pct"),
        ({"claim": {**SOUND, "share_pct": 200}}, "claim.share_pct"),
        ({"claim": {**SOUND, "rounded_to": 0}}, "claim.rounded_to"),
        ({"claim": {**SOUND, "portions": {**SOUND, "more_than_pct": True}}}, "claim.portions.more_than_pct"),
        ({"occupied_share": []}, "“occupied_share”"),
        ({"occupied_share": {"error_points": -1}}, "error_points"),
        ({"occupied_share": {"larger_before": "May 2022"}}, "larger_before"),
        ({"occupied_share": {"larger_before": "2022-05"}}, "larger_before"),
    ],
)
def test_a_fault_of_the_contract_is_named_and_left_out(tiny: Dossier, settings: dict[str, Any], named: str) -> None:
    (fault,) = faults_of(settings, tiny.evidence)
    assert named in fault.problem
    assert drop_faulty_settings(settings, tiny.evidence) == {}


def test_a_sound_claim_has_no_fault(tiny: Dossier) -> None:
    settings = {"claim": SOUND, "occupied_share": {"error_points": 0.2, "larger_before": "2022-05-01"}}
    assert faults_of(settings, tiny.evidence) == []
    assert drop_faulty_settings(settings, tiny.evidence) == settings


def test_the_drawing_prints_every_number(dossier: Dossier) -> None:
    drawn = text_from_node(draw_claim_range(checked(dossier), 358, "A range"))
    for words in ("4.5%", "22.5%", "18.5% ±0.2", "the article: “about one-fifth”"):
        assert words in drawn


@pytest.mark.parametrize("width", [358.0, 900.0])
def test_the_scale_keeps_order_and_stays_inside(width: float) -> None:
    scale = ClaimScale(25, width)
    places = [scale.x(share) for share in (0, 4.5, 18.5, 22.5, 25)]
    assert places == sorted(places)
    assert places[0] > 0
    assert places[-1] < width
