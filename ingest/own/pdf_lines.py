"""From the lines of a PDF's pages to blocks: a PDF knows where words stand, not what they are."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus.models import Frozen
from ingest.own.blocks import Block, Kind

_SAME_LINE = 0.4
"""Words whose tops differ by less than this share of their size stand on one line."""
_COLUMN_GAP = 3.0
"""A gap of this many letter sizes parts columns."""
_LINE_STEP = 1.75
"""Lines further apart than this many letter sizes belong to two paragraphs."""
_LARGER = 1.15
_HEADING_WORDS = 12
_MARGIN = 0.09
"""Share of the page's height at its top and foot where running lines stand."""
_BULLET = re.compile(r"^(?:[-*•‣▪◦–·]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_ENDS = re.compile(r"[.!?:;][\"”’)\]]*$")


class Line(Frozen):
    """Words that stand on one line; positions and sizes in points, `top` from the page's top."""

    text: str
    x0: float
    x1: float
    top: float
    size: float
    bold: bool
    margin: bool

    @classmethod
    def of(cls, word: dict[str, Any], page_height: float) -> "Line":
        """Begin a line with a word."""
        place = word["top"] / page_height
        return cls(
            text=word["text"],
            x0=word["x0"],
            x1=word["x1"],
            top=word["top"],
            size=word["size"],
            bold="bold" in word["fontname"].lower(),
            margin=place < _MARGIN or place > 1 - _MARGIN,
        )

    def takes(self, word: dict[str, Any]) -> bool:
        """Whether the word goes on with this line."""
        gap: float = word["x0"] - self.x1
        drop: float = word["top"] + word["size"] - self.top - self.size
        return abs(drop) < _SAME_LINE * self.size and -self.size < gap < _COLUMN_GAP * self.size

    def with_word(self, word: dict[str, Any]) -> "Line":
        """The line, longer by a word."""
        bold = self.bold and "bold" in word["fontname"].lower()
        text = f"{self.text} {word['text']}"
        return self.model_copy(update={"text": text, "x1": word["x1"], "bold": bold})


Page = Sequence[Line | tuple[Block, ...]]
"""The lines of a page in order; a table stands as its rows."""


def body_size(pages: Iterable[Page]) -> float:
    """The letter size of most of the text, in points; 0 when there is none."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            if isinstance(line, Line):
                sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def without_running(pages: Sequence[Page]) -> list[list[Line | tuple[Block, ...]]]:
    """Leave out page numbers, and heads and feet that return on most pages."""
    seen = Counter(
        key
        for page in pages
        for key in {_key(line) for line in page if isinstance(line, Line) and line.margin}
    )
    often = {key for key, count in seen.items() if count > 1 and count > len(pages) / 2}
    return [
        [
            line
            for line in page
            if not (isinstance(line, Line) and line.margin and _runs(line, often))
        ]
        for page in pages
    ]


def _runs(line: Line, often: set[str]) -> bool:
    key = _key(line)
    return key in often or key in {"#", "page #", "page # of #", "#/#", "# / #", "# of #"}


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def blocks_of(pages: Sequence[Page], size: float) -> Iterator[Block]:
    """Blocks in reading order; a sentence that a page break cuts is put together again."""
    held: Block | None = None
    last: Line | None = None
    for page in pages:
        turned = True
        for line in page:
            if not isinstance(line, Line):
                yield from [held] if held else []
                yield from line
                held = last = None
                continue
            block = _block(line, size)
            if held and _continues(held, last, block, line, turned=turned):
                held = held.model_copy(update={"text": _joined(held.text, block.text)})
            else:
                yield from [held] if held else []
                held = block
            last, turned = line, False
    yield from [held] if held else []


def _block(line: Line, size: float) -> Block:
    bullet = _BULLET.match(line.text)
    heading = len(line.text.split()) <= _HEADING_WORDS and not re.search(r"[.;:,]$", line.text)
    if heading and (line.size >= _LARGER * size or line.bold):
        return Block(kind=Kind.HEADING, text=line.text)
    if bullet:
        return Block(kind=Kind.ITEM, text=line.text[bullet.end() :])
    return Block(kind=Kind.PARAGRAPH, text=line.text)


def _continues(held: Block, last: Line | None, block: Block, line: Line, *, turned: bool) -> bool:
    """Whether a line goes on with what is held; `turned` on the first line of a page."""
    if last is None or block.kind is Kind.ITEM:
        return False
    step = line.top - last.top
    near = not turned and 0 < step <= _LINE_STEP * max(line.size, last.size)
    if held.kind is Kind.HEADING or block.kind is Kind.HEADING:
        same = abs(line.size - last.size) < 0.5 and line.bold == last.bold
        return held.kind is block.kind and near and same
    if near:
        return True
    # A new page or column: only an unfinished sentence goes on there.
    unfinished = not _ENDS.search(held.text) and not block.text[:1].isupper()
    return (turned or step <= 0) and unfinished


def _joined(before: str, after: str) -> str:
    if re.search(r"[a-z]-$", before) and after[:1].islower():
        return before[:-1] + after  # a word parted at the end of its line
    return f"{before} {after}"
