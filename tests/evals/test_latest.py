"""Which run is the latest, and what is told of it; what is unfinished or damaged is passed over."""

from datetime import UTC, datetime
from pathlib import Path

from evals.latest import latest
from evals.record import Manifest, SetUsed
from evals.running.folder import Folder
from evals.score import Harm
from evals.summary import GateKind, GateResult, LedgerLine, Metric, Summary


def record(records: Path, name: str, day: int, *, finished: bool = True) -> Path:
    begun = datetime(2026, 11, day, 9, tzinfo=UTC)
    manifest = Manifest(
        started=begun,
        finished=begun.replace(hour=10) if finished else None,
        command="mmf eval",
        sets=(SetUsed(name="one", file="one.yaml", sha256="0", cases=10),),
        cases=10,
        hashes={"code": f"{day}", "rules": "r", "corpus": "c"},
    )
    folder = Folder(records / name)
    folder.begin(manifest)
    if finished:
        folder.close(manifest, (), summary_of(day))
    return folder.path


def summary_of(day: int) -> Summary:
    line = LedgerLine(
        harm=Harm.MISSED_EMERGENCY, count=0, chances=5, upper=0.4, words="0 of 5, at most 45.1 %"
    )
    shares = [
        Metric(name="verdict", value=0.9, low=0.8, high=1.0, n=10, method="Wilson"),
        Metric(name="verdict", group="tag:x", value=0.1, n=1, method="Wilson"),
        Metric(name="mrr", value=0.5, n=10, method="mean"),
    ]
    gate = GateResult(
        name="no-harm", kind=GateKind.HARD, metric="x", limit="none", measured="1", held=False
    )
    return Summary(
        cases=10, passed=day, crashed=0, ledger=(line,), metrics=tuple(shares), gates=(gate,)
    )


def test_without_any_record_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert latest(tmp_path) is None
    assert latest(tmp_path / "none") is None


def test_the_run_that_finished_last_is_told_whatever_its_folder_is_called(tmp_path: Path) -> None:
    record(tmp_path, "z", 3)
    record(tmp_path, "a", 7)
    record(tmp_path, "m", 9, finished=False)
    found = latest(tmp_path)
    assert found is not None
    assert (found.passed, found.cases, found.sets) == (7, 10, ("one",))
    assert [metric.name for metric in found.metrics] == ["verdict"]
    assert found.metrics[0].group == "all"
    assert found.ledger[0].words == "0 of 5, at most 45.1 %"
    assert found.gates_missed == ("no-harm",)


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    record(tmp_path, "good", 3)
    (record(tmp_path, "torn", 8) / "summary.json").write_text('{"cases": 10')
    (record(tmp_path, "other", 9) / "manifest.json").write_text('{"format": 99}')
    (record(tmp_path, "list", 9) / "manifest.json").write_text("[]")
    (record(tmp_path, "gone", 9) / "summary.json").unlink()
    found = latest(tmp_path)
    assert found is not None
    assert found.passed == 3
