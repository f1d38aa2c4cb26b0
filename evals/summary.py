"""What the cases of a run add up to: metrics, harms, gates, changes, flips. Computes nothing."""

from enum import StrEnum

from pydantic import Field

from corpus.models import Frozen
from evals.score import Harm


class Metric(Frozen):
    """One measured number with its 95 % interval, and the cases behind it."""

    name: str
    group: str = "all"
    """`all`, `tag:…`, `persona:…`, `set:…` or `perturbation:…`."""
    value: float | None
    """None when nothing was scored."""
    low: float | None = None
    high: float | None = None
    n: int
    """How many were scored."""
    unscored: int = 0
    count: int | None = None
    """How many passed, for a share."""
    method: str
    """How the interval was made, for example `Wilson` or `cluster bootstrap`."""
    unit: str = "share"
    """`share`, `mean`, `grade`, or `ratio` (of a time to the machine's own pace)."""
    failing: tuple[str, ...] = ()
    """Ids of the cases that failed it."""
    detectable: float | None = None
    """The smallest true difference that this many cases detect (80 % power, 5 % two-sided)."""


class LedgerLine(Frozen):
    """One kind of harm: how often, out of how many chances, and how often it may be at most."""

    harm: Harm
    count: int
    """Cases with at least one such mistake."""
    chances: int
    """Cases in which it could have happened and was looked at."""
    upper: float | None
    """Upper end of the exact one-sided 95 % interval of its share; None without any chance."""
    words: str
    """For example `0 of 60, at most 4.9 %`."""
    cases: tuple[str, ...] = ()


class Cell(Frozen):
    """One cell of the confusion matrix of verdicts (`none` stands for no verdict)."""

    expected: str
    given: str
    count: int
    dangerous: bool
    """Whether the answer is more permissive than expected, or misses an alarm."""
    cases: tuple[str, ...]


class GateKind(StrEnum):
    """How a gate judges."""

    HARD = "hard"
    FLOOR = "floor"
    REGRESS = "regress"


class GateResult(Frozen):
    """One gate and whether it held."""

    name: str
    kind: GateKind
    metric: str
    group: str = "all"
    limit: str
    """In words, for example `none` or `lower end at least 90 %`."""
    measured: str
    held: bool
    """Whether it was met; a waived gate keeps its False here."""
    waived: str | None = None
    """Reason and expiry of the waiver in force; a waived gate does not fail the run."""
    judged: bool = True
    """False when there was nothing to judge by: no baseline, or nothing scored."""
    cases: tuple[str, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether it fails the run."""
        return self.judged and not self.held and self.waived is None


class Change(Frozen):
    """A case whose answer differs from the baseline's in what counts."""

    id: str
    before: str
    """Verdict, or `none`, and the scores that failed."""
    after: str
    direction: str
    """`fixed`, `broken`, `more_permissive`, `more_cautious` or `other`."""


class Difference(Frozen):
    """One metric against the baseline, over the cases that both have."""

    metric: str
    before: float
    after: float
    difference: float
    low: float | None = None
    high: float | None = None
    """95 % paired bootstrap interval of the difference."""
    p_value: float | None = None
    """Exact McNemar, two-sided; None for a mean."""
    pairs: int
    better: int = 0
    worse: int = 0


class Comparison(Frozen):
    """This run beside a baseline."""

    baseline: str
    pairs: int
    only_here: int = 0
    only_there: int = 0
    changes: tuple[Change, ...] = ()
    differences: tuple[Difference, ...] = ()


class Flip(Frozen):
    """A variant that is decided differently from the case it was made from."""

    id: str
    of: str
    perturbation: str
    before: str
    after: str
    direction: str
    """`more_permissive` (a failure), `more_cautious` (a cost) or `other`."""
    what: tuple[str, ...] = ()
    """What differs: `verdict`, `scope`, `criteria.W2`, …"""


class Latency(Frozen):
    """Milliseconds of one part of the turn over all cases."""

    part: str
    p50: float
    p95: float
    worst: float
    n: int


class Summary(Frozen):
    """What the cases add up to."""

    cases: int
    passed: int
    crashed: int
    metrics: tuple[Metric, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    confusion: tuple[Cell, ...] = ()
    gates: tuple[GateResult, ...] = ()
    comparison: Comparison | None = None
    flips: tuple[Flip, ...] = ()
    flip_chances: dict[str, int] = Field(default_factory=dict)
    """Perturbation to the number of its variants."""
    latency: tuple[Latency, ...] = ()
    first_failures: dict[str, int] = Field(default_factory=dict)
    """Stage to the number of cases that first failed there."""
    notes: tuple[str, ...] = ()
    """Notes a reader should see, for example an expired waiver."""

    @property
    def holds(self) -> bool:
        """Whether no gate stops the run and nothing crashed."""
        return not self.crashed and not any(gate.stops for gate in self.gates)
