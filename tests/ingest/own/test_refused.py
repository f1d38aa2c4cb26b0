"""What cannot be read whole is refused in one line that says what is wrong and what to do."""

from pathlib import Path

import pytest
from made_files import PROTOCOL_PDF, docx, pdf, zipped

from ingest.own import OwnDocumentRefused, files, read, read_own
from ingest.own import docx as docx_reader

# name, content → what the message must hold
REFUSED = [
    ("a.pdf", PROTOCOL_PDF[:200], ["damaged", "print it to a new PDF"]),
    ("a.pdf", b"%PDF", ["damaged"]),
    ("a.pdf", b"no PDF at all", ["damaged"]),
    ("a.pdf", pdf([[(72, 700, 11, "Text.")]], locked=True), ["password"]),
    ("a.pdf", pdf([[]]), ["no text", "OCR"]),
    ("a.pdf", pdf([[]], picture=True), ["page 1 is a picture", "OCR"]),
    ("a.docx", b"no archive", ["damaged or no DOCX", "word processor"]),
    ("a.docx", zipped("other.txt", b"text"), ["damaged or no DOCX"]),
    ("a.docx", zipped("[Content_Types].xml", b"<broken"), ["damaged or no DOCX"]),
    ("a.docx", b"\xd0\xcf\x11\xe0 old or locked", ["password", "save it as DOCX"]),
    ("a.docx", docx(tracked=True), ["tracked changes", "accept or reject"]),
    ("a.md", b"", ["empty"]),
    ("a.md", b" \n\t ", ["empty"]),
    ("a.md", b"# Only a heading", ["no text to cite"]),
    ("a.html", b"<script>only()</script>", ["no text to cite"]),
    ("a.txt", b"\xff latin", ["not utf-8 text", "UTF-8"]),
    ("a.txt", b"binary \x00 data", ["binary"]),
    ("a.html", b'<meta charset="no-such"><p>x</p>', ["no-such"]),
    ("a.doc", b"old", [".doc", "DOCX"]),
    ("a.xlsx", b"sheet", [".xlsx"]),
    ("a.exe", b"MZ", [".exe", "PDF"]),
    ("a", b"text", ["without a suffix"]),
]


@pytest.mark.parametrize(("name", "data", "parts"), REFUSED)
def test_a_file_is_refused_with_a_remedy(
    tmp_path: Path, name: str, data: bytes, parts: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(OwnDocumentRefused) as caught:
        read_own(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    assert "; " in message
    for part in parts:
        assert part in message


def test_sizes_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("One.\n\nTwo.\n", "utf-8")
    monkeypatch.setattr(read, "_MOST_PASSAGES", 1)
    with pytest.raises(OwnDocumentRefused, match="2 passages; at most 1"):
        read_own(path)
    monkeypatch.setattr(files, "MOST_BYTES", 5)
    with pytest.raises(OwnDocumentRefused, match="MB"):
        read_own(path)


def test_an_archive_that_unpacks_without_end_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx_reader, "_MOST_UNPACKED", 1_000)
    path = tmp_path / "a.docx"
    path.write_bytes(docx())
    with pytest.raises(OwnDocumentRefused, match="unpacks to"):
        read_own(path)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(OwnDocumentRefused, match="cannot be read"):
        read_own(tmp_path / "none.md")
