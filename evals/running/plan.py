"""What a run will answer: every case of its sets in order, each followed by its variants."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from corpus.models import Frozen
from evals.perturb import variants
from evals.record import CaseResult
from evals.sets import Case, QuestionSet


class Planned(Frozen):
    """One case to answer, and the set it comes from."""

    case: Case
    set: str
    file: str
    today: date
    perturbation: str | None = None

    def result(self) -> CaseResult:
        """The case as it stands in the record, before it is answered."""
        kept = self.case.model_dump(exclude={"expect"})
        return CaseResult(
            **kept,
            expect=self.case.expect,
            set=self.set,
            file=self.file,
            today=self.today,
            perturbation=self.perturbation,
        )


def plan(
    sets: Sequence[tuple[Path, QuestionSet]], perturbations: Sequence[str] = (), seed: int = 0
) -> tuple[Planned, ...]:
    """All cases in order."""
    planned = []
    for file, question_set in sets:
        for case in question_set.cases:
            for name, version in ((None, case), *variants(case, perturbations, seed)):
                planned.append(
                    Planned(
                        case=version,
                        set=question_set.name,
                        file=file.as_posix(),
                        today=question_set.today,
                        perturbation=name,
                    )
                )
    return tuple(planned)
