"""Reading costs about as much as the text is long, whatever stands in it."""

import time

import pytest
from said import TODAY

from guardrails.reading import read_by_rules

ALL_WELL = (
    "I have been off prednisone since May 2023 and in remission since June 2023. My strength is "
    "normal. My skin is clear. My CK is normal. "
)
FILLERS = {
    "of other things": "We walked along the river with the dog, and it was fine on Tuesday. ",
    "of the facts": "The skin was looked at on Tuesday. The CK was asked about. ",
    "of slips": "I was wrong. That letter is from 2019. It was a mix-up. ",
}
TIMES_AS_LONG = 4
MOST_TIMES_THE_COST = 9.0
"""Of a text four times as long; 16 if every sentence were held against every other."""


def seconds(turns: list[str]) -> float:
    """The shortest of three times that the rules need."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        read_by_rules(turns, TODAY)
        times.append(time.perf_counter() - started)
    return min(times)


@pytest.mark.parametrize("filler", FILLERS.values(), ids=FILLERS)
def test_four_times_the_text_is_no_sixteen_times_the_cost(filler):
    short, long = (seconds([ALL_WELL, filler * n]) for n in (80, 80 * TIMES_AS_LONG))
    assert long / short < MOST_TIMES_THE_COST


TURNS = [
    f"{ALL_WELL}I take CellCept for dermatomyositis. Can I stop it?",
    "Thanks, and how about the liver then?",
    "My sister has it too and takes the same tablets. Could she?",
]


def test_nor_are_four_times_the_turns_of_changing_patients():
    short, long = (seconds(TURNS * n) for n in (6, 6 * TIMES_AS_LONG))
    assert long / short < MOST_TIMES_THE_COST
