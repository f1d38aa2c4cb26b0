"""A corticosteroid that the rules heard told of now, in words that they could not place.

What they leave open the learnt reader may settle, as "the tablets in the drawer are the cat's". Not
so where a steroid is told in the present ("I need a little now and then", "it helps my joints") or
as newly ended: there the rules object, and nothing that permits counts against an objection. What
the rules hold open by themselves (`Reading.held_open`) they object to as well.
"""

import re

from guardrails.facts import Facts, Steroid
from guardrails.reading.clinical.steroid_reading import NEWLY_ENDED
from guardrails.request import Reading

USE, LENGTH = "systemic_corticosteroid", "months_since_corticosteroid"
_OPEN = "unknown"
"""What a conflict takes where it leaves a fact open."""
_PRESENT = re.compile(
    r"\b(?:use|uses|using|take|takes|taking|needs?|gets?|getting|receiv(?:e|es|ing)|swallows?|"
    r"helps?|keeps?|being|lives? on|stays?|remains?|continu(?:e|es|ing)|having|"
    r"(?:i|we|they) have|(?:she|he) has|(?:i'm|i am|is|am) on|part of)\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:was|were|had|took|finished|stopped|ended|last|until|till|over|gone|off|since|ago|never|"
    r"no|not|none|nothing|without|cream|drops?|inhaler|spray|lotion|ointment)\b|n't\b",
    re.IGNORECASE,
)


def objected(reading: Reading) -> frozenset[str]:
    """The facts that the learnt reader may not make permissive."""
    told = [(c.fact, c.said) for c in reading.conflicts if c.taken == _OPEN]
    told += _left_open(reading.facts)
    now = {fact for fact, said in told if fact in (USE, LENGTH) and _of_now(said)}
    return reading.held_open | now


def _left_open(facts: Facts) -> list[tuple[str, str]]:
    use, length = facts.systemic_corticosteroid, facts.months_since_corticosteroid
    said = [use.said, length.said] if use.value is Steroid.UNKNOWN else []
    return [(USE, words) for words in said if words]


def _of_now(said: str) -> bool:
    present = _PRESENT.search(said) and not _NOT_NOW.search(said)
    return bool(present or NEWLY_ENDED.search(said))
