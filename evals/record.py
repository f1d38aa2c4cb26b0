"""The record of one evaluation run: what was run, and every case with its scores.

These models are what reports read and what `manifest.json` and `cases.jsonl` hold; `summary.json`
holds a `Summary`. They compute nothing.
"""

from datetime import date, datetime
from typing import Any

from pydantic import Field, field_serializer

from assistant.contract import Answer, Persona
from corpus.models import Frozen
from evals.score import Harm, Score, Stage
from evals.sets import Expectation
from evals.summary import Summary

__all__ = ["FORMAT", "CaseResult", "Harm", "Manifest", "Run", "Score", "SetUsed", "Stage"]

FORMAT = 1
"""Version of the record folder; a reader refuses another one."""


class CaseResult(Frozen):
    """One case: what was asked, what was expected, what came and how it scored."""

    id: str
    set: str
    """Name of the question set."""
    file: str = ""
    """Path of the set as it was given, for the command that reproduces the case."""
    tags: tuple[str, ...] = ()
    persona: Persona = Persona.PATIENT
    cluster: str | None = None
    """Cases that belong together (one author, one vignette); they are resampled together."""
    perturb_of: str | None = None
    """Id of the case that this one is a variant of."""
    perturbation: str | None = None
    """Which perturbation made it, when `--perturb` did."""
    risk: str | None = None
    source: str | None = None
    reviewed_by: str | None = None
    today: date
    turns: tuple[str, ...]
    expect: Expectation = Expectation()
    answer: Answer | None = None
    """The whole answer, its `timings_ms` taken out; None when the case crashed without one."""
    scores: tuple[Score, ...] = ()
    crashed: str | None = None
    """One line: what failed inside; such a case fails the run."""
    timings_ms: dict[str, float] = Field(default_factory=dict)
    """Milliseconds by part of the turn and `total`; kept in a file of their own."""

    @field_serializer("expect")
    def _expected_alone(self, expect: Expectation) -> dict[str, Any]:
        """Without what is not expected: an absent verdict is not a verdict that must be none."""
        return expect.model_dump(mode="json", exclude_unset=True)

    @property
    def passed(self) -> bool:
        """Whether it did not crash and no score failed."""
        return self.crashed is None and not self.failed

    @property
    def failed(self) -> tuple[Score, ...]:
        """The scores that failed, in the order of the turn."""
        order = list(Stage)
        failing = [score for score in self.scores if score.passed is False]
        return tuple(sorted(failing, key=lambda score: order.index(score.stage)))

    @property
    def first_failure(self) -> Stage | None:
        """The first part of the turn that went wrong."""
        return self.failed[0].stage if self.failed else None


class SetUsed(Frozen):
    """A question set as it was used."""

    name: str
    file: str
    sha256: str
    cases: int


class Manifest(Frozen):
    """What was run, on what, with what: enough to run it again."""

    format: int = FORMAT
    started: datetime
    finished: datetime | None = None
    """None while the run goes on, and for one that was interrupted."""
    command: str
    sets: tuple[SetUsed, ...]
    cases: int
    """How many cases the run has, variants included."""
    perturbations: tuple[str, ...] = ()
    seed: int = 0
    jobs: int = 1
    hashes: dict[str, str] = Field(default_factory=dict)
    """sha256 of `code`, `corpus`, `rules` and `index`."""
    versions: dict[str, str] = Field(default_factory=dict)
    """Python and the packages that an answer depends on."""
    settings: dict[str, str] = Field(default_factory=dict)
    machine: dict[str, str] = Field(default_factory=dict)
    """System, processor and number of processors; no host and no user name."""
    generator: str = "extractive"


class Run(Frozen):
    """A whole record folder, read."""

    manifest: Manifest
    cases: tuple[CaseResult, ...]
    summary: Summary
