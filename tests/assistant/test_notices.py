"""What was understood is told back: what was read, and not what the person set by hand."""

import pytest

from assistant.contract import Persona
from assistant.notices import as_months, understood
from guardrails.assume import with_values
from guardrails.interval import ANY, EVER, Interval, between, exactly

READ = with_values({"systemic_corticosteroid": "off", "months_in_remission": 14})


@pytest.mark.parametrize(
    ("by_hand", "told", "left_out"),
    [
        ({}, ("off", "14"), ()),
        ({"months_in_remission": 18}, ("off",), ("18", "14")),
        ({"systemic_corticosteroid": "unknown"}, ("14",), ("off",)),
        ({"systemic_corticosteroid": "on", "months_in_remission": 18}, (), ("on:", "18")),
    ],
)
@pytest.mark.parametrize("persona", list(Persona))
def test_what_was_set_by_hand_is_not_told_back_as_read(
    by_hand: dict[str, object],
    told: tuple[str, ...],
    left_out: tuple[str, ...],
    persona: Persona,
) -> None:
    echo = understood(with_values(by_hand, READ, corrected=True), persona)
    assert all(word in echo for word in told)
    assert not any(word in echo for word in left_out)


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (exactly(24), "24"),
        (between(31.839, 32.806), "31.8 to 32.9"),
        (between(11.97, 12.03), "11.9 to 12.1"),  # an open twelve is not told as twelve
        (Interval(low=12), "12 or more"),
        (Interval(low=12, low_open=True), "more than 12"),
        (Interval(high=12, high_open=True), "less than 12"),
        (Interval(high=3), "3 or less"),
        (EVER, "never"),
        (ANY, "unknown"),
    ],
)
def test_months_are_told_in_words(months: Interval, told: str) -> None:
    assert as_months(months) == told
