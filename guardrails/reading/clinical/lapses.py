"""Which stops of mycophenolate still stand: not one long past, nor one that a later turn undoes.

"I ran out once, back in 2023, these days I keep three weeks' worth" is a lapse of the past, and
"ran out on Tuesday" is none once "found a full box, no dose missed". A stop that nobody undoes
stands, however long ago it was.
"""

from collections.abc import Sequence

from guardrails.reading.patterns import Event, wordings
from guardrails.reading.tagged import TaggedClause

_ALONE = frozenset({"stopped_alone", "without"})


def standing_stops(told: Sequence[Event], clauses: Sequence[TaggedClause]) -> list[Event]:
    """The events without the stops that are over, or were none; one by the team is that."""
    kept = []
    for event in told:
        if event.value in _ALONE and any(
            test(event, clauses) for test in (_is_unreal, _is_lapse, _is_undone)
        ):
            continue
        kept.append(event._replace(value="by_team") if _is_the_teams(event, clauses) else event)
    return kept


def _is_unreal(event: Event, clauses: Sequence[TaggedClause]) -> bool:
    """ "How do I quit?", "a week without it, doable?", and the petrol that ran out."""
    tables = wordings("mycophenolate")["lapses"]
    sentence = " | ".join(c.text for c in clauses if _place(c) == _place(event.clause))
    if tables["unreal"].found_in(sentence):
        return True
    wished = "without" in event.said.lower() and tables["wished_for"].found_in(sentence)
    return wished and "been without" not in sentence


def _is_lapse(event: Event, clauses: Sequence[TaggedClause]) -> bool:
    """ "Ran out once, in 2023", where it is taken, or in the house, now."""
    tables = wordings("mycophenolate")["lapses"]
    sentence = [c for c in clauses if _place(c) == _place(event.clause)]
    if not any(tables["once"].found_in(clause.text) for clause in sentence):
        return False
    here = " | ".join(c.text for c in clauses if c.turn == event.turn)
    return tables["still_taken"].found_in(here)


def _is_undone(event: Event, clauses: Sequence[TaggedClause]) -> bool:
    later = [clause.text for clause in clauses if clause.turn > event.turn]
    tables = wordings("mycophenolate")["lapses"]
    return any(tables["taken_back"].found_in(text) for text in later) or _is_turned(event, clauses)


def _is_turned(event: Event, clauses: Sequence[TaggedClause]) -> bool:
    """ "Ran out! Of patience, I mean", in the next sentence or the next turn."""
    turn, sentence = _place(event.clause)
    opened = ((turn, sentence + 1), (turn + 1, 0))
    firsts = [next((c.text for c in clauses if _place(c) == place), "") for place in opened]
    return any(wordings("cleared")["turned"]["at_once"].found_in(text) for text in firsts)


def _is_the_teams(event: Event, clauses: Sequence[TaggedClause]) -> bool:
    if event.value not in _ALONE:
        return False
    asked = wordings("mycophenolate")["lapses"]["asked_by_team"]
    return any(asked.found_in(c.text) for c in clauses if c.turn > event.turn)


def _place(clause: TaggedClause) -> tuple[int, int]:
    return clause.turn, clause.sentence
