"""A turn cut into clauses in which names of medicines, doses and times are replaced by tags.

"I came off pred in March 2025" becomes "i came off <gc> in <t>", so that a pattern is written once
for all names and all ways to tell the time. Every tag knows what it stands for, and every position
in a tagged clause leads back to the person's own words.
"""

import re
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pydantic import ConfigDict

from corpus.models import Frozen
from guardrails.reading.clauses import clauses
from guardrails.reading.dialect import spellings
from guardrails.reading.lexicon import drug_mentions
from guardrails.reading.normalise import Text, normalise
from guardrails.reading.when import TimeMention, time_mentions

TAGS = {
    "systemic_corticosteroid": "<gc>",
    "non_systemic_corticosteroid": "<topical>",
    "local_corticosteroid": "<local>",
    "mycophenolate": "<mmf>",
    "methotrexate": "<mtx>",
    "azathioprine": "<aza>",
    "other_immunosuppressant": "<other>",
}
MEDICINE = re.compile("|".join(TAGS.values()))
"""The tag of any medicine."""
_DOSE = re.compile(
    r"(?<![\d.])(?P<number>\d+(?:,\d{3})+|\d*\.?\d+)\s*(?P<unit>mgs?|milligrams?|grams?|gms?|g|"
    r"mcg)(?![a-z])"
)


class Dose(NamedTuple):
    """An amount of a medicine in mg at `norm[start:end]`; per day only if the words say so."""

    start: int
    end: int
    mg: float


class Tag(NamedTuple):
    """A tag at `text[start:end]` of a tagged clause, and what it stands for."""

    start: int
    end: int
    meaning: TimeMention | Dose | str


class TaggedClause(Frozen):
    """A clause with its tags. `text` is what patterns are matched on."""

    model_config = ConfigDict(
        arbitrary_types_allowed=True, frozen=True, ignored_types=(cached_property,)
    )

    text: str
    source: tuple[int, ...]
    """For each character of `text`, its position in the normalised turn; one more for the end."""
    tags: tuple[Tag, ...]
    sentence: int
    index: int
    turn: int
    whole: Text

    def quote(self, start: int = 0, end: int | None = None) -> str:
        """The person's own words behind `text[start:end]`."""
        stop = len(self.text) if end is None else end
        return self.whole.quote(self.source[start], self.source[stop])

    def times(self) -> list[TimeMention]:
        """The times told in the clause."""
        return [tag.meaning for tag in self.tags if isinstance(tag.meaning, TimeMention)]

    def doses(self) -> list[Dose]:
        """The amounts told in the clause."""
        return [tag.meaning for tag in self.tags if isinstance(tag.meaning, Dose)]


def tag_turn(original: str, turn: int, today: date) -> tuple[TaggedClause, ...]:
    """The tagged clauses of one turn, in order."""
    whole = normalise(original)
    marks = _marks(whole.norm, today)
    times = [(start, end) for start, end, tag, _ in marks if tag == "<t>"]
    names = [(start, end) for start, end, tag, _ in marks if tag == "<gc>"]
    return tuple(
        _tag_clause(whole, start, end, sentence, index, turn, marks)
        for index, (start, end, sentence) in enumerate(clauses(whole.norm, times, names))
    )


def _marks(norm: str, today: date) -> list[tuple[int, int, str, TimeMention | Dose | str]]:
    marks: list[tuple[int, int, str, TimeMention | Dose | str]] = [
        (m.start, m.end, TAGS[m.drug], m.name) for m in drug_mentions(norm)
    ]
    for match in _DOSE.finditer(norm):
        amount = float(match["number"].replace(",", ""))
        if amount == 0:  # "prednisone 0 mg" tells of none
            continue
        scale = {"g": 1000.0, "mc": 0.001}.get(
            match["unit"][:1] if match["unit"][0] == "g" else match["unit"][:2], 1.0
        )
        marks.append(
            (match.start(), match.end(), "<dose>", Dose(match.start(), match.end(), amount * scale))
        )
    taken = [(start, end) for start, end, _, _ in marks]
    for mention in time_mentions(norm, today):
        if not any(a < mention.end and mention.start < b for a, b in taken):
            marks.append((mention.start, mention.end, "<t>", mention))
    taken = [(start, end) for start, end, _, _ in marks]
    for spoken in spellings(norm):
        if not any(a < spoken.end and spoken.start < b for a, b in taken):
            marks.append((spoken.start, spoken.end, spoken.plain, spoken.plain))
    return sorted(marks, key=lambda mark: mark[:2])


def _tag_clause(
    whole: Text,
    start: int,
    end: int,
    sentence: int,
    index: int,
    turn: int,
    marks: list[tuple[int, int, str, TimeMention | Dose | str]],
) -> TaggedClause:
    chars: list[str] = []
    source: list[int] = []
    tags: list[Tag] = []
    position = start
    for a, b, tag, meaning in marks:
        if a < position or b > end:
            continue
        chars.extend(whole.norm[position:a])
        source.extend(range(position, a))
        if tag.startswith("<"):
            tags.append(Tag(len(chars), len(chars) + len(tag), meaning))
        chars.extend(tag)
        source.extend([a] * len(tag))
        position = b
    chars.extend(whole.norm[position:end])
    source.extend(range(position, end))
    source.append(end)
    return TaggedClause(
        text="".join(chars),
        source=tuple(source),
        tags=tuple(tags),
        sentence=sentence,
        index=index,
        turn=turn,
        whole=whole,
    )
