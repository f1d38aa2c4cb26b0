"""What a language model may put into other words, and how its verified claims enter an answer.

Only statements that are told as they stand, on a question of information or beside a verdict on
withdrawal. The verdict's sentence, what a rule says must be told, criteria, notices and questions
stay ours. A statement that no verified claim restates is told as it stands.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from assistant.contract import Answer, Conversation, Persona
from assistant.draft import Draft
from assistant.evidence import Evidence
from assistant.inform import Teller
from assistant.pen import Pen
from assistant.wording import words
from assistant.writers.write import Limits, Request, Writing, lost_too_much
from corpus.models import PassageId
from guardrails.decide import Decision
from guardrails.policy.models import Verdict
from guardrails.request import Scope
from guardrails.verify import Claim

_OURS_ALONE = (Verdict.EMERGENCY, Verdict.URGENT_REVIEW)
"""Verdicts whose answers no model touches: they are short, and nothing in them may wait."""
_MOST_STATEMENTS = 6
_MOST_SENTENCES = 8


def worded(
    pen: Pen,
    draft: Draft,
    decision: Decision,
    found: Evidence,
    teller: Teller,
    conversation: Conversation,
    shown: Callable[[Draft], Answer],
) -> Iterator[Answer]:
    """The answer as a model words it: what is told anyway, then claim by claim, then the whole.

    Nothing at all where it has nothing to word.
    """
    request = phrasing(draft, decision, found, teller, conversation)
    if request is None:
        return
    before = tuple(takewhile(lambda c: not _replaceable(c, decision, teller), draft.claims))
    if before:
        yield shown(with_claims(draft, before)).model_copy(update={"complete": False})
    limits = Limits(seconds=pen.left(), structured=pen.settings.llm_structured)
    writing = Writing(request, pen.writer, teller.passages, limits, stop=pen.stop, watch=pen.watch)
    claims: list[Claim] = []
    for claim in writing:
        claims.append(claim)
        told = phrased(draft, claims, decision, teller)
        part = shown(with_claims(draft, told[: told.index(claim) + 1]))
        yield part.model_copy(update={"complete": False})
    whole = phrased(draft, claims, decision, teller)
    yield ended(draft, writing, shown, whole, conversation.persona)


def phrasing(
    draft: Draft, decision: Decision, found: Evidence, teller: Teller, conversation: Conversation
) -> Request | None:
    """What a model is asked to put into words, or None where it has nothing to say."""
    if decision.scope is not Scope.IN or decision.verdict in _OURS_ALONE or draft.opening:
        return None
    told = [claim.passages[0] for claim in draft.claims if _replaceable(claim, decision, teller)]
    if not told:
        return None
    further = [hit.passage.id for hit in found.hits] if found.answered else []
    statements = tuple(dict.fromkeys([*told, *further]))[:_MOST_STATEMENTS]
    decided = tuple(c.text for c in draft.claims if not _replaceable(c, decision, teller))
    return Request(
        question=conversation.turns[-1],
        earlier=conversation.turns[:-1][-3:],
        statements=statements,
        decided=decided,
        verdict=decision.verdict,
        persona=conversation.persona,
    )


def phrased(
    draft: Draft, written: Sequence[Claim], decision: Decision, teller: Teller
) -> tuple[Claim, ...]:
    """The draft's claims with the written ones in the place of the statements they restate."""
    restated = {key for claim in written for key in claim.passages}
    told: list[Claim] = []
    placed = False
    for claim in draft.claims:
        if not _replaceable(claim, decision, teller):
            told.append(claim)
            continue
        if not restated & set(claim.passages):
            told.append(claim)
        if not placed:
            told += written
            placed = True
    ours = sum(not _replaceable(claim, decision, teller) for claim in draft.claims)
    return tuple(
        _within(told, written, max(_MOST_SENTENCES, ours + len(written)), decision, teller)
    )


def _within(
    told: Sequence[Claim], written: Sequence[Claim], most: int, decision: Decision, teller: Teller
) -> list[Claim]:
    """No more sentences than a person reads; statements as they stand go first, from the end."""
    kept = list(told)
    for claim in reversed(told):
        if len(kept) > most and claim not in written and _replaceable(claim, decision, teller):
            kept.remove(claim)
    return kept


def ended(
    draft: Draft,
    written: Writing,
    shown: Callable[[Draft], Answer],
    claims: tuple[Claim, ...],
    persona: Persona,
) -> Answer:
    """The whole answer after a model has written: with its claims, or as it stands and why."""
    report = {"writer": written.report(), "dropped": dict(sorted(written.dropped.items()))}
    if not lost_too_much(written.kept, written.dropped):
        answer = shown(with_claims(draft, claims))
        return answer.model_copy(update={**report, "generator": written.name})
    why = words().writer_away if written.failure else words().writer_lost
    answer = shown(draft)
    *others, standing = answer.notices
    notices = (*others, why.to(persona), standing)
    return answer.model_copy(update={**report, "notices": notices})


def with_claims(draft: Draft, claims: tuple[Claim, ...]) -> Draft:
    """The draft with other claims."""
    return draft.model_copy(update={"claims": claims})


def _replaceable(claim: Claim, decision: Decision, teller: Teller) -> bool:
    """Whether a claim is one reviewed statement as it stands.

    Beside a verdict, what a rule says must be told is not.
    """
    if claim.points or len(claim.passages) != 1:
        return False
    key: PassageId = claim.passages[0]
    ruled = {passage for held in decision.rules for passage in held.passages}
    if key in decision.told or (decision.verdict is not None and key in ruled):
        return False
    return claim.text == teller.wording(teller.passages[key])
