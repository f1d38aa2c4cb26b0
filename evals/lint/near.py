"""Near-duplicates between two groups of cases, by the three-word stretches that they share."""

import re
from collections.abc import Mapping

from evals.sets import Case

ALIKE = 0.6
"""From this share of common stretches on (Jaccard), two cases count as one."""
_LENGTH = 3


def near_duplicates(
    ones: Mapping[str, Case], others: Mapping[str, Case]
) -> list[tuple[str, str, float]]:
    """Pairs of ids, one of each group, that are alike, and how much (0.6 to 1)."""
    index: dict[str, set[str]] = {}
    theirs = {key: stretches(case) for key, case in others.items()}
    for key, found in theirs.items():
        for stretch in found:
            index.setdefault(stretch, set()).add(key)
    pairs = []
    for key, case in ones.items():
        mine = stretches(case)
        for other in sorted(set().union(*(index.get(stretch, set()) for stretch in mine))):
            share = len(mine & theirs[other]) / len(mine | theirs[other])
            if share >= ALIKE:
                pairs.append((key, other, share))
    return pairs


def stretches(case: Case) -> set[str]:
    """Every run of three words of a conversation; of a shorter one, all its words as one run."""
    words = re.findall(r"\w+", " ".join(case.turns).lower())
    runs = {" ".join(words[i : i + _LENGTH]) for i in range(len(words) - _LENGTH + 1)}
    return runs or {" ".join(words)}
