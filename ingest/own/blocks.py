"""What every reader gives: a document's blocks in reading order, whatever file they came from."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from corpus.models import Frozen


class Kind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


class Block(Frozen):
    """One heading, paragraph, list item or table row, its text as it stood in the file."""

    kind: Kind
    text: str
    depth: int = 0
    """How deep an item lies in lists; 0 is the outermost list."""


class Content(Frozen):
    """What one file holds."""

    blocks: tuple[Block, ...]
    title: str = ""
    dated: date | None = None
    """When the file says that it was last changed, if it says so."""


def rows_of(table: Sequence[Sequence[str]]) -> list[Block]:
    """A table as one sentence a row, `header: value; header: value`; its first row names columns.

    A row whose filled cells all say the same, as one merged over all columns does, is told as it
    is. A table of one row has no header, so its cells are told one after the other.
    """
    rows = [[" ".join(cell.split()) for cell in row] for row in table]
    rows = [row for row in rows if any(row)]
    if not rows:
        return []
    if len(rows) == 1:
        return [Block(kind=Kind.ROW, text="; ".join(cell for cell in rows[0] if cell))]
    return [Block(kind=Kind.ROW, text=_row(rows[0], row)) for row in rows[1:]]


def _row(header: Sequence[str], row: Sequence[str]) -> str:
    if len(row) > 1 and len(set(row)) == 1:
        return row[0]
    names = [*header, *([""] * len(row))]
    cells = ((name.rstrip(": "), cell) for name, cell in zip(names, row, strict=False) if cell)
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in cells)
