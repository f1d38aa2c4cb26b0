"""What is searched for: the part of the conversation that asks, in the corpus's words.

A long letter is searched by its questions, a short follow-up together with the turn before it.
Names of medicines are given their generic form, since that is what the texts use.
"""

from collections.abc import Sequence

from guardrails.reading.clauses import sentences
from guardrails.reading.lexicon import drug_mentions
from guardrails.reading.normalise import normalise

_GENERIC = {
    "mycophenolate": "mycophenolate (MMF)",
    "systemic_corticosteroid": "corticosteroids (prednisone)",
    "methotrexate": "methotrexate",
    "azathioprine": "azathioprine",
}
_LONG_WORDS = 40
_SHORT_WORDS = 6
_MOST_CHARACTERS = 600


def query_of(turns: Sequence[str]) -> str:
    """The text to search for; at most 600 characters."""
    last = _asking_part(normalise(turns[-1]).norm)
    if len(last.split()) < _SHORT_WORDS and len(turns) > 1:
        last = f"{_asking_part(normalise(turns[-2]).norm)} {last}"
    return _generic(last)[-_MOST_CHARACTERS:]


def _asking_part(norm: str) -> str:
    if len(norm.split()) <= _LONG_WORDS:
        return norm
    spans = [norm[start:end] for start, end in sentences(norm)]
    asking = [span for span in spans if span.endswith("?")]
    return " ".join(asking or spans[-2:])


def _generic(norm: str) -> str:
    parts: list[str] = []
    position = 0
    for mention in drug_mentions(norm):
        parts += [norm[position : mention.start], _GENERIC.get(mention.drug, mention.name)]
        position = mention.end
    return "".join([*parts, norm[position:]])
