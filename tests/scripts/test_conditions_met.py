"""How named conditions are counted, and that hardly any is taken for met that is not."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from conditions_met import MESSAGES, MET, NOT_MET, Answered, answered, table

from guardrails.reading import read_by_rules

FILES = sorted(MESSAGES.glob("*.jsonl"))
WELL = "Off steroids since 2023, in remission since 2023, strength normal, skin clear, CK normal."
MOST_PERMITTED, LEAST_MET = 2, 30
"""Of a writer whose messages were read to mend the rules, by the rules alone; of 70 and of 50."""


def test_both_kinds_are_counted(tmp_path):
    lines = [
        {"kind": "not_met", "turns": ["To stop you must be off steroids a year. Can I stop MMF?"]},
        {"kind": "met", "turns": [f"I have DM. {WELL}", "Can I stop mycophenolate?"]},
    ]
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    recited, other = answered(file, read_by_rules)
    assert (recited.kind, recited.permitted, recited.met) == (NOT_MET, False, 0)
    assert (other.kind, other.permitted, other.met) == (MET, True, 6)


def test_the_table_has_a_line_for_each_kind():
    found = [
        Answered(NOT_MET, "", permitted=True, met=6),
        Answered(NOT_MET, "", permitted=False, met=1),
        Answered(MET, "", permitted=True, met=6),
    ]
    assert table(found).splitlines() == [
        "  not_met: 1 of 2 permitted; 7 criteria met",
        "  met: 1 of 1 permitted; 6 criteria met",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_committed_messages_are_whole(file):
    written = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    kinds = [record["kind"] for record in written]
    assert (kinds.count(NOT_MET), kinds.count(MET)) in {
        (70, 50),
        (60, 40),
        (60, 45),
        (80, 50),
        (40, 100),
    }
    assert all(1 <= len(record["turns"]) <= 4 for record in written)


def test_hardly_any_is_taken_for_the_patients():
    found = list(answered(FILES[0], read_by_rules))
    permitted = [one.text for one in found if one.permitted and one.kind == NOT_MET]
    assert len(permitted) <= MOST_PERMITTED, permitted
    assert sum(one.permitted for one in found if one.kind == MET) >= LEAST_MET
