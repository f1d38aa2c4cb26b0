"""What a committed network is taught further: all that is new, and a share of the rest."""

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import train_answers
import train_reader
from answers.material import Pair
from reader.data import TWINS, Example, of_alarm, of_message


def message(number: int) -> Example:
    told = {"turns": [f"I was at clinic {number}."], "scope": "in", "ask": "no", "W": "??????"}
    return of_message({**told, "flags": [], "urgent": []}, "m01")


def alarm(number: int) -> Example:
    told = {"t": f"chest pain number {number}", "flags": ["chest_pain"], "urgent": []}
    return of_alarm(told, "t1")


OLD = [message(n) for n in range(40)]
NEW = [alarm(n) for n in range(5)]


@pytest.mark.parametrize(
    ("held_out", "further", "left"),
    [([], [], {"m01"}), ([], ["t1"], {"m01", "t1"}), (["m01"], ["t1"], {"t1"})],
)
def test_twins_are_learnt_only_where_they_are_named(held_out, further, left):
    assert (TWINS / "t1.jsonl").exists()
    learnt = train_reader.learnt_from([*OLD, *NEW], held_out, further)
    assert {each.source for each in learnt} == left


def test_each_round_holds_all_that_is_new_and_other_old_ones():
    rounds = train_reader.rounds_of([*OLD, *NEW], ["t1"], epochs=2)
    drawn = []
    for steps in rounds:
        taken = [each for step in steps for each in step]
        assert Counter(e.source for e in taken if e in NEW)["t1"] == len(NEW)
        drawn.append({e.sentences for e in taken if e in OLD})
        assert len(drawn[-1]) == train_reader.OLD_FOR_NEW * len(NEW)
    assert drawn[0] != drawn[1]


def test_without_anything_new_a_round_holds_everything():
    (steps,) = train_reader.rounds_of(OLD, [], epochs=1)
    assert {e.sentences for step in steps for e in step} == {e.sentences for e in OLD}


def test_new_questions_are_learnt_beside_a_share_of_the_others():
    old = [Pair("asked-1", f"q{n}", "a#b", answers=True) for n in range(40)]
    new = [Pair("asked-9", f"n{n}", "a#b", answers=False) for n in range(5)]
    taken = train_answers.beside_others([*old, *new], ["asked-9"])
    assert [pair for pair in taken if pair in new] == new
    assert len(taken) == len(new) * (1 + train_answers.OLD_FOR_NEW)
