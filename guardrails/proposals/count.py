"""What of the standing proposals counts at once, and what is only offered to the person.

A blocking one counts where it is more cautious than what is known; a permissive one never does. It
is offered where its fact is unknown. So whatever is proposed, no answer becomes more permissive.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from guardrails.assume import with_values
from guardrails.by_hand import more_cautious
from guardrails.facts import Fact, Facts
from guardrails.interval import Interval
from guardrails.proposals.check import Standing


class Counted(NamedTuple):
    """The facts with what counts at once, those proposals, and those that are offered."""

    facts: Facts
    blocking: tuple[Standing, ...]
    offered: tuple[Standing, ...]


def counted(
    facts: Facts,
    standing: Sequence[Standing],
    set_after: Mapping[str, int],
    dismissed: Collection[tuple[str, str, int]] = (),
) -> Counted:
    """`facts` are those after what was set by hand.

    `set_after` tells of each fact set by hand how many turns had been written, `dismissed` the
    same of each fact and value that the person said no to: only later words count against these.
    """
    held = [
        proposal
        for proposal in standing
        if proposal.turn >= set_after.get(proposal.fact, 0)
        and not any(
            (fact, value) == (proposal.fact, proposal.value) and proposal.turn < after
            for fact, value, after in dismissed
        )
    ]
    blocking: list[Standing] = []
    for proposal in held:
        fact = _with(proposal, facts) if proposal.blocking else None
        if fact is not None:
            facts = facts.model_copy(update={proposal.fact: fact})
            blocking.append(proposal)
    offered: dict[str, Standing] = {}
    for proposal in held:
        if not proposal.blocking and _is_unknown(getattr(facts, proposal.fact)):
            offered.setdefault(proposal.fact, proposal)
    return Counted(facts, tuple(blocking), tuple(offered.values()))


def _with(proposal: Standing, facts: Facts) -> Fact[Any] | None:
    """The fact as the proposal leaves it; None where it is no more cautious than what is known."""
    known: Fact[Any] = getattr(facts, proposal.fact)
    several = isinstance(known.value, tuple)
    given: Any = (proposal.value,) if several else proposal.value
    proposed: Fact[Any] = getattr(with_values({proposal.fact: given}), proposal.fact)
    cautious = more_cautious(proposal.fact, known, proposed)
    if cautious is None:
        return None
    new = proposed if _is_unknown(known) else cautious  # nothing to be shorter than
    words = {"said": proposal.quote, "turn": proposal.turn}
    told = {} if several and known.said else words  # a list keeps the words that it began with
    by_hand = str(known.value) if known.corrected else known.overruled
    return known.model_copy(
        update={
            **told,
            "value": new.value,
            "by_model": True,
            "corrected": False,
            "overruled": by_hand,
        }
    )


def _is_unknown(fact: Fact[Any]) -> bool:
    if isinstance(fact.value, Interval):
        return not fact.value.is_known
    return str(fact.value) == "unknown"
