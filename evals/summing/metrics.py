"""Shares and means of scores, for all cases and for groups of them, with their intervals."""

from collections.abc import Callable, Iterable, Sequence

from evals.record import CaseResult
from evals.score import Score
from evals.statistics import Observation, cluster_bootstrap, detectable_drop, wilson
from evals.summary import Metric

WHOLE = "case"
"""The metric of whole cases: neither crashed nor with a failed score."""
_IN_GROUPS = (WHOLE, "verdict", "scope", "criteria", "facts", "rules", "support", "reading_grade")
"""What is measured for every tag, persona and set too."""
_FEWEST = 5
"""A tag with fewer cases than this is no group."""


def cluster_of(case: CaseResult) -> str:
    """The cluster that a case is drawn with: its own, that of its original, or itself."""
    return case.cluster or case.perturb_of or case.id


def metrics(cases: Sequence[CaseResult]) -> tuple[Metric, ...]:
    """Every metric over all cases, and the chief ones over every group.

    Variants made by `--perturb` form groups of their own and are in no other.
    """
    own = [case for case in cases if case.perturbation is None]
    found = [measure(name, "all", own) for name in _names(own)]
    for group, members in _groups(cases):
        found += [measure(name, group, members) for name in _IN_GROUPS]
    return tuple(metric for metric in found if metric.n or metric.group == "all")


def values_of(name: str, cases: Iterable[CaseResult]) -> list[tuple[CaseResult, float]]:
    """The scored values behind a metric; `facts` takes in every `facts.…`."""
    if name == WHOLE:
        return [(case, float(case.passed)) for case in cases]
    return [
        (case, score.value)
        for case in cases
        for score in case.scores
        if score.value is not None and name in (score.name, family(score.name))
    ]


def family(name: str) -> str:
    """`facts` of `facts.mmf`."""
    return name.partition(".")[0]


def measure(name: str, group: str, cases: Sequence[CaseResult]) -> Metric:
    """One metric over these cases."""
    values = values_of(name, cases)
    scored = {case.id for case, _ in values}
    unscored = sum(case.id not in scored for case in cases)
    if not values:
        return Metric(
            name=name, group=group, value=None, n=0, unscored=unscored, method="not scored"
        )
    binary = _is_share(name, cases)
    observations = [Observation(cluster_of(case), value) for case, value in values]
    mean = sum(value for _, value in values) / len(values)
    single = len({o.cluster for o in observations}) == len(observations)
    if binary and single:
        low, high = wilson(round(mean * len(values)), len(values))
        method = "Wilson"
    else:
        low, high = cluster_bootstrap(observations, seed=f"{name}/{group}")
        method = "cluster bootstrap"
    grade = name == "reading_grade"
    return Metric(
        name=name,
        group=group,
        value=mean,
        low=low,
        high=high,
        n=len(values),
        unscored=unscored,
        count=round(mean * len(values)) if binary else None,
        method=method,
        unit="share" if binary else "grade" if grade else "mean",
        failing=_failing(name, values),
        detectable=detectable_drop(len(scored)) if binary and group == "all" else None,
    )


def _failing(name: str, values: Sequence[tuple[CaseResult, float]]) -> tuple[str, ...]:
    """Cases below 1: failed, or for a mean not perfect. A grade has no perfect value."""
    if name == "reading_grade":
        return ()
    return tuple(dict.fromkeys(case.id for case, value in values if value < 1))


def _is_share(name: str, cases: Iterable[CaseResult]) -> bool:
    if name == WHOLE:
        return True
    scores = (s for case in cases for s in case.scores if name in (s.name, family(s.name)))
    return next((s.passed is not None for s in scores if s.value is not None), False)


def _names(cases: Sequence[CaseResult]) -> list[str]:
    """Every metric there is, a family before its members; members with numbers are left out."""
    names: dict[str, None] = {WHOLE: None}
    for score in _scores(cases):
        names[family(score.name)] = None
        if not score.name.rpartition(".")[2].isdigit():
            names[score.name] = None
    order = {family(name): place for place, name in reversed(list(enumerate(names)))}
    return sorted(names, key=lambda name: (order[family(name)], name))


def _scores(cases: Iterable[CaseResult]) -> Iterable[Score]:
    return (score for case in cases for score in case.scores)


def _groups(cases: Sequence[CaseResult]) -> list[tuple[str, list[CaseResult]]]:
    own = [case for case in cases if case.perturbation is None]
    kinds: list[tuple[str, Callable[[CaseResult], Iterable[str]], list[CaseResult], int]] = [
        ("persona", lambda case: (case.persona.value,), own, 1),
        ("set", lambda case: (case.set,), own, 1),
        ("tag", lambda case: case.tags, own, _FEWEST),
        ("perturbation", lambda case: (case.perturbation or "",), list(cases), 1),
    ]
    groups = []
    for kind, keys, among, fewest in kinds:
        members: dict[str, list[CaseResult]] = {}
        for case in among:
            for key in dict.fromkeys(keys(case)):
                members.setdefault(key, []).append(case)
        groups += [
            (f"{kind}:{key}", members[key])
            for key in sorted(members)
            if key and len(members[key]) >= fewest
        ]
    return groups
