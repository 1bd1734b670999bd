"""What the evidence panel is told of a record."""

import pytest

from parley.evidence.record import describe_record


def facts(record) -> dict[str, tuple[str, str]]:
    return {fact.label: (fact.words, fact.basis) for fact in record.facts}


def test_an_event_tells_when_where_and_who(dossier):
    record = describe_record(dossier, "event:putin-in-principle", dossier.as_of)
    assert facts(record)["When"] == ("10–16 March 2025", "inferred")
    assert [(party.name, party.acts) for party in record.parties] == [("Vladimir Putin", True), ("Russia", False)]
    quote = record.quotes[0]
    assert quote.sentence[quote.start : quote.end].startswith("said last week")
    assert quote.paragraph == 4


def test_the_whole_sentence_stands_round_the_quoted_words(dossier):
    for event in dossier.events["event_id"]:
        for quote in describe_record(dossier, f"event:{event}", dossier.as_of).quotes:
            if quote.paragraph is not None:
                words = dossier.evidence.set_index("evidence_id").loc[quote.evidence_id, "exact"]
                assert quote.sentence[quote.start : quote.end] == words


def test_a_dispute_stands_first_and_names_its_reference(dossier):
    quote = describe_record(dossier, "actor:scavino", dossier.as_of).quotes[0]
    assert quote.stance == "disputes"
    assert "Susie Wiles" in quote.note
    assert "13 November 2024" in quote.reference


def test_a_territory_changes_with_the_day(dossier):
    before = describe_record(dossier, "territory:donetsk", dossier.as_of.replace(year=2020))
    after = describe_record(dossier, "territory:donetsk", dossier.as_of)
    assert facts(before)["Held by"] == ("Russia", "reference")
    assert facts(after)["Held by"] == ("Russia", "stated")
    assert facts(after)["Claimed"][1] == "reference"
    assert facts(after)["Name"] == ("Donetsk", "reference"), "the article does not name its four regions"
    assert "Claimed" not in facts(before)


def test_a_statement_tells_who_holds_it_and_how_it_is_given(dossier):
    record = describe_record(dossier, "statement:putin-ceasefire", dossier.as_of)
    assert record.title.startswith("Vladimir Putin supports")
    assert facts(record)["Given"][0] == "in own words"


def test_an_actor_lists_its_events(dossier):
    events = dict(describe_record(dossier, "actor:starmer", dossier.as_of).events)
    assert list(events) == ["event:starmer-trump-talk"]


@pytest.mark.parametrize("record", ["event:none", "actor:none", "territory:none", "planet:mars"])
def test_an_unknown_record_is_a_key_error(dossier, record):
    with pytest.raises(KeyError):
        describe_record(dossier, record, dossier.as_of)


def test_every_record_can_be_told(dossier, tiny):
    for opened in (dossier, tiny):
        for kind, table in (("event", opened.events), ("statement", opened.statements), ("actor", opened.actors),
                            ("territory", opened.territories)):  # fmt: skip
            for key in table[f"{kind}_id"]:
                record = describe_record(opened, f"{kind}:{key}", opened.as_of)
                assert record.title
                assert record.quotes
