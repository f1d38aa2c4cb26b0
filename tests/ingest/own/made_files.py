"""Small files of each kind, made by the tests themselves."""

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.oxml import OxmlElement

Line = tuple[float, float, float, str]
"""x and y from the lower left corner and the letter size, in points, and the text."""


def pdf(
    pages: Sequence[Sequence[Line]],
    *,
    rules: str = "",
    picture: bool = False,
    locked: bool = False,
    info: str = "",
) -> bytes:
    """A PDF of text at given places; `rules` draws lines, `picture` fills each page with one."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    objects.append(f"{image} /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream")
    kids = []
    for lines in pages:
        parts = [f"BT /F1 {size} Tf {x} {y} Td ({_escaped(t)}) Tj ET" for x, y, size, t in lines]
        if picture:
            parts.append("q 612 0 0 792 0 0 cm /Im0 Do Q")
        stream = "\n".join([*parts, rules])
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        resources = "<< /Font << /F1 3 0 R >> /XObject << /Im0 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {resources}"
            f" /Contents {content} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    trailer = f"/Info {len(objects)} 0 R"
    if locked:
        key = "(" + "x" * 32 + ")"
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >>")
        trailer += f" /Encrypt {len(objects)} 0 R /ID [({'i' * 16}) ({'i' * 16})]"
    return _assembled(objects, trailer)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(objects: Sequence[str], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return (
        out
        + f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    )


GRID = "\n".join(
    [f"100 {y} m 400 {y} l S" for y in (600, 620, 640)]
    + [f"{x} 600 m {x} 640 l S" for x in (100, 250, 400)]
)
"""Two rows and two columns of ruled cells."""
PROTOCOL_PDF = pdf(
    [
        [
            (72, 760, 9, "General Hospital"),
            (72, 720, 20, "Protocol for clinics"),
            (72, 690, 11, "Blood is taken in room 3 before"),
            (72, 677, 11, "the visit, and sent to the labora-"),
            (72, 664, 11, "tory the same day."),
            (105, 626, 11, "Finding"),
            (255, 626, 11, "Action"),
            (105, 606, 11, "Neutrophils low"),
            (255, 606, 11, "Call the clinic"),
            (72, 560, 15, "Contact"),
            (72, 540, 11, "The clinic answers calls on weekdays from 9 to"),
            (300, 20, 9, "1"),
        ],
        [
            (72, 760, 9, "General Hospital"),
            (72, 700, 11, "17 o'clock and the letterbox is read daily."),
            (72, 670, 11, "- Bring the blood book"),
            (72, 657, 11, "- Bring the list of medicines"),
            (300, 20, 9, "2"),
        ],
    ],
    rules=GRID,
    info="/Title (Clinic protocol) /ModDate (D:20260304120000Z)",
)


def docx(*, tracked: bool = False, hidden: bool = True) -> bytes:
    """A Word file with headings, a list, a table and a hidden run."""
    file = Document()
    file.core_properties.title = "Word protocol"
    file.add_heading("Word protocol", 0)
    file.add_paragraph("Blood is taken in room 3 before the visit.")
    file.add_heading("Monitoring", 1)
    file.add_paragraph("Checked at each visit:")
    file.add_paragraph("full blood count", style="List Bullet")
    file.add_paragraph("liver tests", style="List Bullet")
    table = file.add_table(rows=3, cols=2)
    cells = [["Finding", "Action"], ["Neutrophils low", "Call the clinic"], ["", ""]]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.rows[2].cells[0].merge(table.rows[2].cells[1]).text = "Ask for the night service."
    paragraph = file.add_paragraph("The letterbox is read daily.")
    paragraph.add_run(" SECRET").font.hidden = hidden
    if tracked:
        paragraph._p.append(OxmlElement("w:ins"))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def zipped(name: str, data: bytes) -> bytes:
    """A ZIP file that is no Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


MARKDOWN = """---
title: front matter
---
# Markdown protocol

Blood is taken in **room 3** before [the visit](https://example.org/x).

## Monitoring

Checked at each visit:

- full blood count
- liver tests:
  - ALT
  - AST

| Finding | Action |
| --- | --- |
| Neutrophils low | Call the clinic |

<div style="display: none">Hidden text in the file.</div>
<script>alert("x")</script>

## Contact

The letterbox is read daily.
"""
HTML = """<!doctype html><html><head><meta charset="utf-8"><title>Web protocol</title>
<style>.secret, #other { display : none } p { color: black }</style>
<script>document.write("Scripted text")</script></head><body>
<h1>Web protocol</h1>
<p>Blood is taken in <a href="https://example.org">room 3</a><br>before the visit.
<span hidden>Hidden by attribute</span><span style="VISIBILITY: hidden">by style</span>
<span class="secret">by sheet</span><i aria-hidden="true">by aria</i>
<span style="font-size:0px">tiny</span></p>
<h2>Monitoring</h2>
<div>Checked at each visit:<ul><li>full blood count</li>
<li>liver tests:<ul><li>ALT</li></ul></li></ul></div>
<table><thead><tr><th>Finding</th><th>Action</th></tr></thead>
<tr><td rowspan="2">Neutrophils low</td><td>Call the clinic</td></tr>
<tr><td>Repeat the count</td></tr></table>
<dl><dt>Letterbox</dt><dd>It is read daily.</dd></dl>
<!-- a comment --><noscript>No script</noscript><form><input value="typed"></form>
<iframe src="https://example.org"></iframe></body></html>"""
TEXT = """Text protocol of the clinic

Blood is taken in room 3
before the visit.

Checked at each visit:
- full blood count
  with platelets
- liver tests:
    1. ALT

The letterbox is read daily.
"""
