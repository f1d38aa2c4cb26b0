"""From blocks to a document: the text that is kept, and its passages by offset into that text.

A passage can be read alone: a list item or a table row stands behind the line that introduces it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from corpus import Document, Passage, Provenance
from corpus.models import Frozen
from ingest.own.blocks import Block, Kind
from ingest.own.clean import clean
from ingest.own.slugs import slug

_MOST_CHARACTERS = 600
"""What is longer is parted at sentence ends: the embedding model reads about a thousand."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"(])")
_ABBREVIATION = re.compile(r"\b(?:dr|prof|e\.g|i\.e|approx|no|vs|fig|ca|st|mr|mrs|ms)\.$", re.I)
_BREAK = "\n\n"
_LED = (Kind.ITEM, Kind.ROW)


Judge = Callable[[str], str | None]
"""Says why a text may not be shown, or None if it may."""


class Withheld(Frozen):
    """A stretch of the file that is kept out of the document, and why."""

    id: str
    why: str


def to_document(
    blocks: Sequence[Block], provenance: Provenance, judge: Judge
) -> tuple[Document | None, tuple[Withheld, ...]]:
    """The document of these blocks, None when nothing is left to cite, and what was kept out.

    What is kept out keeps its number, so that the ids of the others do not depend on `judge`.
    """
    passages: list[Passage] = []
    withheld: list[Withheld] = []
    kept = ""
    section, place, numbers = provenance.title, "text", Counter[str]()
    for block in _introduced(blocks):
        if block.kind is Kind.HEADING:
            shown = judge(block.text) is None
            section = block.text if shown else provenance.title
            place = (slug(block.text, 40) if shown else "") or "section"
            kept += block.text + _BREAK if shown else ""
            continue
        for text in _pieces(block.text):
            numbers[place] += 1
            key = f"{provenance.id}#{place}-{numbers[place]}"
            why = judge(text)
            if why is not None:
                withheld.append(Withheld(id=key, why=why))
                continue
            start, kept = len(kept), kept + text + _BREAK
            passages.append(
                Passage(
                    id=key,
                    document_id=provenance.id,
                    section=section,
                    text=text,
                    start=start,
                    end=start + len(text),
                )
            )
    if not passages:
        return None, tuple(withheld)
    document = Document(provenance=provenance, passages=tuple(passages), text=kept.rstrip())
    return document, tuple(withheld)


def _introduced(blocks: Sequence[Block]) -> Iterator[Block]:
    """Cleaned blocks; items and rows begin with the lines, ending in a colon, that lead to them."""
    cleaned = [b.model_copy(update={"text": clean(b.text)}) for b in blocks]
    cleaned = [block for block in cleaned if any(c.isalnum() for c in block.text)]
    leads: list[tuple[int, str]] = []
    led = Kind.PARAGRAPH  # the kind that the leads introduce
    for block, following in zip(cleaned, [*cleaned[1:], None], strict=False):
        depth = block.depth if block.kind in _LED else -1
        leads = [(d, text) for d, text in leads if d < depth and block.kind is led]
        if following is not None and _leads(block, depth, following):
            leads.append((depth, block.text))
            led = following.kind
        else:
            told = " ".join([*(text for _, text in leads), block.text])
            yield block.model_copy(update={"text": told})


def _leads(block: Block, depth: int, following: Block) -> bool:
    """Whether a block only introduces the items or rows that follow it."""
    if block.kind is Kind.HEADING or not block.text.endswith(":"):
        return False
    return following.kind in _LED and following.depth > depth


def _pieces(text: str) -> Iterator[str]:
    """The text whole, or in pieces of whole sentences, as long as the limit lets them be."""
    piece = ""
    for sentence in _sentences(text):
        if piece and len(piece) + 1 + len(sentence) > _MOST_CHARACTERS:
            yield piece
            piece = sentence
        else:
            piece = f"{piece} {sentence}" if piece else sentence
    if piece:
        yield piece


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[start : match.start()]):
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]
