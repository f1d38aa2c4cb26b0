"""How recited conditions are counted, and that hardly any of them is taken for the patient's."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from recited_conditions import MESSAGES, RECITED, TOLD, Answered, answered, table

from guardrails.reading import read_by_rules

FILES = sorted(MESSAGES.glob("*.jsonl"))
WELL = "Off steroids since 2023, in remission since 2023, strength normal, skin clear, CK normal."
MOST_PERMITTED, LEAST_TOLD = 2, 30
"""Of a writer whose messages were read to mend the rules, by the rules alone; of 70 and of 50."""


def test_both_kinds_are_counted(tmp_path):
    lines = [
        {"kind": "recited", "turns": ["To stop you must be off steroids a year. Can I stop MMF?"]},
        {"kind": "told", "turns": [f"I have DM. {WELL}", "Can I stop mycophenolate?"]},
    ]
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    recited, other = answered(file, read_by_rules)
    assert (recited.kind, recited.permitted, recited.met) == (RECITED, False, 0)
    assert (other.kind, other.permitted, other.met) == (TOLD, True, 6)


def test_the_table_has_a_line_for_each_kind():
    found = [
        Answered(RECITED, "", permitted=True, met=6),
        Answered(RECITED, "", permitted=False, met=1),
        Answered(TOLD, "", permitted=True, met=6),
    ]
    assert table(found).splitlines() == [
        "  recited: 1 of 2 permitted; 7 criteria met",
        "  told: 1 of 1 permitted; 6 criteria met",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_committed_messages_are_whole(file):
    written = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    kinds = [record["kind"] for record in written]
    assert (kinds.count(RECITED), kinds.count(TOLD)) in {(70, 50), (60, 40)}
    assert all(1 <= len(record["turns"]) <= 2 for record in written)


def test_hardly_any_is_taken_for_the_patients():
    found = list(answered(FILES[0], read_by_rules))
    permitted = [one.text for one in found if one.permitted and one.kind == RECITED]
    assert len(permitted) <= MOST_PERMITTED, permitted
    assert sum(one.permitted for one in found if one.kind == TOLD) >= LEAST_TOLD
