"""`mmf ask` and `mmf answer-set` as people run them, and every bad input in one line."""

import json
import re
from pathlib import Path

import pytest
from real_index import mmf

from assistant.contract import Answer
from evals.sets import load_set

pytestmark = pytest.mark.loopback
QUESTION = "Can I stop CellCept if I'm still on 5 mg of prednisone?"


@pytest.fixture
def run(indexed, tmp_path):
    """Run `mmf` on the real index."""

    def command(*arguments: str, stdin: bytes = b"", **settings: str):
        own = {"MMF_DATA_DIR": str(indexed.data), **settings}
        return mmf(arguments, tmp_path, stdin=stdin, **own)

    return command


def refused(ran, *named: str) -> None:
    """One line on standard error that names these, nothing on standard output, a failing code."""
    assert ran.code != 0
    assert ran.out == ""
    lines = [line for line in ran.err.splitlines() if line.strip()]
    assert len(lines) == 1, ran.err
    assert "Traceback" not in ran.err
    for name in named:
        assert name in lines[0], lines[0]


def test_a_question_is_answered_with_numbered_citations(run):
    ran = run("ask", QUESTION, "--today", "2026-11-22")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Do not stop")
    assert "[1]" in ran.out.splitlines()[0]
    assert re.search(r"^ {2}\[1\] “.+”$", ran.out, flags=re.MULTILINE)
    assert "✗ W1" in ran.out
    assert "under review, 2025-12-11" in ran.out
    assert ran.outside() == []


