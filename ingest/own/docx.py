"""DOCX: headings by style, lists, tables; hidden text dropped; the home of python-docx.

Refuses a file with tracked changes: which of two wordings holds is not a program's to decide.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.own.blocks import Block, Content, Kind, rows_of
from ingest.own.errors import OwnDocumentRefused

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_MOST_UNPACKED = 200_000_000
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_TRACKED = ".//w:ins | .//w:del | .//w:moveFrom | .//w:moveTo"
_HEADING = re.compile(r"^(?:Heading \d|Title|Subtitle)$", re.IGNORECASE)


def read_docx(data: bytes, path: Path) -> Content:
    """The blocks of a DOCX file; raises OwnDocumentRefused."""
    document = _opened(data, path)
    if document.element.body.xpath(_TRACKED):
        remedy = "accept or reject them in the word processor and save"
        raise OwnDocumentRefused(path, "it holds tracked changes", remedy)
    changed = document.core_properties.modified
    return Content(
        blocks=tuple(_blocks(document)),
        title=document.core_properties.title,
        dated=changed.date() if changed else None,
    )


def _opened(data: bytes, path: Path) -> "WordDocument":
    from docx import Document

    if data.startswith(_OLD_OR_LOCKED):
        problem = "it is locked with a password, or of an old version of Word"
        raise OwnDocumentRefused(path, problem, "save it as DOCX without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > _MOST_UNPACKED:
            problem = f"it unpacks to {unpacked / 1e6:.0f} MB"
            raise OwnDocumentRefused(path, problem, "take out pictures or split it")
        return Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, EOFError) as error:
        # lxml, under python-docx, calls broken XML a syntax error.
        remedy = "open it in a word processor and save it as DOCX"
        raise OwnDocumentRefused(path, "it is damaged or no DOCX file", remedy) from error


def _blocks(document: "WordDocument") -> Iterator[Block]:
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from rows_of(_cells(part))
            continue
        text = _seen(part)
        style = (part.style.name if part.style else "") or ""
        if not text.strip():
            continue
        if _HEADING.match(style):
            yield Block(kind=Kind.HEADING, text=text)
        elif style.startswith("List") or part._p.xpath("./w:pPr/w:numPr"):
            yield Block(kind=Kind.ITEM, text=text, depth=_depth(part, style))
        else:
            yield Block(kind=Kind.PARAGRAPH, text=text)


def _cells(table: "Table") -> list[list[str]]:
    """The cells of a table; one that spans several columns or rows is told in each."""
    return [
        [" ".join(_seen(paragraph) for paragraph in cell.paragraphs) for cell in row.cells]
        for row in table.rows
    ]


def _seen(paragraph: "Paragraph") -> str:
    """The text of a paragraph, links included, without runs that are formatted as hidden."""
    from docx.text.run import Run

    parts: list[str] = []
    for part in paragraph.iter_inner_content():
        runs = [part] if isinstance(part, Run) else part.runs
        parts += [run.text for run in runs if not run.font.hidden]
    return "".join(parts)


def _depth(paragraph: "Paragraph", style: str) -> int:
    levels = paragraph._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")
    if levels:
        return int(levels[0])
    number = style.rpartition(" ")[2]  # "List Bullet 2"
    return int(number) - 1 if number.isdigit() else 0
