"""Each kind of file gives its passages, in order, each readable alone and quoted by offset."""

from datetime import date
from pathlib import Path

import pytest
from made_files import HTML, MARKDOWN, PROTOCOL_PDF, TEXT, docx

from corpus import ReviewStatus
from ingest.own import read_own

ROOM = "Blood is taken in room 3 before the visit."
COUNT = "Checked at each visit: full blood count"
ROW = "Finding: Neutrophils low; Action: Call the clinic"
BOX = "The letterbox is read daily."
KINDS = {
    "protocol.md": (
        MARKDOWN.encode(),
        "Markdown protocol",
        {
            "markdown-protocol-1": ROOM,
            "monitoring-1": COUNT,
            "monitoring-2": "Checked at each visit: liver tests: ALT",
            "monitoring-3": "Checked at each visit: liver tests: AST",
            "monitoring-4": ROW,
            "contact-1": BOX,
        },
    ),
    "protocol.html": (
        HTML.encode(),
        "Web protocol",
        {
            "web-protocol-1": ROOM,
            "monitoring-1": COUNT,
            "monitoring-2": "Checked at each visit: liver tests: ALT",
            "monitoring-3": ROW,
            "monitoring-4": "Finding: Neutrophils low; Action: Repeat the count",
            "monitoring-5": "Letterbox: It is read daily.",
        },
    ),
    "protocol.txt": (
        TEXT.encode("utf-16"),
        "protocol",
        {
            "text-1": "Text protocol of the clinic",
            "text-2": ROOM,
            "text-3": "Checked at each visit: full blood count with platelets",
            "text-4": "Checked at each visit: liver tests: ALT",
            "text-5": BOX,
        },
    ),
    "protocol.docx": (
        docx(),
        "Word protocol",
        {
            "word-protocol-1": ROOM,
            "monitoring-1": COUNT,
            "monitoring-2": "Checked at each visit: liver tests",
            "monitoring-3": ROW,
            "monitoring-4": "Ask for the night service.",
            "monitoring-5": BOX,
        },
    ),
    "protocol.pdf": (
        PROTOCOL_PDF,
        "Clinic protocol",
        {
            "protocol-for-clinics-1": "Blood is taken in room 3 before the visit, and sent to the "
            "laboratory the same day.",
            "protocol-for-clinics-2": ROW,
            "contact-1": "The clinic answers calls on weekdays from 9 to 17 o’clock and the "
            "letterbox is read daily.",
            "contact-2": "Bring the blood book",
            "contact-3": "Bring the list of medicines",
        },
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_gives_its_passages(tmp_path: Path, name: str) -> None:
    data, title, passages = KINDS[name]
    path = tmp_path / name
    path.write_bytes(data)
    read = read_own(path)
    document = read.document
    assert read.withheld == ()
    assert document.provenance.title == title
    assert {p.id: p.text for p in document.passages} == {
        f"local-protocol#{key}": text for key, text in passages.items()
    }
    for passage in document.passages:
        assert document.text[passage.start : passage.end] == passage.text
        assert passage.local


@pytest.mark.parametrize("name", KINDS)
def test_a_file_tells_where_it_comes_from(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(KINDS[name][0])
    told = read_own(path).document.provenance
    assert told.review_status is ReviewStatus.LOCAL
    assert told.file_name == name
    assert told.sha256 is not None
    assert len(told.sha256) == 64
    assert told.source == f"{name} (sha256 {told.sha256[:12]}…), local, not reviewed"
    assert told.url is None
    assert isinstance(told.last_updated, date)


def test_the_date_is_the_files_own_where_it_tells_one(tmp_path: Path) -> None:
    path = tmp_path / "protocol.pdf"
    path.write_bytes(PROTOCOL_PDF)
    assert read_own(path).document.provenance.last_updated == date(2026, 3, 4)


def test_an_older_encoding_is_read_where_the_page_names_it(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    path.write_bytes('<meta charset="iso-8859-1"><p>Blut für Zürich</p>'.encode("latin-1"))
    assert read_own(path).document.passages[0].text == "Blut für Zürich"


def test_markup_nested_without_end_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<div>" * 5000 + "The letterbox is read daily." + "</div>" * 5000, "utf-8")
    assert [p.text for p in read_own(path).document.passages] == [BOX]


def test_a_layout_table_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "old.html"
    path.write_text("<table><tr><td><h1>Clinic</h1><p>One.</p><td><p>Two.</p></table>", "utf-8")
    assert [p.text for p in read_own(path).document.passages] == ["One.", "Two."]
