"""Where a quote stands: its passage, cut by offset, and the passages around it.

Offsets decide, never a fuzzy search; when they do not fit the text, the quote is shown alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.contract import Citation
from corpus.models import Passage


@dataclass(frozen=True)
class Context:
    """A passage cut in three around the quote, with its neighbours in the same section."""

    before: str
    quote: str
    after: str
    previous: str | None = None
    following: str | None = None


class Contexts:
    """Finds contexts in the passages of an assistant. `passages` may be empty."""

    def __init__(self, passages: Mapping[str, Passage]) -> None:
        self._passages = passages
        self._reading_order: dict[str, list[Passage]] = {}

    def are_of(self, passages: Mapping[str, Passage]) -> bool:
        """Whether these are the passages it looks in."""
        return self._passages is passages

    def of(self, citation: Citation) -> Context:
        """Return the context of a citation; the quote alone when its passage is not at hand."""
        passage = self._passages.get(citation.passage_id)
        if passage is None:
            return Context("", citation.quote, "")
        start, end = citation.start - passage.start, citation.end - passage.start
        if passage.text[max(start, 0) : max(end, 0)] != citation.quote:
            return Context("", citation.quote, "")
        siblings = self._siblings(passage)
        place = siblings.index(passage)
        return Context(
            before=passage.text[:start],
            quote=citation.quote,
            after=passage.text[end:],
            previous=siblings[place - 1].text if place else None,
            following=siblings[place + 1].text if place + 1 < len(siblings) else None,
        )

    def _siblings(self, passage: Passage) -> list[Passage]:
        if passage.document_id not in self._reading_order:
            self._reading_order[passage.document_id] = sorted(
                (p for p in self._passages.values() if p.document_id == passage.document_id),
                key=lambda p: p.start,
            )
        document = self._reading_order[passage.document_id]
        return [p for p in document if p.section == passage.section]
