"""PDF: lines to paragraphs, ruled tables to rows, larger or bold lines to headings.

The home of pdfplumber. Refuses what it cannot read whole: locked, damaged, empty or scanned files.
"""

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.own.blocks import Block, Content, rows_of
from ingest.own.errors import OwnDocumentRefused
from ingest.own.pdf_lines import Line, blocks_of, body_size, without_running

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

_MOST_PAGES = 500
_PICTURE = 0.5
"""A page without text that is covered by pictures to this share counts as scanned."""
_DATE = re.compile(r"^D:(\d{4})(\d\d)(\d\d)")
_OCR = "run text recognition (OCR) over it and save it as a PDF with text"


def read_pdf(data: bytes, path: Path) -> Content:
    """The blocks of a PDF file; raises OwnDocumentRefused."""
    with _refused_when_broken(path):
        import pdfplumber

        with pdfplumber.open(io.BytesIO(data)) as file:
            return _content(file, path)


def _content(file: "PDF", path: Path) -> Content:
    if len(file.pages) > _MOST_PAGES:
        problem = f"it has {len(file.pages)} pages; at most {_MOST_PAGES} are read"
        raise OwnDocumentRefused(path, problem, "split it")
    pages: list[list[Line | tuple[Block, ...]]] = []
    for page in file.pages:
        lines = list(_lines(page))
        if not lines and _pictured(page):
            raise OwnDocumentRefused(path, f"page {page.page_number} is a picture of text", _OCR)
        pages.append(lines)
        page.close()  # frees what was read of it
    if not any(pages):
        raise OwnDocumentRefused(path, "it holds no text", _OCR)
    pages = without_running(pages)
    size = body_size(pages)
    told = file.metadata.get("Title")
    return Content(
        blocks=tuple(blocks_of(pages, size)),
        title=told if isinstance(told, str) else "",
        dated=_dated(file.metadata.get("ModDate") or file.metadata.get("CreationDate")),
    )


def _lines(page: "Page") -> Iterator[Line | tuple[Block, ...]]:
    """The lines of a page as the file gives them, and each table where it begins."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1]
    boxes = [table.bbox for table in tables]
    told: set[int] = set()
    current: Line | None = None
    words = page.extract_words(use_text_flow=True, extra_attrs=["size", "fontname"])
    for word in words:
        inside = next((n for n, box in enumerate(boxes) if _within(word, box)), None)
        if inside is None and current is not None and current.takes(word):
            current = current.with_word(word)
            continue
        if current is not None:
            yield current
            current = None
        if inside is None:
            current = Line.of(word, page.height)
        elif inside not in told:
            told.add(inside)
            yield tuple(rows_of(_filled(tables[inside].extract())))
    if current is not None:
        yield current


def _within(word: dict[str, float], box: tuple[float, float, float, float]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _filled(rows: list[list[str | None]]) -> list[list[str]]:
    """The cells as text; a first cell that spans several rows is told in each."""
    filled: list[list[str]] = []
    for row in rows:
        cells = [cell or "" for cell in row]
        if row and row[0] is None and filled:
            cells[0] = filled[-1][0]
        filled.append(cells)
    return filled


def _pictured(page: "Page") -> bool:
    area = sum(image["width"] * image["height"] for image in page.images)
    return bool(area >= _PICTURE * page.width * page.height)


def _dated(told: object) -> date | None:
    match = _DATE.match(told) if isinstance(told, str) else None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


@contextmanager
def _refused_when_broken(path: Path) -> Iterator[None]:
    """Turn the parser's errors into ours: it lets many kinds through for a damaged file."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    damaged = (
        PDFException,
        PSException,
        MalformedPDFException,
        PdfminerException,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    )
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # one line is ours to say
    try:
        yield
    except damaged as error:
        if any(isinstance(e, PDFPasswordIncorrect) for e in (error, *error.args)):
            remedy = "save it without a password"
            raise OwnDocumentRefused(path, "it is locked with a password", remedy) from error
        remedy = "open it in a PDF viewer, print it to a new PDF and give that"
        raise OwnDocumentRefused(path, "it is damaged or no PDF file", remedy) from error
