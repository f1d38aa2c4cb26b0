"""Answers a question from statements: the direct answer, how sure it is, what to do next.

Nothing is worded here but what the corpus says of itself. A statement is told only when it fits the
question nearly as well as the best one, and never when it says again what was told.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.contract import Persona
from assistant.evidence import SURELY_SILENT, Evidence
from assistant.features import content
from assistant.next_steps import next_step
from assistant.ranking import ranking
from assistant.retrieve import Ranked
from assistant.sureness import sureness
from assistant.wording import words
from corpus.models import Passage, PassageId
from guardrails.verify import Claim

_MOST_ANSWERS = 3
_SAME = 0.6
"""Two wordings that share this part of their telling words say the same."""
_NEAR = 0.02
"""Where the texts do not answer, what fits less well than this is not near either."""


class Informed(NamedTuple):
    """An answer from statements: what stands before it, and its claims in the order of telling."""

    opening: tuple[str, ...]
    claims: tuple[Claim, ...]


class Teller:
    """Tells passages in the reader's words."""

    def __init__(self, passages: Mapping[PassageId, Passage], persona: Persona) -> None:
        self.persona = persona
        self.passages = passages

    def claim(self, key: PassageId) -> Claim:
        """The statement as it stands, or where a local passage is quoted.

        Raises `KeyError` for a passage that the corpus lacks.
        """
        passage = self.passages[key]
        return Claim(text=self.wording(passage), passages=(key,), points=passage.local)

    def wording(self, passage: Passage) -> str:
        """The passage in the reader's words; a local one is pointed to, never told in its own.

        Nobody reviewed those, and no filter knows every wording.
        """
        if passage.local:
            return words().local_says.to(self.persona)
        plain = self.persona is Persona.PATIENT and passage.statement is not None
        return passage.statement.plain if plain and passage.statement else passage.text


def inform(found: Evidence, teller: Teller, *, of_child: bool) -> Informed:
    """What the texts say to a question, or that they do not and what is nearest."""
    if not found.hits:
        return Informed((words().nothing_near.to(teller.persona),), ())
    if not found.answered:
        if found.silence is not None and found.silence.score >= SURELY_SILENT:
            unsaid = teller.claim(found.silence.passage.id)
            return Informed((words().silent.to(teller.persona),), (unsaid,))
        if found.hits[0].score < _NEAR:
            return Informed((words().nothing_near.to(teller.persona),), ())
        nearest = teller.claim(found.hits[0].passage.id)
        return Informed((words().not_in_text.to(teller.persona),), (nearest,))
    answers = chosen(found.hits, teller)
    first = answers[0]
    claims = [teller.claim(hit.passage.id) for hit in answers]
    sure = sureness(first.passage, teller.persona, of_child=of_child)
    if sure is not None:
        claims.insert(1, Claim(text=sure, passages=(first.passage.id,)))
    step = next_step(first.passage.id) if teller.persona is Persona.PATIENT else None
    if step in teller.passages and step is not None:
        claims.append(teller.claim(step))
    return Informed((), tuple(claims))


def chosen(hits: Sequence[Ranked], teller: Teller) -> list[Ranked]:
    """The statements to tell: the best one, and those that fit nearly as well and add something."""
    weigh = ranking().passage.total
    least = weigh(hits[0].features) - ranking().further
    told = [hits[0]]
    for hit in hits[1:]:
        if len(told) == _MOST_ANSWERS or weigh(hit.features) < least:
            break
        if not any(same(teller.wording(hit.passage), teller.wording(t.passage)) for t in told):
            told.append(hit)
    return told


def same(one: str, other: str) -> bool:
    """Whether two wordings say the same, by the telling words that they share."""
    first, second = content(one), content(other)
    smaller = min(len(first), len(second))
    return smaller > 0 and len(first & second) / smaller >= _SAME
