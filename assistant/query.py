"""What is searched for: the part of the conversation that asks.

A long letter is searched by its questions. A turn that only makes sense with the one before ("and
the liver?") is searched together with it, and what is new in it counts again when passages are
weighed; where a language model wrote it out in full and `assistant.rewriting` let that stand, that
is searched for instead. Names of medicines get their usual form here only where they are misspelt;
everything else of the field's words is for `ingest.field`.
"""

import re
from collections.abc import Sequence

from assistant.contrast import without_contrasted
from assistant.spelling import written_out
from corpus.models import Frozen
from guardrails.reading.clauses import sentences
from guardrails.reading.lexicon import drug_mentions
from guardrails.reading.normalise import normalise

_GENERIC = {"mycophenolate": "mycophenolate"}
_KEPT = re.compile(r"myfortic|ceptava|sodium|mycophenolic|mpa|ec[- ]?mps")
"""Other forms of the drug, and what is measured of it: they ask something of their own."""
_TOLD = re.compile(
    r"\b(?:i|he|she|we|who|patient|pt)(?:'m|'s| am| is| was)? "
    r"(?:take|takes|taking|took|on|have|has|get|gets|use|uses|using)(?: (?:my|his|her|the))? $"
)
"""What stands before a form that is only told as taken."""
_OF_FORMS = re.compile(
    r"\d|\bcell ?cept|\bmofetil|\bmmf\b|coat|tablet|capsul|\bmg\b|gram|dos|swallow|crush|split|"
    r"swap|switch|chang|convert|same|differ|instead|than|equal|equiv|stomach|gut|bowel|tumm|"
    r"diarr|nause|\bforms?\b|level|trough"
)
"""What asks something of the form; without any of it the form is told in passing."""
_LONG_WORDS = 60
_STORY_WORDS = 28
"""A message of more words than these tells a story before it asks."""
_LEAST_WORDS = 4
_SHORT_WORDS = 6
_FOLLOWING_WORDS = 16
_MOST_CHARACTERS = 600
_FOLLOWS = re.compile(
    r"^(?:ok(?:ay)?|right|thanks?|thank you|i see|good|and|but|so|then|also|plus|same|why|or|"
    r"what about|how about|what if|after that|is (?:it|that|this)|does (?:it|that)|"
    r"how (?:sure|certain|long) (?:is|are|of) (?:that|this|you))\b"
)


class Query(Frozen):
    """What one turn asks of the texts."""

    text: str
    """What is searched for; at most 600 characters."""
    fresh: str = ""
    """The last turn alone, when `text` also holds the turn before it."""

    @property
    def alone(self) -> str:
        """The part that is a question by itself: behind a story or an earlier turn, or nothing."""
        if self.fresh:
            return self.fresh if len(self.fresh.split()) >= _LEAST_WORDS else ""
        return "".join(ways_of_asking(self.text)[1:])


def ways_of_asking(text: str) -> tuple[str, ...]:
    """A question as it is, and behind a story the sentence of it that asks, which is like others'.

    That is the last one that ends in a question mark, else the last that is no mere word or two.
    """
    if len(text.split()) <= _STORY_WORDS:
        return (text,)
    parts = [part for part in _sentences(text) if len(part.split()) >= _LEAST_WORDS]
    return (text, *(_asking(parts) or parts)[-1:])


def query_of(turns: Sequence[str], in_full: str | None = None) -> Query:
    """The query of a conversation's last turn; `in_full` is that turn, if short, written out."""
    last = _words_of(turns[-1])
    if len(turns) == 1 or not _leans(last):
        return Query(text=last[-_MOST_CHARACTERS:])
    if in_full is not None:
        fresh = last[-_MOST_CHARACTERS:]
        return Query(text=plain_words(in_full)[-_MOST_CHARACTERS:], fresh=fresh)
    before = without_contrasted(_words_of(_topic(turns[:-1])), last)
    return Query(text=f"{before} {last}"[-_MOST_CHARACTERS:], fresh=last[-_MOST_CHARACTERS:])


def follows(turns: Sequence[str]) -> bool:
    """Whether the last turn makes sense only with one before it."""
    return len(turns) > 1 and _leans(_words_of(turns[-1]))


def plain_words(text: str) -> str:
    """A text in lower case and in the words of the field."""
    return _generic(written_out(normalise(text).norm))


def _leans(last: str) -> bool:
    """Whether a turn makes sense only with the one before."""
    count = len(last.split())
    return count < _SHORT_WORDS or (count < _FOLLOWING_WORDS and bool(_FOLLOWS.match(last)))


def _topic(earlier: Sequence[str]) -> str:
    """The last of the earlier turns that stands by itself."""
    for turn in reversed(earlier):
        if not _leans(normalise(turn).norm):
            return turn
    return earlier[-1]


def _words_of(turn: str) -> str:
    """What a turn asks, in the words of the field."""
    return _generic(written_out(_asking_part(normalise(turn).norm)))


def _asking_part(norm: str) -> str:
    if len(norm.split()) <= _LONG_WORDS:
        return norm
    parts = _sentences(norm)
    return " ".join(_asking(parts) or parts[-2:])


def _sentences(norm: str) -> list[str]:
    return [norm[start:end] for start, end in sentences(norm)]


def _asking(parts: Sequence[str]) -> list[str]:
    return [part for part in parts if part.endswith("?")]


def _generic(norm: str) -> str:
    parts: list[str] = []
    position = 0
    asks_of_forms = bool(_OF_FORMS.search(norm))
    for mention in drug_mentions(norm):
        name = norm[mention.start : mention.end]
        in_passing = not asks_of_forms and bool(_TOLD.search(norm[: mention.start]))
        kept = _KEPT.search(name) and not in_passing
        usual = name if kept else _GENERIC.get(mention.drug, name)
        parts += [norm[position : mention.start], usual]
        position = mention.end
    return "".join([*parts, norm[position:]])
