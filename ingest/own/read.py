"""Reads one file of one's own: its kind, its bytes, its blocks, and where it comes from."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from corpus import Document, Provenance, ReviewStatus
from corpus.models import Frozen
from ingest.own.blocks import Block, Content, Kind
from ingest.own.clean import clean
from ingest.own.docx import read_docx
from ingest.own.errors import OwnDocumentRefused
from ingest.own.files import bytes_of, check_kind
from ingest.own.html import read_html
from ingest.own.markdown import read_markdown
from ingest.own.passages import Judge, Withheld, to_document
from ingest.own.pdf import read_pdf
from ingest.own.slugs import document_id, spaced
from ingest.own.text import read_text

_READERS: dict[str, Callable[[bytes, Path], Content]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
_MOST_PASSAGES = 10_000


class OwnDocument(Frozen):
    """What was taken in of one file, and what was kept out."""

    document: Document
    withheld: tuple[Withheld, ...] = ()


def read_own(path: Path, judge: Judge = lambda _text: None) -> OwnDocument:
    """Read a file as a local document, not reviewed; raises OwnDocumentRefused.

    `judge` says why a text may not be shown; such a text is kept out, headings and names included.
    The date is the one that the file itself tells (DOCX, PDF), else that of its last change.
    """
    reader = _READERS[check_kind(path)]
    data = bytes_of(path)
    content = reader(data, path)
    provenance = _provenance(path, data, content, judge)
    document, withheld = to_document(content.blocks, provenance, judge)
    if document is None:
        if withheld:
            problem = f"none of its {len(withheld)} passages may be shown: it {withheld[0].why}"
            raise OwnDocumentRefused(path, problem, "see docs/own-documents.md")
        raise OwnDocumentRefused(path, "it holds no text to cite", "give one that holds text")
    if len(document.passages) > _MOST_PASSAGES:
        problem = f"it holds {len(document.passages)} passages; at most {_MOST_PASSAGES} are read"
        raise OwnDocumentRefused(path, problem, "split it")
    return OwnDocument(document=document, withheld=withheld)


def _provenance(path: Path, data: bytes, content: Content, judge: Judge) -> Provenance:
    digest = hashlib.sha256(data).hexdigest()
    name = clean(path.name)
    shown = name if name and judge(spaced(path.stem)) is None else "a file"
    return Provenance(
        id=document_id(path, judge),
        title=_title(content, path, judge),
        source=f"{shown} (sha256 {digest[:12]}…), local, not reviewed",
        review_status=ReviewStatus.LOCAL,
        last_updated=content.dated or date.fromtimestamp(path.stat().st_mtime),
        file_name=shown,
        sha256=digest,
    )


def _title(content: Content, path: Path, judge: Judge) -> str:
    """The file's own title, else its first heading, else its name; what may be shown of them."""
    first: Block | None = next((b for b in content.blocks if b.kind is Kind.HEADING), None)
    for text in (content.title, first.text if first else "", spaced(path.stem)):
        told = clean(text)[:200].strip()
        if told and judge(told) is None:
            return told
    return "Local document"
