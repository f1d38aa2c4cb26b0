"""What supports a claim, and what turns it round."""

import pytest

from evals.scoring.support import quantities, unsupported

TEXT = (
    "MMF is never to be discontinued while corticosteroids are still being taken. After at least 1"
    " year of remission off prednisone 5 mg, a trial of withdrawal may be discussed."
)


@pytest.mark.parametrize(
    "claim",
    [
        "MMF is never to be discontinued while corticosteroids are still being taken.",
        "Mycophenolate is never discontinued while corticosteroids are still being taken.",
        "After at least 12 months of remission, a trial of withdrawal may be discussed.",
        "After at least one year of remission off prednisone, withdrawal may be discussed.",
    ],
)
def test_a_faithful_claim_is_supported(claim: str) -> None:
    assert unsupported(claim, [TEXT]) is None


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("MMF is to be discontinued while corticosteroids are still being taken.", "negates"),
        ("After at most 1 year of remission, a trial of withdrawal may be discussed.", "at most"),
        ("After at least 6 months of remission, a trial may be discussed.", "states 6"),
        ("After remission off prednisone 5 g, a trial of withdrawal may be discussed.", "5000"),
        ("After remission, a trial of rituximab withdrawal may be discussed.", "rituximab"),
        ("Turmeric lowers the CK in winter.", "something else"),
    ],
)  # fmt: skip
def test_an_altered_claim_is_not(claim: str, why: str) -> None:
    found = unsupported(claim, [TEXT])
    assert found is not None
    assert why in found


def test_nothing_cited_supports_nothing() -> None:
    assert unsupported("MMF works.", []) == "cites nothing"


def test_numbers_are_compared_in_one_unit() -> None:
    assert quantities("one year") == quantities("12 months") == {(12, "time")}
    assert quantities("1 g") == quantities("1,000 mg") == {(1000, "mass")}
    assert quantities("MMT-8 80/80") == {(8, ""), (80, "")}
