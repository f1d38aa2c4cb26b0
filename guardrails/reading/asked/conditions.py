"""Reads the patient's diagnoses and the features that bear on how long treatment lasts.

A condition counts when it is told of the patient and not denied; a general question ("does ILD
change how long?") tells none. A child's age beside one of the diseases counts as juvenile.
"""

from collections.abc import Sequence

from guardrails.facts import Condition, Fact
from guardrails.reading.patterns import wordings
from guardrails.reading.tagged import TaggedClause
from guardrails.reading.when import Kind, TimeMention

_ADULT_MONTHS = 18 * 12
_LOOK_BACK = 48
_OF_THE_PAST = ("diagnos", "since", "when", "dx", "was ", "at age", "started")
_IMPLIED = {
    Condition.AMYOPATHIC: Condition.DERMATOMYOSITIS,
}


def conditions(
    clauses: Sequence[TaggedClause], about_patient: Sequence[bool]
) -> Fact[tuple[Condition, ...]]:
    """Every condition told of the patient, in the order of `Condition`, with the first words said.

    `about_patient` tells for each clause whether it speaks of the patient. A later denial takes an
    earlier mention back. Never raises.
    """
    found: dict[Condition, tuple[str, int]] = {}
    for clause, mine in zip(clauses, about_patient, strict=True):
        if not mine:
            continue
        for condition, said in _told(clause).items():
            if said is None:
                found.pop(condition, None)
            else:
                found.setdefault(condition, (said, clause.turn))
    _add_child(found, clauses, about_patient)
    for condition, implied in _IMPLIED.items():
        if condition in found:
            found.setdefault(implied, found[condition])
    ordered = tuple(condition for condition in Condition if condition in found)
    if not ordered:
        return Fact(value=())
    said, turn = min(found.values(), key=lambda place: place[1])
    return Fact(value=ordered, said=said, turn=turn)


def _told(clause: TaggedClause) -> dict[Condition, str | None]:
    """Each condition of the clause with its words; None where it is denied."""
    result: dict[Condition, str | None] = {}
    tables = wordings("conditions")
    for name in tables["conditions"].likely(clause.text):
        for expression in tables["conditions"][name].likely(clause.text):
            for match in expression.finditer(clause.text):
                before = clause.text[max(0, match.start() - _LOOK_BACK) : match.start()]
                after = clause.text[match.end() : match.end() + _LOOK_BACK]
                denied = any(e.search(before) for e in tables["not_mine"]["before"]) or any(
                    e.search(after) for e in tables["not_mine"]["after"]
                )
                if not denied:
                    result[Condition(name)] = clause.quote(match.start(), match.end())
                else:
                    result.setdefault(Condition(name), None)
    return result


def _add_child(
    found: dict[Condition, tuple[str, int]],
    clauses: Sequence[TaggedClause],
    about_patient: Sequence[bool],
) -> None:
    if Condition.JUVENILE in found:
        return
    for clause, mine in zip(clauses, about_patient, strict=True):
        if not mine or any(word in clause.text for word in _OF_THE_PAST):
            continue
        for tag in clause.tags:
            if isinstance(tag.meaning, TimeMention) and _is_childs_age(tag.meaning):
                found[Condition.JUVENILE] = (clause.quote(tag.start, tag.end), clause.turn)
                return


def _is_childs_age(time: TimeMention) -> bool:
    return time.kind is Kind.AGE and time.months.high < _ADULT_MONTHS
