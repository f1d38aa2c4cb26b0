"""Opinions made by hand: what the learnt reader might say of one sentence."""

from collections.abc import Mapping

from said import TODAY

from guardrails.reading.learnt.reader import Heard, Opinion, heads
from guardrails.reading.tagged import tag_turn

CRITERIA = ("W1", "W2", "W3", "W4", "W5", "W6")
HEADS, CONVERSATION, SIGNS = heads()


def chances(values: tuple[str, ...], told: Mapping[str, float]) -> dict[str, float]:
    rest = [value for value in values if value not in told]
    left = 1.0 - sum(told.values())
    return {**dict(told), **{value: left / len(rest) for value in rest}}


def heard(text: str, signs: Mapping[str, float], **said: Mapping[str, float]) -> Heard:
    made = {head: chances(values, said.get(head, {"none": 1.0})) for head, values in HEADS.items()}
    return Heard(tag_turn(text, 0, TODAY), made, {**dict.fromkeys(SIGNS, 0.0), **signs})


def opinion(
    text: str = "so it is",
    signs: Mapping[str, float] | None = None,
    conversation: Mapping[str, Mapping[str, float]] | None = None,
    **said: Mapping[str, float],
) -> Opinion:
    """One sentence; the criteria are likely met unless said otherwise."""
    told = conversation or {}
    calm = {"ask": {}, "scope": {}, **{c: {"met": 0.97, "unknown": 0.03} for c in CRITERIA}}
    sentence = heard(text, signs or {}, **said)
    return Opinion(
        (sentence,),
        {name: chances(CONVERSATION[name], told.get(name, calm[name])) for name in CONVERSATION},
        sentence.signs,
    )
