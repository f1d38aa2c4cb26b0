"""How conversations are put together and counted, and that a change of patient is seen."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from changed_patients import CHANGES, STAYS, Followed, conversations, table
from strangers import records

from guardrails.reading import read_by_rules

FILES = sorted(CHANGES.glob("*.jsonl"))
FULFILLED = (
    "{who} has dermatomyositis and takes mycophenolate. No steroids since 2023, in remission since "
    "2023, strength normal, skin clear, CK normal. Can {she} stop it?"
)
SISTER = {
    "kind": "first",
    "of": "kin",
    "sex": "f",
    "text": FULFILLED.format(who="My sister", she="she"),
}
MOST_PERMITTED = 0.01
"""Of the conversations of a writer whose turns were read to mend the rules."""


def switch(text, to="writer", of="kin"):
    return {"kind": "switch", "from": of, "to": to, "text": text}


def test_a_turn_follows_whom_it_can_follow():
    weak = {**SISTER, "text": "My sister has dermatomyositis and is still weak. Can she stop MMF?"}
    written = [
        SISTER,
        weak,
        switch("And me? I take it for the same disease."),
        switch("Bed 4: myositis, on MMF?", to="case", of="case"),
        {"kind": "stay", "of": "kin", "sex": "m", "text": "So could he?"},
        {"kind": "stay", "of": "any", "text": "Thanks. So that is a yes?"},
    ]
    found = list(conversations(written, read_by_rules))
    assert found == [
        Followed("kin to writer", "And me? I take it for the same disease.", permitted=False),
        Followed(STAYS, "Thanks. So that is a yes?", permitted=True),
    ]


def test_a_permission_counts_against_a_change_and_for_a_stay():
    found = [
        Followed("case to case", "a", permitted=True),
        Followed("case to case", "b", permitted=False),
        Followed(STAYS, "c", permitted=True),
        Followed(STAYS, "d", permitted=False),
    ]
    assert table(found).splitlines() == [
        "case to case: 1 of 2 permitted",
        "another patient, in all: 1 of 2 permitted",
        "the same patient: 1 of 2 permissions lost",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_committed_turns_are_whole(file):
    written = records(file)
    kinds = [record["kind"] for record in written]
    assert {kind: kinds.count(kind) for kind in kinds} == {"first": 30, "switch": 60, "stay": 40}
    assert {record["to"] for record in written if record["kind"] == "switch"} == {
        "writer",
        "kin",
        "case",
    }


@pytest.mark.parametrize("file", FILES[:1], ids=lambda file: file.stem)
def test_hardly_any_changed_patient_is_permitted(file):
    found = [one for one in conversations(records(file), read_by_rules) if one.way != STAYS]
    permitted = [one.second for one in found if one.permitted]
    assert len(permitted) <= MOST_PERMITTED * len(found), permitted
