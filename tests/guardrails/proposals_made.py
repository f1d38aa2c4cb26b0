"""Proposals as a model might make them: short forms for tables and for property tests."""

from datetime import date

from hypothesis import strategies as st

from guardrails.proposals import Proposal, Standing, checked, label, table
from guardrails.proposals.table import MONTHS

TODAY = date(2026, 11, 22)


def check(turns: str, fact: str, value: str, quote: str) -> Standing | str:
    """The one proposal as it stands in turns that are parted by " // ", or why it does not."""
    proposal = Proposal(fact=fact, value=value, quote=quote)
    standing, refused = checked([proposal], turns.split(" // "), TODAY)
    return standing[0] if standing else next(iter(refused))


def stands(fact: str, value: str, turn: int = 0) -> Standing:
    """A proposal that stands, whatever was written."""
    row = table().facts[fact]
    blocks = int(value) < row.months if row.months and value.isdigit() else value in row.blocking
    return Standing(
        fact=fact, value=value, label=label(fact, value), quote="words", turn=turn, blocking=blocks
    )


def every_value(fact: str) -> list[str]:
    """The values that a proposal may give a fact; of months, some on both sides of a year."""
    row = table().facts[fact]
    values = [value for value in {**row.blocking, **row.offered} if value != MONTHS]
    return values + (["0", "5", "11", "12", "14", "30"] if row.months else [])


ANY_PROPOSALS = st.lists(
    st.sampled_from([(fact, value) for fact in table().facts for value in every_value(fact)]).map(
        lambda pair: stands(*pair)
    ),
    max_size=12,
)
"""Any set of proposals that stand, in any order, however they contradict one another."""
