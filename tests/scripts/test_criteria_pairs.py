"""How pairs are counted, that the committed ones are whole, and how many are taken wrongly."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from criteria_pairs import PAIRS, Message, read, table

from guardrails.policy import load_policy

FILES = sorted(PAIRS.glob("*.jsonl"))
MOST_WRONGLY_MET = {"pairs-4": 13, "pairs-7": 7}
"""Of 120 each, by both readers, as measured; of these two writers, whom rules were mended on."""


def test_the_table_counts_each_kind_for_each_reading():
    messages = [
        Message("W1", "", True, True, True),
        Message("W1", "", True, False, True),
        Message("W1", "", False, True, False),
        Message("W4", "", False, True, True),
    ]
    rows = [line.split() for line in table(messages).splitlines()[2:]]
    assert rows == [
        ["W1", "1", "1", "0", "2", "1", "0"],
        ["W4", "1", "1", "1", "0", "0", "0"],
        ["all", "2", "2", "1", "2", "1", "0"],
    ]


def test_both_messages_of_a_pair_are_read(tmp_path):
    pair = {
        "criterion": "W1",
        "met": "I came off prednisone two years ago.",
        "not": "I came off prednisone two years ago. || I am on it again.",
        "status": "unmet",
    }
    file = tmp_path / "made.jsonl"
    file.write_text(json.dumps(pair), encoding="utf-8")
    met, other = read(file, load_policy())
    assert (met.is_met, met.by_rules, met.by_both) == (True, True, True)
    assert (other.is_met, other.by_rules, other.by_both) == (False, False, False)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_committed_pairs_are_whole(file):
    pairs = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert {pair["criterion"] for pair in pairs} == {"W1", "W2", "W3", "W4", "W5", "W6"}
    assert all(pair["met"] != pair["not"] for pair in pairs)
    assert {pair["status"] for pair in pairs} == {"unmet", "unknown"}


@pytest.mark.parametrize(("name", "most"), MOST_WRONGLY_MET.items())
def test_no_more_are_wrongly_met_than_were(name, most):
    messages = read(PAIRS / f"{name}.jsonl", load_policy())
    wrong = [message.text for message in messages if message.by_both and not message.is_met]
    assert len(wrong) <= most, wrong
