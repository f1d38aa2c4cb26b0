"""What was asked of a run, and what its record says of it: inputs, settings and machine."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.settings import Settings
from corpus.models import Frozen
from evals.record import Manifest
from evals.running.inputs import hashes, machine, set_used, versions
from evals.running.plan import Planned
from evals.sets import QuestionSet

Sets = list[tuple[Path, QuestionSet]]


class EvalOptions(Frozen):
    """What was asked on the command line."""

    files: tuple[Path, ...] = ()
    out: Path | None = None
    baseline: Path | None = None
    perturb: tuple[str, ...] = ()
    seed: int = 0
    every: int = 1
    """One case in so many of each set is answered, from the first on."""
    jobs: int = 1
    resume: bool = False
    blind: bool = False
    gates: Path | None = None
    ratings: tuple[Path, ...] = ()
    llm: str | None = None
    """A language model as `kind:model`, to be compared with the unassisted answers."""
    command: str = "mmf eval"


def manifest_of(
    options: EvalOptions, sets: Sets, planned: Sequence[Planned], settings: Settings
) -> Manifest:
    """The manifest of a run that begins now."""
    return Manifest(
        started=datetime.now(UTC),
        command=options.command,
        sets=tuple(set_used(file, question_set) for file, question_set in sets),
        cases=len(planned),
        perturbations=options.perturb,
        seed=options.seed,
        jobs=options.jobs,
        hashes=hashes(settings.corpus_dir),
        versions=versions(),
        settings=_recorded(settings, options.every),
        machine=machine(),
        generator=_generator(settings),
    )


def _recorded(settings: Settings, every: int) -> dict[str, str]:
    """What of the settings a run depends on; addresses and keys stay out of records."""
    recorded = {"candidates": str(settings.candidates), "retrieved": str(settings.retrieved)}
    if every > 1:
        recorded["every"] = str(every)
    if settings.llm != "none":
        recorded |= {"llm": _generator(settings), "llm_seconds": f"{settings.llm_seconds:g}"}
        recorded |= {"llm_reading": str(settings.llm_reading).lower()}
    return recorded


def _generator(settings: Settings) -> str:
    return "extractive" if settings.llm == "none" else f"{settings.llm}:{settings.llm_model}"
