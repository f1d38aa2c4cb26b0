"""The form in which a sentence is shown to the learnt reader, in training and at run time alike.

Names of medicines become one name a class, so that what is learnt of prednisone holds for Medrol.
"""

from collections.abc import Iterable

from guardrails.reading.tagged import TaggedClause

_NAMES = {
    "<gc>": "steroid",
    "<topical>": "steroid cream",
    "<local>": "joint injection",
    "<mmf>": "cellcept",
    "<mtx>": "methotrexate",
    "<aza>": "azathioprine",
    "<other>": "ivig",
}


def form(clauses: Iterable[TaggedClause]) -> str:
    """The clauses of one sentence as plain text for the model."""
    return " ".join(_plain(clause) for clause in clauses)


def _plain(clause: TaggedClause) -> str:
    parts: list[str] = []
    position = 0
    for tag in clause.tags:
        parts.append(clause.text[position : tag.start])
        word = clause.text[tag.start : tag.end]
        parts.append(_NAMES.get(word) or clause.quote(tag.start, tag.end).lower())
        position = tag.end
    return "".join([*parts, clause.text[position:]])
