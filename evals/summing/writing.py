"""What a language model did over a run: how much it wrote, and what verification dropped."""

from collections import Counter
from collections.abc import Sequence

from corpus.models import Frozen
from evals.record import CaseResult


class WritingTotals(Frozen):
    """Sums over the cases that a model was asked in."""

    name: str
    asked: int
    """Cases in which the model was asked."""
    told: int
    """Cases whose answer holds verified claims of the model."""
    failed: int
    """Cases in which it did not come to an end."""
    kept: int
    dropped: dict[str, int]
    """Claims that verification dropped, by check."""
    prompt_tokens: int
    completion_tokens: int

    def in_words(self) -> str:
        """One paragraph for a terminal."""
        lost = ", ".join(f"{name} {count}" for name, count in self.dropped.items()) or "none"
        return (
            f"Language model {self.name}: asked in {self.asked} cases, told in {self.told},"
            f" failed in {self.failed}; claims kept {self.kept}, dropped"
            f" {sum(self.dropped.values())} ({lost}); tokens {self.prompt_tokens:,} in and"
            f" {self.completion_tokens:,} out."
        )


def writing_totals(cases: Sequence[CaseResult]) -> WritingTotals | None:
    """The sums, or None for a run without a language model."""
    answers = [case.answer for case in cases if case.answer and case.answer.writer]
    reports = [answer.writer for answer in answers if answer.writer]
    if not reports:
        return None
    dropped: Counter[str] = Counter()
    for answer in answers:
        dropped.update(answer.dropped)
    return WritingTotals(
        name=reports[0].name,
        asked=len(reports),
        told=sum(answer.generator == reports[0].name for answer in answers),
        failed=sum(report.failure is not None for report in reports),
        kept=sum(report.kept for report in reports),
        dropped=dict(dropped.most_common()),
        prompt_tokens=sum(report.prompt_tokens or 0 for report in reports),
        completion_tokens=sum(report.completion_tokens or 0 for report in reports),
    )
