"""How long the parts of a turn took, and how that compares on another machine."""

import math
from collections.abc import Sequence

from evals.record import CaseResult
from evals.summary import Latency

TOTAL = "total"


def latency(cases: Sequence[CaseResult]) -> tuple[Latency, ...]:
    """Every part of the turn, `total` last."""
    parts: dict[str, list[float]] = {}
    for case in cases:
        for part, took in case.timings_ms.items():
            parts.setdefault(part, []).append(took)
    order = sorted(parts, key=lambda part: part == TOTAL)
    return tuple(
        Latency(
            part=part,
            p50=percentile(parts[part], 0.5),
            p95=percentile(parts[part], 0.95),
            worst=max(parts[part]),
            n=len(parts[part]),
        )
        for part in order
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
