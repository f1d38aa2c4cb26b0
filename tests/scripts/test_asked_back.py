"""How replies to what was asked back are counted, and that they are understood."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from asked_back import REPLIES, SOME, Judged, judged, table

FILES = sorted(REPLIES.glob("*.jsonl"))
LEAST_MET_HEARD = 40
"""Of 44 in `replies-1`, which was read to mend what is put in full."""


def test_a_reply_is_judged_for_each_question(tmp_path):
    lines = [
        {"asked": ["W4", "W5"], "who": "patient", "reply": "normal and clear"},
        {"asked": ["W1"], "who": "patient", "reply": "no"},
    ]
    lines[0]["status"], lines[1]["status"] = {"W4": "met", "W5": "met"}, {"W1": "met"}
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert [one.got for one in judged(file)] == ["met", "met", "met"]
    assert [one.got for one in judged(file, plain=True)] == ["unknown", "met", "unknown"]


def test_the_table_tells_what_is_heard_and_what_is_wrong():
    found = [
        Judged(SOME, "", "W4", "met", "met"),
        Judged(SOME, "", "W4", "met", "unknown"),
        Judged(SOME, "", "W4", "unmet", "met"),
        Judged(SOME, "", "W4", "unknown", "unknown"),
    ]
    assert table(found).splitlines()[-1] == (
        "  two or three: 1 of 2 met heard; 0 of 1 unmet heard; 1 of 2 others counted as met"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_committed_replies_are_whole(file):
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        assert sorted(record["status"]) == sorted(record["asked"])
        assert set(record["status"].values()) <= {"met", "unmet", "unknown"}


def test_most_are_understood_and_none_wrongly():
    of_one = [one for one in judged(FILES[0]) if one.kind == "one question"]
    assert sum(one.wanted == one.got == "met" for one in of_one) >= LEAST_MET_HEARD
    assert not [one for one in of_one if one.got == "met" != one.wanted]
