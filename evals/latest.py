"""The latest finished run among the record folders of this machine: its date, inputs, headlines.

Reads the manifest and the summary alone. A folder that holds no finished run, or one that cannot
be read, is passed over; what is not there is never made up.
"""

from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from corpus.models import Frozen
from evals.running.errors import RunFailed
from evals.running.folder import MANIFEST, SUMMARY, Folder
from evals.summary import LedgerLine, Metric, Summary

_SHOWN = ("case", "verdict", "criteria", "nuggets", "evidence")


class Latest(Frozen):
    """What a finished run found, in short."""

    finished: datetime
    cases: int
    passed: int
    sets: tuple[str, ...]
    hashes: dict[str, str]
    """sha256 of `code`, `rules` and `corpus` that it ran on."""
    ledger: tuple[LedgerLine, ...]
    metrics: tuple[Metric, ...]
    """Shares over all cases: without any mistake, verdicts, criteria, facts told, evidence."""
    gates_missed: tuple[str, ...]
    """Gates that did not hold, waived ones included."""


def latest(records: Path) -> Latest | None:
    """The run in the folders of `records` that finished last; None when there is none."""
    found = [run for folder in _folders(records) if (run := _read(folder)) is not None]
    return max(found, key=lambda run: run.finished, default=None)


def _folders(records: Path) -> list[Path]:
    try:
        return sorted(path.parent for path in records.glob(f"*/{MANIFEST}"))
    except OSError:
        return []


def _read(path: Path) -> Latest | None:
    try:
        manifest = Folder(path).manifest()
        if manifest.finished is None:
            return None
        summary = Summary.model_validate_json((path / SUMMARY).read_text(encoding="utf-8"))
    except (OSError, ValidationError, ValueError, AttributeError, RunFailed):
        return None
    overall = {metric.name: metric for metric in summary.metrics if metric.group == "all"}
    return Latest(
        finished=manifest.finished,
        cases=summary.cases,
        passed=summary.passed,
        sets=tuple(used.name for used in manifest.sets),
        hashes=manifest.hashes,
        ledger=summary.ledger,
        metrics=tuple(overall[name] for name in _SHOWN if name in overall),
        gates_missed=tuple(gate.name for gate in summary.gates if gate.judged and not gate.held),
    )
