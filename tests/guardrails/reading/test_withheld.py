"""An all-clear counts; nearly the same words that give none do not, whichever reader hears them."""

from pathlib import Path

import pytest
import yaml
from said import TODAY

from guardrails.conditions import Situation
from guardrails.decide import decide_criteria
from guardrails.policy import load_policy
from guardrails.reading import each_reader
from guardrails.reading.agreement import agree

GROUPS = yaml.safe_load(Path(__file__).with_name("all_clear.yaml").read_text(encoding="utf-8"))
PAIRS = [pair for pairs in GROUPS.values() for pair in pairs]
MET = [(pair["fact"], pair["met"]) for pair in PAIRS]
NOT = [(pair["fact"], pair["not"]) for pair in PAIRS if "not" in pair]


def statuses(text, criterion):
    """The criterion by the rules alone, and by both readers."""
    rules, heard = each_reader(text.split(" || "), TODAY)
    found = []
    for reading in (rules, agree(rules, heard)):
        situation = Situation(
            facts=reading.facts, withdrawal=reading.withdrawal, topics=reading.topics
        )
        decided = decide_criteria(situation, load_policy())
        found.append(next(d.status for d in decided if d.criterion.id == criterion))
    return found


@pytest.mark.parametrize(("criterion", "text"), NOT)
def test_it_is_withheld_from_both_readers(criterion, text):
    assert "met" not in statuses(text, criterion)


@pytest.mark.parametrize(("criterion", "text"), MET)
def test_an_all_clear_is_left_alone(criterion, text):
    assert statuses(text, criterion)[0] == "met"


def test_what_is_withheld_is_told_as_a_conflict_with_its_words():
    reading, _ = each_reader(["My skin is clear, hands excluded."], TODAY)
    (conflict,) = reading.conflicts
    assert (conflict.fact, conflict.taken) == ("skin_disease", "unknown")
    assert conflict.against == "skin is clear"
    assert conflict.said == "hands excluded."
    assert "skin_disease" in reading.held_open


def test_what_blocks_is_never_touched():
    reading, _ = each_reader(["My CK is high, the LDH excepted. || I was wrong."], TODAY)
    assert reading.facts.muscle_enzymes.value == "raised"