def test_json_is_the_contract_from_standard_input_too(run, tmp_path):
    (tmp_path / "turns.json").write_text('["I am on CellCept 1 g twice a day."]', encoding="utf-8")
    ran = run(
        "ask", "-", "--json", "--persona", "clinician", "--turns", "turns.json",
        "--today", "2026-11-22", stdin=QUESTION.encode(),
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    raw = json.loads(ran.out)
    answer = Answer.model_validate(raw)
    assert answer.model_dump(mode="json") == raw
    assert (answer.verdict, answer.generator) == ("do_not_withdraw", "extractive")
    assert answer.facts["mmf"].dose_g_per_day == 2
    assert list(raw)[:3] == ["scope", "verdict", "criteria"]


BAD_QUESTIONS = [
    ("", b"", "empty"),
    ("  \n ", b"", "empty"),
    ("-", b"", "empty"),
    ("-", b"x" * 20_001, "20,001"),
    ("-", b"\x89PNG\r\n\x1a\n\xff\xfe", "binary"),
    ("-", b"text and \x00 more", "binary"),
]


@pytest.mark.parametrize(("question", "stdin", "named"), BAD_QUESTIONS)
def test_what_is_no_question(run, question, stdin, named):
    refused(run("ask", question, stdin=stdin), "mmf:", named)


BAD_TURNS = [
    (None, "turns.json"),
    ("{not json", "turns.json"),
    ('"a string"', "JSON list of strings"),
    ("[1, 2]", "JSON list of strings"),
]


@pytest.mark.parametrize(("content", "named"), BAD_TURNS)
def test_a_turns_file_that_is_missing_or_broken(run, tmp_path, content, named):
    if content is not None:
        (tmp_path / "turns.json").write_text(content, encoding="utf-8")
    refused(run("ask", QUESTION, "--turns", "turns.json"), named)


USAGE = [
    (["ask", QUESTION, "--loud"], "--loud"),
    (["ask"], "question"),
    (["ask", QUESTION, "--persona", "dog"], "dog"),
    (["ask", QUESTION, "--today", "tomorrow"], "tomorrow"),
    (["dance"], "dance"),
    (["ui", "--port", "99999"], "65535"),
    (["answer-set", "x.yaml"], "--out"),
]


@pytest.mark.parametrize(("arguments", "named"), USAGE)
def test_a_command_that_is_not_understood(tmp_path, arguments, named):
    ran = mmf(arguments, tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert named in ran.err
    assert "Traceback" not in ran.err


def test_a_usage_error_is_one_line(tmp_path):
    refused(mmf(["ask", QUESTION, "--loud"], tmp_path), "--loud")


def test_help_names_every_subcommand_and_needs_no_index(tmp_path):
    ran = mmf(["--help"], tmp_path)
    assert (ran.code, ran.err) == (0, "")
    for name in ("ingest", "ask", "answer-set", "ui"):
        assert re.search(rf"\b{name}\b", ran.out)
    assert mmf([], tmp_path).code != 0
    assert ran.reached == ()


SET = """
name: small
today: 2026-11-22
cases:
  - {id: c-3, turns: ["Can I stop CellCept?"], expect: {verdict: discuss_withdrawal}}
  - {id: c-1, persona: clinician, turns: ["I take CellCept.", "I'm on 5 mg of pred. Can I stop?"]}
  - {id: c-2, turns: ["What is the capital of France?"]}
"""
SECOND = SET.replace("small", "second").replace("c-", "d-")


def test_an_answer_set_answers_every_case_in_order_whatever_is_expected(run, tmp_path):
    (tmp_path / "one.yaml").write_text(SET, encoding="utf-8")
    (tmp_path / "two.yaml").write_text(SECOND, encoding="utf-8")
    ran = run("answer-set", "one.yaml", "two.yaml", "--out", "answers.jsonl")
    assert (ran.code, ran.err) == (0, "")
    assert "6 cases" in ran.out
    lines = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text().splitlines()]
    assert [line["id"] for line in lines] == ["c-3", "c-1", "c-2", "d-3", "d-1", "d-2"]
    verdicts = ["insufficient_information", "do_not_withdraw", None]
    assert [line["answer"]["verdict"] for line in lines] == verdicts * 2
    assert all(set(line) == {"id", "answer"} for line in lines)
    assert all(Answer.model_validate(line["answer"]) for line in lines)
    assert {path.name for path in tmp_path.iterdir()} >= {"answers.jsonl"}
    assert not list(tmp_path.glob("*.partial"))
    assert ran.outside() == []


BAD_SETS = [
    (None, "one.yaml"),
    ("cases: [", "one.yaml"),
    ("name: x\ntoday: 2026-11-22\ncases: []", "cases"),
    (SET.replace("c-3", "c-1"), "c-1"),
    (SET.replace("persona: clinician", "persona: dog"), "persona"),
    (SET.replace("today: 2026-11-22", "today: some day"), "today"),
    (SET.replace('turns: ["Can I stop CellCept?"]', "turns: []"), "turns"),
]


@pytest.mark.parametrize(("content", "named"), BAD_SETS)
def test_a_bad_question_set_is_named_and_leaves_the_answers_that_were_there(
    run, tmp_path: Path, content, named
):
    if content is not None:
        (tmp_path / "one.yaml").write_text(content, encoding="utf-8")
    (tmp_path / "answers.jsonl").write_text("kept\n", encoding="utf-8")
    refused(run("answer-set", "one.yaml", "--out", "answers.jsonl"), "one.yaml", named)
    assert (tmp_path / "answers.jsonl").read_text(encoding="utf-8") == "kept\n"
    assert not list(tmp_path.glob("*.partial"))


def test_a_case_that_cannot_be_asked_leaves_nothing_half_done(run, tmp_path: Path):
    (tmp_path / "one.yaml").write_text(SET.replace("What is the capital of France?", " "), "utf-8")
    assert len(load_set(tmp_path / "one.yaml").cases) == 3
    refused(run("answer-set", "one.yaml", "--out", "answers.jsonl"), "empty")
    assert not list(tmp_path.glob("answers*"))


def test_answers_that_cannot_be_written_are_one_line(run, tmp_path: Path):
    (tmp_path / "one.yaml").write_text(SET, encoding="utf-8")
    refused(run("answer-set", "one.yaml", "--out", "no/such/answers.jsonl"), "answers.jsonl")
