"""Makes the variants of a case, the same ones for the same seed whatever else is run."""

import zlib
from collections.abc import Mapping, Sequence
from random import Random
from types import MappingProxyType

from evals.perturb import words
from evals.perturb.words import Perturbation
from evals.sets import Case

PERTURBATIONS: Mapping[str, Perturbation] = MappingProxyType(
    {
        "typo": words.typo,
        "case": words.case,
        "filler": words.filler,
        "injection": words.injection,
        "paraphrase-safe": words.paraphrase,
        "typography": words.typography,
        "lines": words.lines,
    }
)


def variants(case: Case, names: Sequence[str], seed: int) -> list[tuple[str, Case]]:
    """Each perturbation's name and variant; one that changes nothing makes none.

    Raises `KeyError` for a name that is not in `PERTURBATIONS`.
    """
    made = []
    for name in names:
        source = Random(zlib.crc32(f"{seed}/{name}/{case.id}".encode()))
        turns = PERTURBATIONS[name](case.turns, source)
        if turns != case.turns:
            changes = {"id": f"{case.id}~{name}", "turns": turns, "perturb_of": case.id}
            made.append((name, case.model_copy(update=changes)))
    return made
