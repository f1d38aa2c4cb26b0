"""How question sets are counted by both readers."""

import sys

import calibrate_reader
import pytest

from guardrails.policy import load_policy

SET = """\
name: two
description: Two cases, one of them without a verdict to count.
today: 2026-11-22
cases:
- id: a
  turns: ["Off prednisone since May 2020, in remission since 2020. Can I stop my CellCept? DM."]
  expect: {scope: in_scope, verdict: do_not_withdraw, criteria: {W1: met, W2: unmet}}
- id: b
  turns: ["How often are bloods done on CellCept in DM?"]
  expect: {scope: in_scope}
"""


def test_a_set_is_counted_by_what_its_cases_say(tmp_path):
    file = tmp_path / "two.yaml"
    file.write_text(SET, encoding="utf-8")
    (message,) = calibrate_reader._of_sets([file])
    assert message.wanted == "do_not_withdraw"
    assert message.statuses == ["met", "unmet", "met", "met", "met", "met"]
    columns = calibrate_reader._columns(message, None, load_policy())
    assert columns == {"false_met"}  # read as met, labelled unmet; and the verdict is another


def test_a_set_that_may_be_blind_is_not_shown(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["calibrate_reader.py", "--sets", "x.yaml", "--show", "right"])
    with pytest.raises(SystemExit):
        calibrate_reader.main()
    assert "only counted" in capsys.readouterr().err
