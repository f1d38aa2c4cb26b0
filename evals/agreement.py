"""How far two raters agree: percent agreement and Cohen's kappa, each with its 95 % interval."""

from collections.abc import Mapping
from math import sqrt

from corpus.models import Frozen
from evals.statistics import wilson

_Z = 1.959963984540054
"""Two-sided 95 % point of the normal distribution."""


class Agreement(Frozen):
    """Two raters on one question, over what both have rated."""

    question: str
    first: str
    second: str
    n: int
    agreed: int
    share: float | None
    low: float | None
    high: float | None
    """Wilson interval of the share."""
    kappa: float | None
    """Agreement beyond chance, -1 to 1; None when both always say the same one thing."""
    kappa_low: float | None
    kappa_high: float | None
    """None too when they never differ."""
    differ: tuple[str, ...]
    """What they disagree on."""


def agreement(
    question: str, first: tuple[str, Mapping[str, bool]], second: tuple[str, Mapping[str, bool]]
) -> Agreement:
    """Compare two raters, each a name and what was said of which item."""
    (name, views), (other_name, others) = first, second
    both = [item for item in views if item in others]
    differ = tuple(item for item in both if views[item] != others[item])
    n, agreed = len(both), len(both) - len(differ)
    low, high = wilson(agreed, n) if n else (None, None)
    counts = _counts(views, others, both)
    kappa, kappa_low, kappa_high = cohen(counts) if n else (None, None, None)
    return Agreement(
        question=question,
        first=name,
        second=other_name,
        n=n,
        agreed=agreed,
        share=agreed / n if n else None,
        low=low,
        high=high,
        kappa=kappa,
        kappa_low=kappa_low,
        kappa_high=kappa_high,
        differ=differ,
    )


def cohen(
    counts: Mapping[tuple[bool, bool], int],
) -> tuple[float | None, float | None, float | None]:
    """Kappa and the ends of its large-sample interval (Fleiss, Cohen and Everitt, 1969).

    `counts` says how often the first rater said a and the second b. All are None when kappa is not
    defined, since one answer was all that either ever gave; the ends alone when the raters never
    differ, since the method then knows no doubt, however few the items.
    """
    n = sum(counts.values())
    share = {pair: counts.get(pair, 0) / n for pair in _PAIRS}
    row = {a: share[a, True] + share[a, False] for a in (True, False)}
    column = {b: share[True, b] + share[False, b] for b in (True, False)}
    seen = share[True, True] + share[False, False]
    chance = sum(row[a] * column[a] for a in (True, False))
    if chance == 1:
        return None, None, None
    if seen == 1:
        return 1.0, None, None
    kappa = (seen - chance) / (1 - chance)
    same = sum(share[a, a] * (1 - (row[a] + column[a]) * (1 - kappa)) ** 2 for a in (True, False))
    apart = (1 - kappa) ** 2 * sum(
        share[a, b] * (column[a] + row[b]) ** 2 for a, b in _PAIRS if a != b
    )
    variance = max(0.0, same + apart - (kappa - chance * (1 - kappa)) ** 2) / n
    half = _Z * sqrt(variance) / (1 - chance)
    return kappa, max(-1.0, kappa - half), min(1.0, kappa + half)


_PAIRS = ((True, True), (True, False), (False, True), (False, False))


def _counts(
    views: Mapping[str, bool], others: Mapping[str, bool], items: list[str]
) -> dict[tuple[bool, bool], int]:
    counts = dict.fromkeys(_PAIRS, 0)
    for item in items:
        counts[views[item], others[item]] += 1
    return counts
