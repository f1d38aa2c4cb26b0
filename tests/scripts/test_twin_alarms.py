"""How alarms and their look-alikes are counted."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from reader.data import TWINS, of_file
from twin_alarms import Twin, read, table

from guardrails.policy import load_policy
from guardrails.policy.models import Verdict

EMERGENCY, URGENT = Verdict.EMERGENCY, Verdict.URGENT_REVIEW


def test_an_alarm_of_either_kind_is_no_miss():
    assert not Twin("", EMERGENCY, (URGENT, None)).is_wrong(0)
    assert Twin("", EMERGENCY, (URGENT, None)).is_wrong(1)
    assert Twin("", None, (URGENT, None)).is_wrong(0)
    assert not Twin("", None, (URGENT, None)).is_wrong(1)


def test_the_table_counts_each_kind_for_each_reader():
    twins = [
        Twin("", EMERGENCY, (None, EMERGENCY)),
        Twin("", EMERGENCY, (None, None)),
        Twin("", None, (None, URGENT)),
    ]
    rows = [line.split() for line in table(twins).splitlines()]
    assert rows[1][-3:] == ["2", "2", "1"]
    assert rows[2][-3:] == ["0", "0", "0"]
    assert rows[3][-3:] == ["1", "0", "1"]


def test_a_file_is_read_by_both_readers(tmp_path):
    told = {"t": "I have chest pain right now", "flags": ["chest_pain"], "urgent": []}
    calm = {"t": "Is grapefruit a problem with CellCept?", "flags": [], "urgent": []}
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join(map(json.dumps, (told, calm))), encoding="utf-8")
    first, second = read(file, load_policy())
    assert first.raised == (EMERGENCY, EMERGENCY)
    assert second.raised == (None, None)


def test_every_twin_has_signs_that_there_are():
    files = sorted(TWINS.glob("*.jsonl"))
    assert files
    assert all(list(of_file(file)) for file in files)
