"""Runs: the same for any number of processes, and nothing finished is lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from echo_run import CASES, NOTHING, echo_plan, run_echo
from house import house_assistant, texts
from slow_answerer import DEADLY, PAUSE, open_echo
from small_run import opened, results_of, small_plan

from assistant.contract import Answer, Conversation
from evals.record import CaseResult
from evals.running.errors import RunFailed
from evals.running.folder import FINISHED, Folder
from evals.running.run import answer_and_score, score_again
from evals.score import Harm

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def started(folder: Path, jobs: int, pause: float) -> subprocess.Popen[str]:
    """A run in a process group of its own, with at least five cases finished."""
    environment = {
        **os.environ,
        PAUSE: str(pause),
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE)]),
    }
    process = subprocess.Popen(
        [sys.executable, str(HERE / "echo_run.py"), str(folder), str(jobs)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    log = folder / FINISHED
    while not (log.exists() and log.read_bytes().count(b"\n") >= 5):
        assert process.poll() is None, process.stderr and process.stderr.read()
        assert time.monotonic() < deadline, "no case was finished"
        time.sleep(0.02)
    return process


def group_is_gone(group: int) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_case_lines_are_byte_identical_for_any_number_of_processes(tmp_path: Path) -> None:
    for name, jobs in (("one", 1), ("two", 2), ("again", 1)):
        run_echo(tmp_path / name, jobs)
    lines = [(tmp_path / name / "cases.jsonl").read_bytes() for name in ("one", "two", "again")]
    assert lines[0] == lines[1] == lines[2]
    assert lines[0].count(b"\n") == CASES
    timings = [(tmp_path / name / "timings.jsonl").read_bytes() for name in ("one", "again")]
    assert timings[0] != timings[1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_keeps_what_is_finished_and_resume_goes_on(tmp_path: Path, jobs: int) -> None:
    process = started(tmp_path / "run", jobs, pause=0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert "Interrupted: stopped" in said
    assert "Traceback" not in said
    assert process.returncode == 1
    assert group_is_gone(process.pid)
    kept = Folder(tmp_path / "run").finished()
    assert 5 <= len(kept) < CASES
    run_echo(tmp_path / "run", 1, resume=True)
    run_echo(tmp_path / "whole", 1)
    assert (tmp_path / "run/cases.jsonl").read_bytes() == (
        tmp_path / "whole/cases.jsonl"
    ).read_bytes()
    assert not (tmp_path / "run" / FINISHED).exists()


def test_a_killed_run_leaves_no_worker_and_is_resumed(tmp_path: Path) -> None:
    process = started(tmp_path / "run", 2, pause=0.1)
    process.kill()
    process.communicate(timeout=30)
    assert group_is_gone(process.pid)
    log = tmp_path / "run" / FINISHED
    whole = log.read_bytes()
    log.write_bytes(whole + b'{"id": "e-2')  # torn in the middle of a line
    assert len(Folder(tmp_path / "run").finished()) == whole.count(b"\n")
    assert log.read_bytes() == whole
    run_echo(tmp_path / "run", 1, resume=True)
    assert len(Folder(tmp_path / "run").read().cases) == CASES


def test_a_full_disk_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self) -> None:
            self.lines = 0

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def write(self, _: str) -> None:
            self.lines += 1
            if self.lines > 7:
                raise OSError(28, "No space left on device")

        def flush(self) -> None:
            pass

    monkeypatch.setattr(Folder, "log", lambda _: Full())
    with pytest.raises(RunFailed, match=r"No space left on device.*7 of 30 cases are kept"):
        answer_and_score(echo_plan(), open_echo, NOTHING, folder=Folder(tmp_path))


def test_a_worker_that_dies_ends_the_run_with_a_word(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    with pytest.raises(RunFailed, match="a worker process ended by itself"):
        answer_and_score(echo_plan(DEADLY), open_echo, NOTHING, jobs=2, folder=folder)


class Moody:
    """Crashes on one case, and fails inside on another."""

    def answer(self, conversation: Conversation) -> Answer:
        if conversation.turns[-1].endswith("03"):
            raise RuntimeError("two\nlines")
        answer = Answer(scope="in_scope", verdict=None, text="", sentences=())
        cautious = conversation.turns[-1].endswith("04")
        return answer.model_copy(update={"generator": "cautious"}) if cautious else answer


def test_a_crash_is_unscored_and_the_others_go_on() -> None:
    results = results_of(Moody(), echo_plan("Question {n:02}"))
    crashed = {case.id: case.crashed for case in results if case.crashed}
    assert crashed == {
        "e-03": "RuntimeError: two lines",
        "e-04": "failed inside: the cautious answer came",
    }
    assert [case.scores for case in results if case.crashed] == [(), ()]
    assert all(case.scores for case in results if not case.crashed)


def test_a_record_reads_back_as_it_was_written(tmp_path: Path) -> None:
    run_echo(tmp_path, 1)
    run = Folder(tmp_path).read()
    assert [case.id for case in run.cases] == [one.case.id for one in echo_plan()]
    assert all(case.timings_ms for case in run.cases)
    assert all("verdict" not in case.expect.model_fields_set for case in run.cases)


@pytest.mark.parametrize("damage", ["missing", "manifest", "cases", "format"])
def test_what_is_no_record_is_told_in_a_line(tmp_path: Path, damage: str) -> None:
    if damage != "missing":
        run_echo(tmp_path, 1)
    edits: dict[str, Any] = {
        "manifest": ("manifest.json", lambda text: text[:50]),
        "cases": ("cases.jsonl", lambda text: text[:-100]),
        "format": ("manifest.json", lambda text: text.replace('"format": 1', '"format": 99')),
    }
    if damage in edits:
        name, edit = edits[damage]
        (tmp_path / name).write_text(edit((tmp_path / name).read_text()))
    with pytest.raises(RunFailed) as told:
        Folder(tmp_path).read()
    assert "\n" not in str(told.value)
    assert str(tmp_path) in str(told.value)


def test_scoring_again_needs_no_assistant_and_takes_new_expectations() -> None:
    planned = small_plan()[:3]
    first = answer_and_score(planned, lambda: opened(house_assistant()), texts())
    assert score_again(first, {}, texts()) == first
    wanted = planned[0].case.expect.model_copy(update={"verdict": "emergency"})
    case = planned[0].case.model_copy(update={"expect": wanted})
    changed = {case.id: planned[0].model_copy(update={"case": case})}
    again: tuple[CaseResult, ...] = score_again(first, changed, texts())
    assert Harm.MISSED_EMERGENCY in {score.harm for score in again[0].scores}
    assert again[1:] == first[1:]
