"""Composes an answer without a language model: the verdict's sentence, then statements as they are.

Verdict or direct answer first, then what it rests on, then what else a rule says must be told.
Every medical sentence names the passages that hold it.
"""

from collections.abc import Iterable, Mapping, Sequence

from assistant.contract import Persona
from assistant.draft import Draft
from assistant.notices import notices
from assistant.retrieve import Ranked
from assistant.wording import words
from corpus.models import Passage, PassageId
from guardrails.decide import CriterionDecision, Decision
from guardrails.policy import Policy
from guardrails.policy.models import Verdict
from guardrails.request import Reading, Scope, Topic, Withdrawal
from guardrails.verify import Claim

_MOST_SENTENCES = 7
_MOST_ANSWERS = 3
_NEAR = 0.9
"""A further statement is told when its cosine with the question is at least this share of the best
one's, and its fused score too."""
_EVIDENCE_BAR = 0.55
"""Below this cosine with the question no statement counts as an answer to it."""
_FOLLOW_UPS = 3


def compose(
    reading: Reading,
    decision: Decision,
    ranked: Sequence[Ranked],
    passages: Mapping[PassageId, Passage],
    policy: Policy,
    persona: Persona,
) -> Draft:
    """The draft of an answer to the last turn."""
    teller = _Teller(passages, persona)
    if decision.scope is Scope.OUT:
        refusal = (words().out_of_scope.to(persona),)
        return Draft(opening=refusal, claims=_urgent(decision, teller))
    small = _small_talk(reading, decision, persona)
    if small is not None:
        return Draft(opening=small, follow_ups=_examples(passages))
    claims: list[Claim] = list(_urgent(decision, teller))
    opening: tuple[str, ...] = ()
    if decision.verdict is not None:
        claims += _withdrawal(decision, teller)
    elif reading.withdrawal is Withdrawal.GENERAL:
        claims += _general(policy, teller)
    else:
        opening, answers = _information(ranked, teller)
        claims += answers
    claims += _rules(decision, teller, urgent=False)
    told = _distinct(claims)[:_MOST_SENTENCES]
    return Draft(
        opening=opening,
        claims=tuple(told),
        questions=_questions(decision, persona),
        notices=notices(reading, decision, persona),
        follow_ups=_follow_ups(ranked, told),
    )


class _Teller:
    """Tells passages in the reader's words."""

    def __init__(self, passages: Mapping[PassageId, Passage], persona: Persona) -> None:
        self.persona = persona
        self._passages = passages

    def claim(self, key: PassageId) -> Claim:
        """The statement as it stands. Raises `KeyError` for a passage that the corpus lacks."""
        passage = self._passages[key]
        if passage.local:
            # Never in its own words: nobody reviewed them, and no filter knows every wording.
            told = words().local_says.to(self.persona)
            return Claim(text=told, passages=(key,), points=True)
        plain = self.persona is Persona.PATIENT and passage.statement is not None
        text = passage.statement.plain if plain and passage.statement else passage.text
        return Claim(text=text, passages=(key,))


def _small_talk(reading: Reading, decision: Decision, persona: Persona) -> tuple[str, ...] | None:
    if decision.verdict is not None or reading.withdrawal is not Withdrawal.NOT_AT_ISSUE:
        return None
    if Topic.ASSISTANT in reading.topics:
        return (words().about.to(persona),)
    return (words().greeting.to(persona),) if reading.topics == (Topic.GREETING,) else None


def _urgent(decision: Decision, teller: _Teller) -> tuple[Claim, ...]:
    """The sentence of an emergency or an urgent review, and the rules that raised it."""
    rules = [teller.claim(key) for key in decision.told] + _rules(decision, teller, urgent=True)
    if decision.verdict not in (Verdict.EMERGENCY, Verdict.URGENT_REVIEW):
        return tuple(rules)
    say = words().verdicts[decision.verdict]
    holding = say.passages or tuple(dict.fromkeys(p for c in rules for p in c.passages))
    if not holding:
        holding = tuple(p for rule in decision.rules for p in rule.passages)
    return (Claim(text=say.to(teller.persona), passages=holding[:3]), *rules)


def _rules(decision: Decision, teller: _Teller, *, urgent: bool) -> list[Claim]:
    return [
        teller.claim(key)
        for held in decision.rules
        if held.rule.urgent is urgent
        for key in held.passages
    ]


