"""What a language model proposes stands only in the person's own words; a table of cases."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proposals_made import TODAY, check, every_value

from guardrails.assume import with_values
from guardrails.by_hand import BLOCKING_FIRST
from guardrails.facts import Facts
from guardrails.proposals import Proposal, Standing, checked, table
from guardrails.proposals.check import MOST
from guardrails.proposals.table import MONTHS

MAP = "The skin on my hands looks like a map again. Can I stop?"
STEROID, SINCE = "systemic_corticosteroid", "months_since_corticosteroid"


@pytest.mark.parametrize(
    ("turns", "fact", "value", "quote", "blocking", "shown"),
    [
        (MAP, "skin_disease", "active", "looks like a map", True,
         "The skin on my hands looks like a map again."),
        (MAP, "skin_disease", "active", "LOOKS  LIKE\n a map", True,
         "The skin on my hands looks like a map again."),
        ("Skin’s quiet.", "skin_disease", "minimal", "Skin's quiet", False, "Skin’s quiet."),
        ("I cannot breathe", "red_flags", "breathlessness", "I cannot breathe", True,
         "I cannot breathe"),
        ("My son has JDM. He is on the pills. Can he stop?", STEROID, "on", "on the pills", True,
         "He is on the pills."),
        ("The last little white pill was 14 months ago.", SINCE, "14", "14 months ago", False,
         "The last little white pill was 14 months ago."),
        ("The last little white pill was 5 months ago.", SINCE, "5", "5 months ago", True,
         "The last little white pill was 5 months ago."),
        ("No steroid ever. I never had one.", SINCE, "never", "I never had one", False,
         "I never had one."),
        ("We want a baby next year.", "pregnancy", "planning", "We want a baby", True,
         "We want a baby next year."),
        ("My legs are heavy. // Can I stop?", "muscle_strength", "reduced", "legs are heavy", True,
         "My legs are heavy."),
    ],
)  # fmt: skip
def test_what_stands(turns, fact, value, quote, blocking, shown):
    found = check(turns, fact, value, quote)
    assert isinstance(found, Standing), found
    assert (found.blocking, found.quote) == (blocking, shown)
    assert found.quote in turns, "the person's own words, letter by letter"


@pytest.mark.parametrize(
    ("turns", "fact", "value", "quote", "why"),
    [
        (MAP, "skin", "active", "looks like a map", "fact"),
        (MAP, "mmf_response", "not_improved", "looks like a map", "fact"),
        (MAP, "skin_disease", "clear", "looks like a map", "value"),
        (MAP, "skin_disease", "unknown", "looks like a map", "value"),
        (MAP, SINCE, "{n}", "looks like a map", "value"),
        (MAP, SINCE, "1e3", "looks like a map", "value"),
        (MAP, SINCE, "14.5", "looks like a map", "value"),
        (MAP, "skin_disease", "active", "my skin is like a map", "quote"),
        (MAP, "skin_disease", "active", "ooks like a ma", "quote"),
        (MAP, "skin_disease", "active", "", "quote"),
        (MAP, "skin_disease", "active", "…", "quote"),
        ("x " * 300, "skin_disease", "active", "x " * 300, "quote"),
        ("I take CellCept. My sister is on prednisone. Can I stop?", STEROID, "on",
         "My sister is on prednisone", "person"),
        ("What if I get pregnant?", "pregnancy", "pregnant", "I get pregnant", "mood"),
        ("Is my skin active?", "skin_disease", "active", "my skin active", "mood"),
        ("My doctor wants me off prednisone.", STEROID, "off", "off prednisone", "mood"),
        ("I hope to be off prednisone by May.", STEROID, "off", "off prednisone", "mood"),
        ("I am not off steroids yet.", STEROID, "off", "off steroids", "denied"),
        ("I am not on prednisone.", STEROID, "on", "on prednisone", "denied"),
        ("I am not on prednisone.", STEROID, "on", "I am not on prednisone", "denied"),
        ("I have no chest pain.", "red_flags", "chest_pain", "no chest pain", "denied"),
        ("I never feel feverish.", "infection", "yes", "feel feverish", "denied"),
        ("Off pred for almost a year.", SINCE, "12", "almost a year", "months"),
        ("Off pred for about a year.", SINCE, "12", "about a year", "months"),
        ("Off pred for 3 months.", SINCE, "14", "3 months", "months"),
        ("Off pred for 14 months, a burst 3 months ago.", SINCE, "14",
         "14 months, a burst 3 months ago", "months"),
        ("Off pred for a while.", SINCE, "14", "for a while", "months"),
        ("Off pred in 14 months.", SINCE, "14", "in 14 months", "mood"),
        ("I am off it.", SINCE, "never", "I am off it", "months"),
    ],
)  # fmt: skip
def test_what_does_not_stand(turns, fact, value, quote, why):
    assert check(turns, fact, value, quote) == why


def test_the_latest_turn_that_holds_the_quote_is_named():
    found = check("My legs are weak. // Hm. // My legs are weak.", "muscle_strength", "reduced",
                  "legs are weak")  # fmt: skip
    assert isinstance(found, Standing)
    assert found.turn == 2


def test_a_proposal_stands_once_and_no_more_are_looked_at_than_so_many():
    same = [Proposal(fact="skin_disease", value="active", quote="like a map")] * 5
    standing, refused = checked(same, [MAP], TODAY)
    assert (len(standing), refused) == (1, Counter())
    many = [Proposal(fact="x", value="y", quote="z")] * 1000
    assert checked(many, [MAP], TODAY)[1] == Counter(fact=MOST)


@given(st.text(max_size=80), st.text(max_size=60), st.sampled_from(sorted(table().facts)))
def test_whatever_stands_is_quoted_verbatim(turn, quote, fact):
    for value in every_value(fact):
        found = check(turn.replace("//", ""), fact, value, quote)
        assert isinstance(found, str) or found.quote in turn


def test_the_table_speaks_of_facts_that_decide_and_parts_their_values_by_caution():
    for key, row in table().facts.items():
        assert key in Facts.model_fields
        order = [str(value) for value in BLOCKING_FIRST.get(key, ())]
        for value in {*row.blocking, *row.offered} - {MONTHS}:
            if order:
                cautious = order.index(value) < order.index("unknown")
                assert cautious is (value in row.blocking)
            assert "unknown" not in (value, str(getattr(with_values({}), key)))


def test_every_value_that_calls_for_help_can_be_proposed():
    for key in ("red_flags", "urgent_signs"):
        kinds = Facts.model_fields[key].annotation.model_fields["value"].annotation.__args__[0]
        assert set(table().facts[key].blocking) == {str(value) for value in kinds}
