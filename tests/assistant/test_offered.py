"""What is offered as a button asks, and decides nothing for whoever presses it."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from assistant.offered import FILE, offerable, offered, tells_nothing
from guardrails.reading import read, read_by_rules

DAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[2]


def test_the_file_is_current():
    script = runpy.run_path(str(ROOT / "scripts" / "offered_questions.py"))
    assert FILE.read_text("utf-8") == script["current"](), "run scripts/offered_questions.py"


def test_what_is_offered_decides_nothing(assistant):
    statements = {key: p.statement for key, p in assistant.passages.items() if p.statement}
    asked = {key: offered(key, statement) for key, statement in statements.items()}
    assert sum(question is not None for question in asked.values()) > 0.8 * len(statements)
    deciding = [q for q in asked.values() if q and not tells_nothing(read([q], DAY).facts)]
    assert deciding == []


def test_what_is_offered_asks_from_its_first_word(assistant):
    statement = assistant.passages["alternatives#azathioprine"].statement
    telling = ("Gave up the drug myself, now what?", "Supply problem, what to do?")
    asking = "At what dose is it started?"
    told = statement.model_copy(update={"questions": (*telling, asking)})
    assert offerable(told) == asking
    assert offerable(told.model_copy(update={"questions": telling})) is None


def test_a_question_that_is_gone_is_not_offered(assistant):
    key = "alternatives#azathioprine"
    statement = assistant.passages[key].statement
    other = statement.model_copy(update={"questions": ("Is there a blood test before it?",)})
    assert offered(key, other) == offerable(other) == "Is there a blood test before it?"


@pytest.mark.parametrize(
    ("question", "nothing"),
    [
        ("Is azathioprine an alternative to mycophenolate in dermatomyositis?", True),
        ("I take CellCept for polymyositis, may I drink wine?", True),
        ("I stopped my CellCept myself, what now?", False),
        ("I have been on CellCept for two years, which tests are due?", False),
        ("I take CellCept 4 g a day, is that too much?", False),
        ("I have antisynthetase syndrome, how long do I need it?", False),
        ("I'm pregnant and on CellCept, what do I do today?", False),
        ("Is 78/80 good enough?", False),
    ],
)
def test_only_what_nothing_hangs_on_is_no_deciding_fact(question, nothing):
    assert tells_nothing(read_by_rules([question], DAY).facts) is nothing
