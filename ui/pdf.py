"""A conversation as a PDF: the same turns as in Markdown, to print, sign or file.

The one home of fpdf2, which is imported when a PDF is made. Every text goes in as text: nothing
of it is read as markup, and the only links are those of the references.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.contract import Citation
from ui import wording
from ui.kept import Listed, Turn, described
from ui.render.links import is_outward
from ui.render.markup import visible

if TYPE_CHECKING:
    from fpdf import FPDF

FONTS = Path(__file__).parent / "fonts"
_FACE = "DejaVu"
_MARGIN_MM = 20.0
_BODY, _SMALL, _TITLE, _HEAD, _PART = 10.5, 9.0, 17.0, 13.0, 11.0
_INK, _SOFT, _ACCENT = (28, 40, 48), (82, 97, 107), (15, 90, 92)
_MISSING = "�"


class PdfFailed(Exception):
    """The library could not write the file."""


def as_pdf(turns: Iterable[Turn], day: date) -> bytes:
    """The file. Raises `PdfFailed`."""
    from fpdf.errors import FPDFException

    try:
        return _written(turns, day)
    except (FPDFException, OSError, ValueError) as error:
        raise PdfFailed from error


def _written(turns: Iterable[Turn], day: date) -> bytes:
    sheet = _Sheet(day)
    sheet.write(wording.TITLE, _TITLE, strong=True, below=1)
    sheet.write(f"{wording.EXPORT_DAY} {day:%Y-%m-%d}", _SMALL, colour=_SOFT, below=2)
    sheet.write(wording.STANDING_EMERGENCY, _SMALL, strong=True, below=0)
    sheet.write(wording.STANDING, _SMALL, below=5)
    for turn in turns:
        _turn(sheet, turn)
    return sheet.finished()


def _turn(sheet: "_Sheet", turn: Turn) -> None:
    sheet.heading(wording.EXPORT_QUESTION.format(n=turn.number))
    for line in turn.question.splitlines() or [""]:
        sheet.write(line, _BODY, indent=4, below=0.5)
    sheet.gap(2)
    if not turn.answered:
        sheet.write(wording.EXPORT_UNANSWERED, _BODY, below=4)
        return
    if turn.verdict:
        sheet.write(turn.verdict[0], _HEAD, strong=True, colour=_ACCENT, below=0.5)
        sheet.write(turn.verdict[1], _BODY, below=3)
    elif turn.label:
        sheet.write(turn.label, _PART, strong=True, below=3)
    for sentence in turn.sentences:
        marks = "".join(f" [{n}]" for n in sentence.numbers)
        sheet.write(sentence.text + marks, _BODY, below=1.5)
    for listed in turn.lists:
        _list(sheet, listed)
    if turn.references:
        sheet.part(wording.sources.TITLE)
        for citation in turn.references:
            _reference(sheet, citation)
    sheet.gap(4)


def _list(sheet: "_Sheet", listed: Listed) -> None:
    sheet.part(listed.title)
    for item in listed.items:
        said = f" (“{item.said}”)" if item.said else ""
        sheet.write(f"• {item.text} {item.strong}{said}", _BODY, indent=3, below=0.8)


def _reference(sheet: "_Sheet", citation: Citation) -> None:
    where, state = described(citation)
    sheet.write(f"[{citation.n}] “{citation.quote}”", _BODY, indent=3, below=0.3)
    sheet.write(f"{where} ({state})", _SMALL, colour=_SOFT, indent=10, below=0.3)
    if is_outward(citation.url):
        sheet.write(citation.url or "", _SMALL, colour=_ACCENT, indent=10, link=citation.url)
    sheet.gap(1.5)


class _Sheet:
    """A4 pages that are written from top to bottom."""

    def __init__(self, day: date) -> None:
        self._pdf = _pages()
        self._pdf.set_title(wording.TITLE)
        self._pdf.set_lang("en")
        # The day alone: when within it somebody asked is nobody's business.
        self._pdf.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=UTC))
        self._pdf.add_page()
        self._glyphs = self._pdf.fonts[_FACE.lower()].cmap  # type: ignore[union-attr]

    def write(
        self,
        text: str,
        size: float,
        *,
        strong: bool = False,
        colour: tuple[int, int, int] = _INK,
        indent: float = 0,
        below: float = 0.5,
        link: str | None = None,
    ) -> None:
        """A paragraph; sizes in points, `indent` and `below` in millimetres."""
        pdf = self._pdf
        pdf.set_font(_FACE, "B" if strong else "", size)
        pdf.set_text_color(*colour)
        pdf.set_x(_MARGIN_MM + indent)
        height = size * 0.3528 * 1.45
        pdf.multi_cell(
            pdf.w - 2 * _MARGIN_MM - indent,
            height,
            self._shown(text),
            align="L",
            new_x="LMARGIN",
            new_y="NEXT",
            link=quote(link, safe=";/?:@&=+$,%#~!-._'") if link else "",
        )
        self.gap(below)

    def heading(self, text: str) -> None:
        """The begin of a turn, never alone at the foot of a page."""
        self._keep_together(40)
        self.write(text, _HEAD, strong=True, below=1.5)

    def part(self, text: str) -> None:
        """The title of a list."""
        self._keep_together(20)
        self.gap(2)
        self.write(text, _PART, strong=True, below=1)

    def gap(self, millimetres: float) -> None:
        """Empty space."""
        self._pdf.set_y(self._pdf.get_y() + millimetres)

    def finished(self) -> bytes:
        """The whole file."""
        return bytes(self._pdf.output())

    def _keep_together(self, millimetres: float) -> None:
        if self._pdf.will_page_break(millimetres):
            self._pdf.add_page()

    def _shown(self, text: str) -> str:
        """`text` on one line, with a sign in place of what the face cannot show."""
        line = str(visible(" ".join(text.split())))
        return "".join(c if ord(c) in self._glyphs else _MISSING for c in line)


def _pages() -> "FPDF":
    from fpdf import FPDF

    class Pages(FPDF):
        """With the number of each page at its foot."""

        def footer(self) -> None:
            self.set_y(-14)
            self.set_font(_FACE, "", 8)
            self.set_text_color(*_SOFT)
            self.cell(0, 6, f"{wording.TITLE}, {self.page_no()} / {{nb}}", align="C")

    pdf = Pages(format="A4")
    pdf.set_display_mode("default")  # at the reader's own size
    pdf.set_margins(_MARGIN_MM, 18, _MARGIN_MM)
    pdf.set_auto_page_break(auto=True, margin=20)
    pdf.add_font(_FACE, "", FONTS / "DejaVuSans.ttf")
    pdf.add_font(_FACE, "B", FONTS / "DejaVuSans-Bold.ttf")
    return pdf
