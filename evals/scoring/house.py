"""Sentences that the house words itself: which they are, and what they may cite.

A verdict's sentence sums up what was decided rather than what one text says, so it is held against
the passages that the policy gives for that decision, not against their words.
"""

import re
from functools import cache

from assistant.contract import Answer, Persona
from assistant.sureness import sureness
from assistant.wording import Say, words
from corpus.models import Passage
from guardrails.policy import load_policy
from guardrails.policy.models import Verdict


@cache
def standing() -> frozenset[str]:
    """Sentences that state nothing about medicine, so that they need no citation."""
    say = words()
    phrases = (
        say.greeting,
        say.about,
        say.not_in_text,
        say.nothing_near,
        say.silent,
        say.out_of_scope,
        say.cautious,
        say.standing_notice,
    )
    return frozenset(text for phrase in phrases for text in (phrase.patient, phrase.clinician))


def blanks(sentence: str, verdict: str | None) -> tuple[str, ...] | None:
    """What fills the blanks of a house sentence of this verdict; None when it is not one."""
    say = words().verdicts[Verdict(verdict)] if verdict else words().general_withdrawal
    for persona in Persona:
        match = _template(say, persona).fullmatch(sentence)
        if match:
            return match.groups()
    return None


def policy_passages(answer: Answer) -> frozenset[str]:
    """The passages that the policy gives for what this answer decided."""
    policy, say = load_policy(), words()
    own = say.verdicts[Verdict(answer.verdict)] if answer.verdict else say.general_withdrawal
    settling = {"do_not_withdraw": "unmet", "insufficient_information": "unknown"}
    wanted = settling.get(answer.verdict or "")
    chosen = {c.id for c in answer.criteria if wanted in (None, c.status)}
    criteria = {p for c in policy.criteria if c.id in chosen for p in c.passages}
    held = [rule for rule in policy.rules if rule.id in answer.rules]
    told = {p for rule in held for part in rule.say for p in part.passages}
    ruling = [rule for rule in policy.verdicts if rule.verdict == answer.verdict]
    told |= {p for rule in ruling for part in rule.say for p in part.passages}
    return frozenset({*own.passages, *criteria, *told})


def tells_sureness(sentence: str, passage: Passage) -> bool:
    """Whether a sentence says exactly what the passage's own marks say of how sure it is."""
    return any(
        sentence == sureness(passage, persona, of_child=of_child)
        for persona in Persona
        for of_child in (False, True)
    )


@cache
def _template(say: Say, persona: Persona) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", getattr(say, persona.value))
    return re.compile("(.+)".join(map(re.escape, parts)))