def _withdrawal(decision: Decision, teller: _Teller) -> list[Claim]:
    """The verdict on withdrawal and the criteria that it rests on."""
    say = words().verdicts
    persona = teller.persona
    unmet = [c for c in decision.criteria if c.status == "unmet"]
    unknown = [c for c in decision.criteria if c.status == "unknown"]
    if decision.verdict is Verdict.DO_NOT_WITHDRAW:
        reasons = _listed(getattr(c.criterion.unmet, persona.value) for c in unmet)
        text = say[Verdict.DO_NOT_WITHDRAW].to(persona, reasons=reasons)
        return [Claim(text=text, passages=_of(unmet)), *_held(unmet, teller)]
    if decision.verdict is Verdict.INSUFFICIENT_INFORMATION:
        names = _listed(getattr(c.criterion.label, persona.value) for c in unknown)
        text = say[Verdict.INSUFFICIENT_INFORMATION].to(persona, unknown=names)
        return [Claim(text=text, passages=_of(unknown)), *_held(unknown[:2], teller)]
    if decision.verdict is Verdict.DISCUSS_WITHDRAWAL:
        first = [teller.claim(p) for r in decision.rules if r.rule.id == "C1" for p in r.passages]
        permitted = say[Verdict.DISCUSS_WITHDRAWAL]
        claim = Claim(text=permitted.to(persona), passages=permitted.passages)
        return [*first, claim, *_held(decision.criteria[2:3], teller)]
    return []


def _general(policy: Policy, teller: _Teller) -> list[Claim]:
    say = words().general_withdrawal
    keys = dict.fromkeys(criterion.passages[0] for criterion in policy.criteria)
    first = Claim(text=say.to(teller.persona), passages=say.passages)
    return [first, *(teller.claim(key) for key in keys)]


def _information(ranked: Sequence[Ranked], teller: _Teller) -> tuple[tuple[str, ...], list[Claim]]:
    """What the reviewed statements answer, as if no local document were there, and one of those."""
    reviewed = [hit for hit in ranked if not hit.passage.local]
    nearest = max((hit.cosine or 0.0 for hit in reviewed), default=0.0)
    told = _answering(reviewed, nearest)
    least = max(_EVIDENCE_BAR, _NEAR * nearest)
    local = [hit for hit in ranked if hit.passage.local and (hit.cosine or 0.0) >= least][:1]
    if told or local:
        chosen = [hit for hit in ranked if hit in told or hit in local]
        return (), [teller.claim(hit.passage.id) for hit in chosen]
    if not reviewed:
        return (words().nothing_near.to(teller.persona),), []
    return (words().not_in_text.to(teller.persona),), [teller.claim(reviewed[0].passage.id)]


def _answering(reviewed: Sequence[Ranked], nearest: float) -> list[Ranked]:
    """The best hit and those nearly as good, or none below the evidence bar."""
    if not reviewed or nearest < _EVIDENCE_BAR:
        return []
    first, others = reviewed[0], reviewed[1:_MOST_ANSWERS]
    return [
        first,
        *(
            hit
            for hit in others
            if hit.score >= _NEAR * first.score and (hit.cosine or 0.0) >= _NEAR * nearest
        ),
    ]


def _held(criteria: Iterable[CriterionDecision], teller: _Teller) -> list[Claim]:
    keys = dict.fromkeys(p for c in criteria for p in c.criterion.passages[:1])
    return [teller.claim(key) for key in list(keys)[:3]]


def _of(criteria: Iterable[CriterionDecision]) -> tuple[PassageId, ...]:
    return tuple(dict.fromkeys(c.criterion.passages[0] for c in criteria))


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(part[0].lower() + part[1:] if part[1:2].islower() else part for part in parts)


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    return list({claim.text: claim for claim in claims}.values())


def _questions(decision: Decision, persona: Persona) -> tuple[str, ...]:
    """One question for each criterion that is unknown, most decisive first."""
    if decision.verdict is not Verdict.INSUFFICIENT_INFORMATION:
        return ()
    return tuple(
        getattr(c.criterion.ask, persona.value) for c in decision.criteria if c.status == "unknown"
    )


def _follow_ups(ranked: Sequence[Ranked], told: Sequence[Claim]) -> tuple[str, ...]:
    """Questions that the next-best statements answer."""
    used = {key for claim in told for key in claim.passages}
    offered = [
        hit.passage.statement.questions[0]
        for hit in ranked
        if hit.passage.id not in used and hit.passage.statement and hit.passage.statement.questions
    ]
    return tuple(offered[:_FOLLOW_UPS])


def _examples(passages: Mapping[PassageId, Passage]) -> tuple[str, ...]:
    statements = [p.statement for p in passages.values() if p.statement and p.statement.questions]
    return tuple(statement.questions[0] for statement in statements[:_FOLLOW_UPS])
