"""Verifies what a language model wrote, claim by claim, before a word of it is shown.

    verify_written(claims, retrieved, verdict) -> the claims that may be shown, and what was dropped

Each check is a file of its own and looks at one thing; a claim passes all of them or is dropped,
and in doubt it is. Nothing here knows who wrote a claim: a careful writer gets no further by it.
Pure functions of the claim, the statements and the verdict; the words are data (`*.yaml`).
"""

from collections.abc import Callable, Mapping, Sequence

from corpus.models import Frozen, Passage, PassageId
from guardrails.policy.models import Verdict
from guardrails.verification.affirmed import affirmed_problem
from guardrails.verification.agent import agent_problem
from guardrails.verification.asking import prepared
from guardrails.verification.binding import binding_problem
from guardrails.verification.certainty import certainty_problem
from guardrails.verification.citation import citation_problem
from guardrails.verification.compared import comparison_problem
from guardrails.verification.condition import condition_problem
from guardrails.verification.consequences import consequence_problem
from guardrails.verification.content import content_problem
from guardrails.verification.contrast import contrast_problem
from guardrails.verification.distance import distance_problem
from guardrails.verification.edited import edit_problem
from guardrails.verification.emphatic import emphasis_problem
from guardrails.verification.exchanged import exchange_problem
from guardrails.verification.forbidden import forbidden_problem
from guardrails.verification.labels import label_problem
from guardrails.verification.lost import lost_problem
from guardrails.verification.narrow import narrow_problem
from guardrails.verification.negation import negation_problem
from guardrails.verification.numbers import number_problem
from guardrails.verification.pairs import pair_problem
from guardrails.verification.parity import parity_problem
from guardrails.verification.population import population_problem
from guardrails.verification.ranges import range_problem
from guardrails.verification.ranked import rank_problem
from guardrails.verification.reasoned import reason_problem
from guardrails.verification.segments import segment_problem
from guardrails.verification.sequence import sequence_problem
from guardrails.verification.silence import silence_problem
from guardrails.verification.subject import Subject, subject
from guardrails.verification.turned import turned_problem
from guardrails.verification.verbatim import verbatim
from guardrails.verify import Claim

CHECKS: tuple[tuple[str, Callable[[Subject], str | None]], ...] = (
    ("forbidden", forbidden_problem),
    ("numbers", number_problem),
    ("ranges", range_problem),
    ("labels", label_problem),
    ("content", content_problem),
    ("narrow", narrow_problem),
    ("negation", negation_problem),
    ("parity", parity_problem),
    ("emphatic", emphasis_problem),
    ("affirmed", affirmed_problem),
    ("exchanged", exchange_problem),
    ("binding", binding_problem),
    ("consequences", consequence_problem),
    ("pairs", pair_problem),
    ("segments", segment_problem),
    ("sequence", sequence_problem),
    ("distance", distance_problem),
    ("ranked", rank_problem),
    ("compared", comparison_problem),
    ("certainty", certainty_problem),
    ("condition", condition_problem),
    ("population", population_problem),
    ("agent", agent_problem),
    ("contrast", contrast_problem),
    ("turned", turned_problem),
    ("lost", lost_problem),
    ("silence", silence_problem),
    ("edited", edit_problem),
    ("reasoned", reason_problem),
)
"""The checks by their names, in the order in which they are made."""


class Dropped(Frozen):
    """A claim that is not shown: which check dropped it, and why."""

    claim: Claim
    check: str
    why: str


def verify_written(
    claims: Sequence[Claim], retrieved: Mapping[PassageId, Passage], verdict: Verdict | None
) -> tuple[tuple[Claim, ...], tuple[Dropped, ...]]:
    """Part written claims into those that may be shown and those that may not."""
    kept: list[Claim] = []
    dropped: list[Dropped] = []
    for claim in claims:
        found = written_problem(claim, retrieved, verdict)
        if found is None:
            kept.append(claim)
        else:
            dropped.append(Dropped(claim=claim, check=found[0], why=found[1]))
    return tuple(kept), tuple(dropped)


def written_problem(
    claim: Claim, retrieved: Mapping[PassageId, Passage], verdict: Verdict | None
) -> tuple[str, str] | None:
    """The first check that a written claim fails and why, or None when it may be shown."""
    unnamed = citation_problem(claim.passages, retrieved)
    if unnamed:
        return "citation", unnamed
    if not claim.text.strip():
        return "content", "says nothing"
    cited = [retrieved[key] for key in claim.passages]
    if verbatim(claim.text, cited):
        return None
    beside = subject(prepared(claim.text), cited, verdict)
    for name, check in CHECKS:
        why = check(beside)
        if why:
            return name, why
    return None
