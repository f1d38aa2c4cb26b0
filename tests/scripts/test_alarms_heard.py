"""How alarms of strangers are counted, and that hardly one is missed."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from alarms_heard import CALM, EMERGENCY, MESSAGES, URGENT, Heard, heard, table
from strangers import records

from guardrails.reading import read, read_by_rules

FILES = sorted(MESSAGES.glob("*.jsonl"))
MOST_MISSED, MOST_FALSE = 2, 10
"""Of a writer whose messages were read to mend the rules, by both readers."""


def test_each_kind_is_answered_as_something(tmp_path):
    told = {
        EMERGENCY: "I have dermatomyositis and a crushing pain in my chest since this morning.",
        URGENT: "I have dermatomyositis, am on mycophenolate and have a fever of 38.5.",
        CALM: "How often are bloods done on mycophenolate for dermatomyositis?",
    }
    lines = [json.dumps({"kind": kind, "turns": [text]}) for kind, text in told.items()]
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert [(one.kind, one.told) for one in heard(file, read_by_rules)] == [
        (kind, kind) for kind in told
    ]


def test_the_table_has_a_line_for_each_kind_there_is():
    found = [Heard(EMERGENCY, EMERGENCY, ""), Heard(EMERGENCY, URGENT, ""), Heard(CALM, CALM, "")]
    assert table(found).splitlines() == [
        "  emergency: of 2 answered as 1 emergency, 1 urgent, 0 calm",
        "  calm: of 1 answered as 0 emergency, 0 urgent, 1 calm",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_committed_messages_are_whole(file):
    kinds = {record["kind"] for record in records(file)}
    assert kinds == {EMERGENCY, URGENT} | ({CALM} if file.stem.startswith("mixed") else set())


@pytest.mark.parametrize("name", ["mixed-1", "lay-1"])
def test_hardly_an_alarm_is_missed(name):
    found = list(heard(MESSAGES / f"{name}.jsonl", read))
    missed = [one.text for one in found if one.kind != CALM and one.told == CALM]
    assert len(missed) <= MOST_MISSED, missed
    assert sum(one.told != CALM for one in found if one.kind == CALM) <= MOST_FALSE
