"""Composes an answer without a language model: the verdict's sentence, then statements as they are.

Verdict or direct answer first, then what it rests on, then what else a rule says must be told.
Every medical sentence names the passages that hold it.
"""

from collections.abc import Iterable, Mapping
from itertools import islice

from assistant.besides import besides, surely_asked
from assistant.contract import Persona
from assistant.draft import Draft
from assistant.evidence import Evidence
from assistant.follow_ups import follow_ups
from assistant.inform import Teller, inform, same
from assistant.notices import notices
from assistant.offered import offered
from assistant.wording import words
from corpus.models import Passage, PassageId
from guardrails.decide import CriterionDecision, Decision
from guardrails.policy import Policy
from guardrails.policy.models import Verdict
from guardrails.replies import start_of
from guardrails.request import Reading, Scope, Topic, Withdrawal
from guardrails.verify import Claim

_FITS_TEARS = 0.015
"""From this score on the best statement is what somebody in tears asked for."""
_MOST_SENTENCES = 7
_OF_CRITERIA = frozenset(["mmf-duration#overview-withdrawal", "mmf-duration#practical-discuss"])
"""Statements that sum the criteria up: who asks for them is told the criteria."""
_EXAMPLES = 3
_LIKELY = 0.4
"""A statement that fits so well is likely what is asked of."""


def compose(
    reading: Reading,
    decision: Decision,
    found: Evidence,
    passages: Mapping[PassageId, Passage],
    policy: Policy,
    persona: Persona,
    *,
    of_child: bool = False,
    few_words: bool = False,
    distress: bool = False,
) -> Draft:
    """The draft of an answer to the last turn, which may be of few words and then asks little.

    Whoever tells of fear or tears is not turned away coolly, nor told what merely lies near.
    """
    teller = Teller(passages, persona)
    if decision.scope is Scope.OUT:
        kind = distress and decision.verdict is None
        refusal = words().distress if kind else words().out_of_scope
        return Draft(opening=(refusal.to(persona),), claims=_urgent(decision, teller))
    small = _small_talk(reading, decision, None if few_words else found, persona)
    if small is not None:
        return Draft(opening=small, follow_ups=_examples(passages))
    claims: list[Claim] = list(_urgent(decision, teller))
    opening: tuple[str, ...] = ()
    beside: tuple[Claim, ...] = ()
    if decision.verdict is Verdict.URGENT_REVIEW:
        claims += besides(found, claims, teller)
    elif decision.verdict is not None:
        claims += _with_answer(_withdrawal(decision, teller), found, policy, teller)
    elif reading.withdrawal is Withdrawal.GENERAL and not _asks_more(found, policy):
        claims += _general(policy, teller)
    else:
        opening, answers = inform(found, teller, of_child=of_child)
        if distress and not _asked(found):
            opening, answers = (words().distress.to(persona),), ()
        claims += answers
        beside = (teller.claim(found.local.passage.id),) if found.local else ()
    claims += _rules(decision, teller, urgent=False)
    told = _distinct(claims)[:_MOST_SENTENCES]
    return Draft(
        opening=opening,
        claims=(*told, *beside),  # a local document displaces nothing, so it comes on top
        questions=tuple(getattr(c.ask, persona.value) for c in decision.asked),
        answers_begin=tuple(start_of(c.id) for c in decision.asked),
        notices=notices(reading, decision, persona),
        follow_ups=follow_ups(found, told),
    )


def _small_talk(
    reading: Reading, decision: Decision, found: Evidence | None, persona: Persona
) -> tuple[str, ...] | None:
    """A greeting or a word on the assistant, unless the texts surely speak of what is asked."""
    if decision.verdict is not None or reading.withdrawal is not Withdrawal.NOT_AT_ISSUE:
        return None
    if found is not None and (surely_asked(found) or _asks_beside(reading, found)):
        return None
    if Topic.ASSISTANT in reading.topics:
        return (words().about.to(persona),)
    return (words().greeting.to(persona),) if reading.topics == (Topic.GREETING,) else None


def _asks_beside(reading: Reading, found: Evidence) -> bool:
    """Whether words on the assistant ask of something else too: "what does your source say of…"."""
    near = [hit.score for hit in (*found.hits[:1], found.silence) if hit is not None]
    return len(reading.topics) > 1 and max(near, default=0.0) >= _LIKELY


def _urgent(decision: Decision, teller: Teller) -> tuple[Claim, ...]:
    """The sentence of an emergency or an urgent review, and the rules that raised it."""
    rules = [teller.claim(key) for key in decision.told] + _rules(decision, teller, urgent=True)
    if decision.verdict not in (Verdict.EMERGENCY, Verdict.URGENT_REVIEW):
        return tuple(rules)
    say = words().verdicts[decision.verdict]
    holding = say.passages or tuple(dict.fromkeys(p for c in rules for p in c.passages))
    if not holding:
        holding = tuple(p for rule in decision.rules for p in rule.passages)
    return (Claim(text=say.to(teller.persona), passages=holding[:3]), *rules)


def _rules(decision: Decision, teller: Teller, *, urgent: bool) -> list[Claim]:
    return [
        teller.claim(key)
        for held in decision.rules
        if held.rule.urgent is urgent
        for key in held.passages
    ]


def _withdrawal(decision: Decision, teller: Teller) -> list[Claim]:
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


def _general(policy: Policy, teller: Teller) -> list[Claim]:
    say = words().general_withdrawal
    keys = dict.fromkeys(criterion.passages[0] for criterion in policy.criteria)
    first = Claim(text=say.to(teller.persona), passages=say.passages)
    return [first, *(teller.claim(key) for key in keys)]


def _asks_more(found: Evidence, policy: Policy) -> bool:
    """Whether what fits the question best is something else than the criteria themselves."""
    if not found.answered:
        return found.silence is not None
    criteria = {key for criterion in policy.criteria for key in criterion.passages} | _OF_CRITERIA
    return found.hits[0].passage.id not in criteria


def _with_answer(
    verdict: list[Claim], found: Evidence, policy: Policy, teller: Teller
) -> list[Claim]:
    """The verdict's claims, and after the first one what else the question asked, if it did."""
    surely = found.answered and surely_asked(found)
    if not verdict or not surely or not _asks_more(found, policy):
        return verdict
    return [verdict[0], teller.claim(found.hits[0].passage.id), *verdict[1:]]


def _held(criteria: Iterable[CriterionDecision], teller: Teller) -> list[Claim]:
    keys = dict.fromkeys(p for c in criteria for p in c.criterion.passages[:1])
    told: list[Claim] = []
    for claim in (teller.claim(key) for key in list(keys)[:3]):
        if not any(same(claim.text, other.text) for other in told):
            told.append(claim)
    return told


def _of(criteria: Iterable[CriterionDecision]) -> tuple[PassageId, ...]:
    return tuple(dict.fromkeys(c.criterion.passages[0] for c in criteria))


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(part[0].lower() + part[1:] if part[1:2].islower() else part for part in parts)


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    return list({claim.text: claim for claim in claims}.values())


def _examples(passages: Mapping[PassageId, Passage]) -> tuple[str, ...]:
    asking = (offered(key, p.statement) for key, p in passages.items() if p.statement)
    return tuple(islice((question for question in asking if question), _EXAMPLES))


def _asked(found: Evidence) -> bool:
    """Whether somebody in tears asks for what was found, or only tells of them."""
    fits = found.answered and found.hits[0].score >= _FITS_TEARS
    return fits or surely_asked(found)
