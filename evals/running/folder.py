"""The folder of one run, written so that an interruption at any moment loses no finished case.

    manifest.json      what was run; `finished` is null until it is
    finished.jsonl     while running: one line a case as it is answered, in that order
    cases.jsonl        at the end: one line a case in the order of the sets, without timings
    timings.jsonl      the milliseconds of each case
    summary.json       what they add up to

The same inputs give a byte-identical `cases.jsonl`. Files are whole or not there, but for
`finished.jsonl`, whose last line may be torn and is then dropped.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from evals.record import FORMAT, CaseResult, Manifest, Run
from evals.running.answering import Answered
from evals.running.errors import RunFailed
from evals.summary import Summary

MANIFEST, FINISHED, CASES = "manifest.json", "finished.jsonl", "cases.jsonl"
TIMINGS, SUMMARY = "timings.jsonl", "summary.json"


class Folder:
    """One record folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def is_interrupted(self) -> bool:
        """Whether a run here has answered cases and has not finished."""
        log = self.path / FINISHED
        return log.exists() and log.stat().st_size > 0

    def begin(self, manifest: Manifest) -> None:
        """Empty the folder of an earlier record, and say what is being run."""
        self.path.mkdir(parents=True, exist_ok=True)
        for name in (FINISHED, CASES, TIMINGS, SUMMARY):
            (self.path / name).unlink(missing_ok=True)
        self._write(MANIFEST, _pretty(manifest))

    def log(self) -> TextIO:
        """The open `finished.jsonl`, to append to."""
        return (self.path / FINISHED).open("a", encoding="utf-8")

    def finished(self) -> dict[str, Answered]:
        """What an interrupted run has answered. A torn last line is cut off."""
        path = self.path / FINISHED
        kept: dict[str, Answered] = {}
        whole = 0
        for line in path.read_bytes().splitlines(keepends=True):
            if not line.endswith(b"\n"):
                break
            try:
                answered = Answered.model_validate_json(line)
            except ValidationError:
                break
            kept[answered.id] = answered
            whole += len(line)
        os.truncate(path, whole)
        return kept

    def close(self, manifest: Manifest, cases: Iterable[CaseResult], summary: Summary) -> None:
        """Write the whole record; only then is the log of finished cases removed."""
        kept = list(cases)
        self._write(CASES, "".join(f"{_line(case)}\n" for case in kept))
        timings = ({"id": case.id, "timings_ms": case.timings_ms} for case in kept)
        self._write(TIMINGS, "".join(f"{json.dumps(timing)}\n" for timing in timings))
        self._write(SUMMARY, _pretty(summary))
        self._write(MANIFEST, _pretty(manifest))
        (self.path / FINISHED).unlink(missing_ok=True)

    def read(self) -> Run:
        """The finished record. Raises `RunFailed` when there is none, or none that can be read."""
        try:
            manifest = self.manifest()
            timings = {
                timing["id"]: timing["timings_ms"]
                for timing in map(json.loads, self._lines(TIMINGS))
            }
            cases = [CaseResult.model_validate_json(line) for line in self._lines(CASES)]
            summary = Summary.model_validate_json(self._read(SUMMARY))
        except (OSError, ValueError, KeyError, TypeError) as error:
            why = "the run was interrupted" if self.is_interrupted() else _first_line(error)
            raise RunFailed(
                f"{self.path}: holds no record of a finished run ({why}); give the folder that"
                " `mmf eval --out` wrote"
            ) from error
        timed = (c.model_copy(update={"timings_ms": timings.get(c.id, {})}) for c in cases)
        return Run(manifest=manifest, cases=tuple(timed), summary=summary)

    def manifest(self) -> Manifest:
        """The manifest. Raises `OSError`, `ValueError`, or `RunFailed` for another format."""
        raw = json.loads(self._read(MANIFEST))
        if raw.get("format") != FORMAT:
            raise RunFailed(
                f"{self.path}: is a record of format {raw.get('format')}, and this program reads"
                f" {FORMAT}; answer the sets anew"
            )
        return Manifest.model_validate(raw)

    def _read(self, name: str) -> str:
        return (self.path / name).read_text(encoding="utf-8")

    def _lines(self, name: str) -> list[str]:
        # Not splitlines: an answer may hold the line separators of Unicode.
        return [line for line in self._read(name).split("\n") if line]

    def _write(self, name: str, text: str) -> None:
        path = self.path / name
        partial = path.with_name(f"{name}.partial")
        try:
            partial.write_text(text, encoding="utf-8")
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def _line(case: CaseResult) -> str:
    dumped = case.model_dump(mode="json", exclude={"timings_ms"})
    return json.dumps(dumped, ensure_ascii=False)


def _pretty(model: Manifest | Summary) -> str:
    return model.model_dump_json(indent=2) + "\n"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
