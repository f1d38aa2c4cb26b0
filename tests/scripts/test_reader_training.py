"""What the learnt reader is taught: every label is known, and joined texts are labelled."""

import random
from pathlib import Path

import pytest
from reader.batches import groups
from reader.data import (
    TODAY,
    UNTOLD,
    Example,
    of_alarm,
    of_case,
    of_file,
    of_message,
    of_sentence,
    together,
)
from reader.heads import CONVERSATION, FLAGS, SENTENCE, URGENT
from reader.passing import alarms_in_passing, told_in_passing

from guardrails.reading.learnt import reader as learnt

ROOT = Path(__file__).parents[2]
DATA = sorted((ROOT / "guardrails" / "reading" / "learnt" / "data").glob("*.jsonl"))
ALL_MET = {
    "turns": ["I am off prednisone since 2023, all is well. Can I stop CellCept?"],
    "scope": "in",
    "flags": [],
    "urgent": [],
    "ask": "patient",
    "W": "mmmmmm",
}


def sentence(text: str, **labels: str) -> Example:
    return of_sentence({"t": text, **labels}, "made")


def status(example: Example, criterion: str) -> str:
    label = example.conversation_labels[criterion]
    return "untold" if label == UNTOLD else CONVERSATION[criterion][label]


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_every_label_of_the_data_is_known(path: Path):
    examples = list(of_file(path))
    assert len(examples) > 200
    assert all(len(e.sentences) == len(e.turns) == len(e.sentence_labels) for e in examples)


def test_the_reader_at_run_time_has_the_heads_that_are_trained():
    sentence_heads, conversation_heads, signs = learnt.heads()
    assert {k: tuple(v) for k, v in sentence_heads.items()} == SENTENCE
    assert {k: tuple(v) for k, v in conversation_heads.items()} == CONVERSATION
    assert tuple(signs) == (*FLAGS, *URGENT)


@pytest.mark.parametrize(
    ("record", "named"),
    [
        ({**ALL_MET, "flags": ["sneezing"]}, "sneezing"),
        ({**ALL_MET, "W": "mmmmmx"}, "x"),
        ({**ALL_MET, "ask": "maybe"}, "maybe"),
    ],
)
def test_a_label_that_nobody_knows_is_refused(record: dict[str, object], named: str):
    with pytest.raises(ValueError, match=named):
        of_message(record, "made")


def test_a_case_tells_only_what_its_author_expected():
    case = {"turns": ["Can I stop?"], "expect": {"verdict": "insufficient_information"}}
    example = of_case(case, TODAY, "made")
    assert example.conversation_labels == {"ask": CONVERSATION["ask"].index("patient")}
    assert (example.any_flag, example.any_urgent) == (0, 0)


@pytest.mark.parametrize(
    ("told", "unmet", "untold"),
    [
        ({"skin": "active"}, {"W5"}, set()),
        ({"strength": "reduced"}, {"W4"}, set()),
        ({"enzymes": "raised"}, {"W6"}, set()),
        ({"activity": "active"}, {"W3"}, set()),
        ({"steroid": "on"}, {"W2", "W3"}, {"W1"}),
        ({"steroid": "unreal"}, set(), set()),
        ({}, set(), set()),
    ],
)
def test_a_sentence_told_in_passing_changes_what_it_must(told, unmet, untold):
    examples = [of_message(ALL_MET, "made")] * 40 + [sentence("so it goes", **told)]
    made = told_in_passing(examples, random.Random(1))
    assert made
    for example in made:
        assert "so it goes" in example.sentences
        said = {c: status(example, c) for c in CONVERSATION if c.startswith("W")}
        assert {c for c, value in said.items() if value == "unmet"} == unmet
        assert {c for c, value in said.items() if value == "untold"} == untold
        if unmet & {"W4", "W5", "W6"}:
            assert said["W3"] == "unknown"


@pytest.mark.parametrize(
    ("said", "flags"),
    [("chest pain right now", ["chest_pain"]), ("no chest pain", [])],
)
def test_a_plain_alarm_is_put_into_quiet_messages_with_its_own_signs(said, flags):
    alarm = of_alarm({"t": said, "flags": flags, "urgent": []}, "made")
    loud = of_message({**ALL_MET, "flags": ["fainting"]}, "made")
    made = alarms_in_passing([of_message(ALL_MET, "made"), loud, alarm], random.Random(0))
    assert made
    for example in made:
        assert alarm.sentences[0] in example.sentences
        assert len(example.sentences) > 1
        assert (example.signs, example.any_flag) == (alarm.signs, int(bool(flags)))
        assert len(example.turns) == len(example.sentence_labels) == len(example.sentences)


def test_an_alarm_of_somebody_else_is_not_put_into_the_writers_message():
    hers = of_alarm({"t": "my wife has chest pain", "flags": ["chest_pain"], "urgent": []}, "made")
    assert alarms_in_passing([of_message(ALL_MET, "made"), hers], random.Random(0)) == []


def test_an_alarm_told_in_passing_is_an_alarm():
    examples = [of_message(ALL_MET, "made")] * 20 + [sentence("i fainted", redflag="flag")]
    made = told_in_passing(examples, random.Random(1))
    assert made
    assert all(example.any_flag == 1 for example in made)


def test_nobody_elses_facts_are_joined():
    hers = {**ALL_MET, "turns": ["My wife is off prednisone since 2023. Can she stop CellCept?"]}
    examples = [of_message(hers, "made")] * 20 + [sentence("my skin is raw", skin="active")]
    assert not told_in_passing(examples, random.Random(1))


def test_sentences_put_together_keep_their_labels():
    singles = [sentence(f"rash number {n}", skin="active") for n in range(9)]
    joined = together(singles, random.Random(3))
    assert sum(len(example.sentences) for example in joined) == 9
    active = SENTENCE["skin"].index("active")
    assert all(labels["skin"] == active for e in joined for labels in e.sentence_labels)


def test_batches_hold_every_example_once():
    singles = [sentence(f"word {'and ' * n}", skin="active") for n in range(60)]
    for chance in (None, random.Random(5)):
        found = [example.sentences for group in groups(singles, chance) for example in group]
        assert sorted(found) == sorted(example.sentences for example in singles)
